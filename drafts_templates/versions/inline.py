"""Words of one line to sentences: emphasis, footnotes, placeholders, and the sources of what still stands verbatim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from thammuu.drafts_templates.draft import PLACEHOLDER, Paragraph, Placeholder, Sentence

# "**đậm**", "*nghiêng*", "[^chú thích]"; a lone star is a star.
_MARKS = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\*(?P<italic>[^*\s](?:[^*\n]*[^*\s])?)\*|\[\^(?P<note>[^\]\n]*)\]")
_SHORTEST = 6  # letters; the name of a document is longer ("05-NQ/TU" has 8)


@dataclass(frozen=True, slots=True)
class KnownSentences:
    """The sentences a section had before it was edited: those that rest on something, and the placeholders."""

    sourced: tuple[Sentence, ...]  # the longest first
    placeholders: tuple[Placeholder, ...]

    @classmethod
    def of(cls, sentences: Iterable[Sentence]) -> KnownSentences:
        """What is worth knowing of `sentences`."""
        every = tuple(sentences)
        sourced = {each.text.strip(): each for each in every if each.evidence and len(each.text.strip()) >= _SHORTEST}
        return cls(
            tuple(sorted(sourced.values(), key=lambda each: -len(each.text.strip()))),
            tuple(dict.fromkeys(placeholder for each in every for placeholder in each.placeholders)),
        )

    def paragraph(self, text: str) -> Paragraph:
        """`text` as sentences. Words that stand verbatim in a known sentence keep its sources, all others are a
        person's own; no letter is lost."""
        return Paragraph(tuple(self._settled(sentence) for sentence in self._sentences(text)))

    def _sentences(self, text: str) -> Iterator[Sentence]:
        for known in self.sourced:
            words = known.text.strip()
            before, found, after = text.partition(words)
            if found:
                yield from self._sentences(before) if before else ()
                note, after = _note(after)
                yield replace(known, text=words, note=note)
                yield from self._sentences(after) if after else ()
                return
        yield from _marked(text)

    def _settled(self, sentence: Sentence) -> Sentence:
        """With the placeholders that stand in it, each under the input field it was made for."""
        prompts = PLACEHOLDER.findall(sentence.text)
        fields = {placeholder.prompt: placeholder for placeholder in self.placeholders}
        return replace(sentence, placeholders=tuple(fields.get(each, Placeholder("", each)) for each in prompts))


def _note(after: str) -> tuple[str, str]:
    match = _MARKS.match(after)
    if match is None or match["note"] is None:
        return "", after
    return match["note"], after[match.end() :]


def _marked(text: str) -> Iterator[Sentence]:
    at = 0
    waiting: Sentence | None = None
    for match in _MARKS.finditer(text):
        if match.start() > at:
            yield from (waiting,) if waiting else ()
            waiting = Sentence(text[at : match.start()])
        at = match.end()
        if match["note"] is not None:
            yield replace(waiting or Sentence(""), note=match["note"])
            waiting = None
            continue
        yield from (waiting,) if waiting else ()
        waiting = Sentence(match["bold"] or match["italic"], bold=bool(match["bold"]), italic=bool(match["italic"]))
    yield from (waiting,) if waiting else ()
    if at < len(text):
        yield Sentence(text[at:])
