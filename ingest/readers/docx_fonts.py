"""The fonts of a .docx, asked only where they can matter: a file whose letters are all Unicode pays nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from thammuu.ingest.charsets import Charset, Conversion, FontRun, Transcoder, meaning_of
from thammuu.ingest.charsets.evidence import OLD_SIGNS
from thammuu.ingest.readers.docx_package import w
from thammuu.ingest.readers.docx_styles import Styles, font_of


class DocxFonts:
    """The transcoder of one .docx; made from all its parts before the first paragraph is read."""

    def __init__(self, styles: Styles, parts: Iterable[etree._Element | None]) -> None:
        self._styles = styles
        known = [part for part in parts if part is not None]
        self._needed = any(map(_may_be_old, known))
        self._transcoder = (
            Transcoder(run for part in known for run in self._runs(part)) if self._needed else Transcoder()
        )

    def of_run(self, properties: etree._Element | None, style_id: str) -> str | None:
        """The font of a run's letters: its own, its character style's, its paragraph style's, the default."""
        if not self._needed:
            return None
        style = properties.find(w("rStyle")) if properties is not None else None
        own = font_of(properties) or (self._styles.font(style.get(w("val"), "")) if style is not None else None)
        name = own or self._styles.font(style_id)
        # Letters someone typed as symbols are w:sym; a run that only looks like one keeps its letters.
        meaning = meaning_of(name)
        return None if meaning and meaning.charset is Charset.SYMBOL else name

    def paragraph(self, runs: Sequence[FontRun]) -> tuple[str, ...]:
        """The texts of the runs of a paragraph in Unicode."""
        return self._transcoder.paragraph(runs) if self._needed else tuple(run.text for run in runs)

    def report(self) -> Conversion:
        """What was converted."""
        return self._transcoder.report()

    def _runs(self, part: etree._Element) -> Iterator[FontRun]:
        for paragraph in part.iter(w("p")):
            style = self._styles.paragraph_style(paragraph.find(w("pPr")))
            for run in paragraph.iter(w("r")):
                text = "".join(_letters(run))
                if text:
                    yield FontRun(text, self.of_run(run.find(w("rPr")), style))


def _letters(run: etree._Element) -> Iterator[str]:
    for child in run:
        if child.tag == w("t"):
            yield child.text or ""
        elif child.tag == w("softHyphen"):
            yield "\u00ad"


def _may_be_old(part: etree._Element) -> bool:
    """True when the part has signs old character sets are seen as; Vietnamese in Unicode has hardly any."""
    return any(OLD_SIGNS.search(text.text) for text in part.iter(w("t")) if text.text and not text.text.isascii())
