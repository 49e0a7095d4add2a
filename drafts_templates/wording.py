"""Filling the wording patterns of a genre template, keeping what every word rests on."""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from thammuu.drafts_templates.draft import Placeholder, Sentence
from thammuu.ingest.model import Evidence


@dataclass(frozen=True, slots=True)
class Slots:
    """What the slots of a pattern stand for; a slot that is not `known` becomes a placeholder by `prompts`."""

    known: Mapping[str, Sentence]
    prompts: Mapping[str, str] = field(default_factory=dict)

    def get(self, name: str) -> Sentence:
        """The words for slot `name`."""
        if name in self.known:
            return self.known[name]
        return missing(f"content.{name}", self.prompts.get(name, name))

    def with_words(self, **words: str) -> Slots:
        """These slots and a few more of plain words."""
        return Slots({**self.known, **{name: Sentence(text) for name, text in words.items()}}, self.prompts)


def missing(input_field: str, prompt: str) -> Sentence:
    """A sentence that is only a placeholder."""
    placeholder = Placeholder(input_field, prompt)
    return Sentence(placeholder.text, placeholders=(placeholder,))


def fill(pattern: str, slots: Slots) -> Sentence:
    """`pattern` with its {slots} filled and a capital first; evidence and placeholders of the fillings are kept."""
    pieces: list[Sentence] = []
    for literal, name, _, _ in string.Formatter().parse(pattern):
        pieces.append(Sentence(literal))
        if name is not None:
            pieces.append(slots.get(name))
    return capital(join(pieces))


def join(pieces: Iterable[Sentence]) -> Sentence:
    """The pieces as one sentence; each evidence and placeholder once, in order."""
    text, evidence, placeholders = "", dict[Evidence, None](), dict[Placeholder, None]()
    for piece in pieces:
        text += piece.text
        evidence.update(dict.fromkeys(piece.evidence))
        placeholders.update(dict.fromkeys(piece.placeholders))
    return Sentence(text, tuple(evidence), tuple(placeholders))


def capital(sentence: Sentence) -> Sentence:
    """`sentence` beginning with a capital letter."""
    first = sentence.text[:1].upper()
    if len(first) != 1:  # nothing to raise, or a letter such as ß whose capital is two
        return sentence
    return Sentence(first + sentence.text[1:], sentence.evidence, sentence.placeholders)


def full_stop(text: str) -> str:
    """`text` ending in one mark: a full stop unless it already ends a sentence (a line a person wrote may not)."""
    return text if text.endswith((".", "!", "?", ":", "…")) else text.rstrip(";,") + "."
