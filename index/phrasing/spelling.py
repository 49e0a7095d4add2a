"""A syllable that stands in no document, mended to the one that was most likely meant.

Only what the index does not know at all is mended, so what was typed right can never lose to a guess.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import Protocol

from thammuu.index.lexical.tokens import PAIR_MARK, bare
from thammuu.ingest.folding import fold
from thammuu.ingest.syllables import is_syllable

_LETTERS = "abcdeghiklmnopqrstuvxy"
_SHORTEST = 4  # letters; of shorter syllables a letter changed is another word
_LONGEST = 7  # letters of a syllable, as of "nghiêng"
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKED = {"a": "aăâ", "e": "eê", "o": "oôơ", "u": "uư", "d": "dđ"}
_VOWELS = frozenset("aăâeêioôơuưy")
_NEAREST = 4  # syllables without accents whose accented forms are looked at


class Frequency(Protocol):
    """In how many provisions a folded syllable or pair stands, with accents or without."""

    def __call__(self, term: str, *, accents: bool) -> int:
        """The count; 0 for a term no text has."""


def mended(syllables: Sequence[str], place: int, frequency: Frequency, *, accents: bool) -> str | None:
    """The known syllable that `syllables[place]` was most likely meant to be; None where nothing near is known.

    Of the same letters with other accents ("kêt"), else, where it is no syllable at all, one letter away ("kêtt"): a
    true syllable that no text has ("chậm") is a word the documents do not use. It must stand somewhere beside a
    neighbour it has in the question: "Krông" alone may be a name we do not have as well as "không".
    """
    word = syllables[place]
    if not word.isalpha() or frequency(word, accents=accents):
        return None
    plain = bare(word)
    if accents and (found := _likeliest(accented_forms(plain), syllables, place, frequency, accents=True)):
        return found[0]
    if len(word) < _SHORTEST or is_syllable(word) or len(syllables) == 1:
        return None
    unaccented = tuple(map(bare, syllables))
    near = _likeliest(sorted(_one_away(plain)), unaccented, place, frequency, accents=False)[:_NEAREST]
    if accents:
        near = _likeliest(
            (form for each in near for form in accented_forms(each)), syllables, place, frequency, accents=True
        )
    return near[0] if near else None


def _likeliest(
    candidates: Iterable[str], syllables: Sequence[str], place: int, frequency: Frequency, *, accents: bool
) -> tuple[str, ...]:
    """The known candidates, those first that stand most often beside the neighbours, and no others where it has any."""
    left = syllables[place - 1 : place] if place else ()
    right = syllables[place + 1 : place + 2]
    ranked = []
    for each in candidates:
        known = frequency(each, accents=accents)
        if known:
            pairs = (*(f"{one}{PAIR_MARK}{each}" for one in left), *(f"{each}{PAIR_MARK}{one}" for one in right))
            ranked.append((sum(frequency(pair, accents=accents) for pair in pairs), known, each))
    alone = not left and not right
    return tuple(each for beside, _, each in sorted(ranked, reverse=True) if beside or alone)


def accented_forms(plain: str) -> Iterator[str]:
    """Every syllable of Vietnamese that is `plain` without its accents, as `fold` writes it."""
    if len(plain) > _LONGEST:
        return
    for letters in product(*(_MARKED.get(letter, letter) for letter in plain)):
        toneless = "".join(letters)
        if is_syllable(toneless):
            yield toneless
            for place, letter in enumerate(toneless):
                if letter in _VOWELS:
                    head, tail = toneless[: place + 1], toneless[place + 1 :]
                    yield from (fold(unicodedata.normalize("NFC", head + tone + tail)) for tone in _TONES)


def _one_away(word: str) -> Iterator[str]:
    """Each string that one letter left out, added, changed or two swapped makes of `word`."""
    made = set[str]()
    for place in range(len(word) + 1):
        head, tail = word[:place], word[place:]
        if tail:
            made.add(head + tail[1:])
            made.update(head + letter + tail[1:] for letter in _LETTERS)
        if len(tail) > 1:
            made.add(head + tail[1] + tail[0] + tail[2:])
        made.update(head + letter + tail for letter in _LETTERS)
    made -= {word, ""}
    yield from made
