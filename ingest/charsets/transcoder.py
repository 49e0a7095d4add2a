"""Runs of text with their fonts to Unicode.

One transcoder a file: it first hears all runs, then converts paragraph by paragraph.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from thammuu.ingest.charsets.capitals import in_capitals, restored
from thammuu.ingest.charsets.evidence import converted, is_certain, score, told_by_text
from thammuu.ingest.charsets.fonts import meaning_of
from thammuu.ingest.charsets.names import Charset
from thammuu.ingest.charsets.report import Conversion, Loss
from thammuu.ingest.charsets.symbols import signs
from thammuu.ingest.charsets.tables import table_of

_SAMPLE = 20_000  # characters of a font that are weighed
_STRETCH = 100  # characters that are judged together, at least
# Signs beyond ASCII that old fonts leave where Windows has them.
_COMMON = frozenset("\u00a0°²³±´º“”‘’„…–—•†‡‰‹›™€ƒ\u2002\u2003\u2009\u200b\ufeff")
_CLEAR = 2  # words that speak for a character set and not against it
# Word moves the letters of a font it takes for a symbol font to F000-F0FF.
_PRIVATE = {0xF000 + code: code for code in range(0x20, 0x100)}
_OLD = frozenset((Charset.TCVN3, Charset.VNI, Charset.VISCII, Charset.VPS))


@dataclass(frozen=True, slots=True)
class FontRun:
    """A stretch of text in one font; None when the format tells no font."""

    text: str
    font: str | None = None


class Transcoder:
    """Converts the runs of one file.

    Each stretch of runs with the same claim is judged by its own words; where these do not decide, by the other text
    of the font; last by the font's name. A word with letters only Unicode can give is never touched.
    """

    def __init__(self, runs: Iterable[FontRun] = ()) -> None:
        """`runs` is the text of the whole file, in any order: what its fonts mean in this file is learned from it."""
        self._letters: Counter[Charset] = Counter()
        self._losses: dict[tuple[str, Charset, str | None], Loss] = {}
        self._paragraphs = 0
        self._met: set[Charset] = set()  # the old ones that long runs are in
        self._verdicts: dict[str | None, Charset | None] = {}
        self._learn(runs)

    def _learn(self, runs: Iterable[FontRun]) -> None:
        samples: dict[str | None, str] = {}
        for font, text in _stretches(runs):
            if text.isascii():
                continue
            if (charset := told_by_text(text)) in _OLD and charset is not None:
                self._met.add(charset)
            if len(sample := samples.get(font, "")) < _SAMPLE:
                samples[font] = f"{sample} {text}"
        self._verdicts = {font: told_by_text(sample) for font, sample in samples.items()}

    def paragraph(self, runs: Sequence[FontRun]) -> tuple[str, ...]:
        """The converted text of each run of one paragraph or cell, in order."""
        self._paragraphs += 1
        out: list[str] = []
        for claim, group in groupby(runs, key=self._claim):
            out += self._stretch(claim, list(group))
        return tuple(out)

    def text(self, text: str, font: str | None = None) -> str:
        """`text`, all in one font, converted."""
        return self.paragraph((FontRun(text, font),))[0]

    def report(self) -> Conversion:
        """What was converted and lost so far."""
        return Conversion(tuple(self._letters.most_common()), tuple(self._losses.values()))

    def _claim(self, run: FontRun) -> Charset | None:
        meaning = meaning_of(run.font)
        return meaning.charset if meaning else None

    def _stretch(self, claim: Charset | None, runs: list[FontRun]) -> Iterator[str]:
        if claim:
            runs = [FontRun(run.text.translate(_PRIVATE), run.font) for run in runs]
        whole = "".join(run.text for run in runs)
        if whole.isascii() and claim is not Charset.SYMBOL:
            yield from (_drawn(run.text, run.font) for run in runs)
            return
        charset = self._decide(claim, whole, runs[0].font)
        if charset in _OLD:
            yield from self._converted(charset, whole, runs)
            return
        self._letters[Charset.UNICODE] += sum(char > "\x7f" for char in whole) if charset is not Charset.SYMBOL else 0
        yield from (signs(run.text, run.font) if charset is Charset.SYMBOL else run.text for run in runs)

    def _decide(self, claim: Charset | None, text: str, font: str | None) -> Charset:
        if claim is Charset.SYMBOL:
            return Charset.UNICODE if is_certain(text) else claim
        own = told_by_text(text)
        usual = own or self._verdicts.get(font)
        first = next((charset for charset in (usual, claim) if charset in _OLD), None)
        if own is Charset.UNICODE and first is None:
            return Charset.UNICODE
        # One file can hold several: a plan put together from parts has VNI letters in runs named after TCVN3 fonts.
        tried = dict.fromkeys(charset for charset in (first, claim, *self._met) if charset in _OLD)
        before = score(text).net
        nets = {charset: score(converted(text, charset)).net for charset in tried}
        best = max(nets, key=nets.__getitem__, default=Charset.UNICODE)
        if first is None:  # nothing but the words speaks for it: they must do so clearly
            return best if nets and nets[best] >= _CLEAR and before <= -_CLEAR else Charset.UNICODE
        if nets[best] > before:
            return best
        if nets[best] < before or usual is Charset.UNICODE:
            return Charset.UNICODE
        return first if nets[first] == before else best

    def _converted(self, charset: Charset, whole: str, runs: list[FontRun]) -> Iterator[str]:
        """Letters are found in the whole stretch: VNI's base and mark may be in two runs; the first gets the letter."""
        kept = _unicode_words(whole)
        table = table_of(charset)
        texts = [""] * len(runs)
        ends = _ends(runs)
        at, index = 0, 0
        for match in [*table.pattern.finditer(whole), None]:
            stop = match.start() if match else len(whole)
            while at < stop:  # what the table does not know, run by run
                index = _run_at(ends, at, index)
                end = min(stop, ends[index])
                texts[index] += self._unknown(whole[at:end], charset, runs[index].font)
                at = end
            if match:
                index = _run_at(ends, at, index)
                letter = match.group() if _inside(kept, at) else table.letters[match.group()]
                texts[index] += letter
                self._letters[charset] += 1
                at = match.end()
        texts = restored(texts) if charset is Charset.TCVN3 else texts
        yield from (_drawn(text, run.font) for run, text in zip(runs, texts, strict=True))

    def _unknown(self, text: str, charset: Charset, font: str | None) -> str:
        for char in text:
            if _is_lost(char):
                key = (char, charset, font)
                known = self._losses.get(key)
                first = known.paragraph if known else self._paragraphs
                self._losses[key] = Loss(char, known.count + 1 if known else 1, charset, font, first)
        return text


