"""Old Vietnamese character sets in a PDF: each line converted by the fonts of its letters.

Only pages whose text has signs of an old set are asked for fonts, so that Unicode files pay nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from thammuu.ingest.charsets import Charset, Conversion, FontRun, Transcoder, meaning_of
from thammuu.ingest.charsets.evidence import converted
from thammuu.ingest.readers.pdf_lines import Line
from thammuu.ingest.syllables import is_syllable

Page = tuple[Line, ...]
_SOFT_HYPHEN = "\u00ad"


def to_unicode(pages: Sequence[Page]) -> tuple[tuple[Page, ...], Conversion]:
    """The pages with their text in Unicode, and what was converted."""
    lines = [line for page in pages for line in page if line.runs]
    if not lines:
        return tuple(pages), Conversion()
    transcoder = Transcoder(run for line in lines for run in line.runs)
    return tuple(tuple(_converted(line, transcoder) for line in page) for page in pages), transcoder.report()


def _converted(line: Line, transcoder: Transcoder) -> Line:
    if not line.runs:
        return line
    if line.hyphen and _ends_in_a_letter(line.runs[-1]):
        last = line.runs[-1]
        runs = (*line.runs[:-1], FontRun(last.text.rstrip() + _SOFT_HYPHEN + " ", last.font))
        return replace(line, text="".join(transcoder.paragraph(runs)), hyphen=False, spaced=True)
    text = "".join(transcoder.paragraph(line.runs))
    return replace(line, text=text + "-" if line.hyphen else text)


def _ends_in_a_letter(run: FontRun) -> bool:
    """True when the hyphen after `run` is the letter "ư": PDFium takes "Thủ t" + AD at a line end for a cut word."""
    meaning = meaning_of(run.font)
    if meaning is None or meaning.charset is not Charset.TCVN3 or run.text != run.text.rstrip():
        return False
    words = converted(run.text + _SOFT_HYPHEN, Charset.TCVN3).split()
    return bool(words) and len(words[-1]) > 1 and is_syllable(words[-1])