def _stretches(runs: Iterable[FontRun]) -> Iterator[tuple[str | None, str]]:
    """Neighbouring runs of one font joined, for a letter and its mark may be in two; about a paragraph at once."""
    for font, group in groupby(runs, key=lambda run: run.font):
        text = ""
        for run in group:
            text += run.text
            if len(text) > _STRETCH:
                yield font, text
                text = ""
        yield font, text


def _is_lost(char: str) -> bool:
    """True for what a font with its own letters must have drawn as something else: a letter of Latin-1, a lost one."""
    if char <= "\x7f" or char in _COMMON or is_certain(char):
        return False
    return char <= "\xff" or char.isalpha() or char == "\ufffd" or "\ue000" <= char <= "\uf8ff"


def _drawn(text: str, font: str | None) -> str:
    """`text` as its font draws it: in .VnTimeH every letter is a capital."""
    meaning = meaning_of(font)
    return in_capitals(text) if meaning and meaning.capitals else text


def _unicode_words(text: str) -> list[tuple[int, int]]:
    """Spans of the words that are Unicode for certain; none in the usual case."""
    if not is_certain(text):
        return []
    spans, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        if is_certain(word):
            spans.append((at, at + len(word)))
        at += len(word)
    return spans


def _inside(spans: list[tuple[int, int]], at: int) -> bool:
    return any(start <= at < end for start, end in spans)


def _ends(runs: list[FontRun]) -> list[int]:
    ends, at = [], 0
    for run in runs:
        at += len(run.text)
        ends.append(at)
    return ends


def _run_at(ends: list[int], at: int, index: int) -> int:
    while ends[index] <= at:
        index += 1
    return index
