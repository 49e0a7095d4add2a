"""The tokenizer of the static embedding model: Vietnamese syllables and the set phrases made of them.

A Vietnamese word is one to four syllables written apart ("nghị quyết", "ủy ban nhân dân"). A static model adds up the
vectors of its tokens, so a token should be a word and not a syllable: "đảng viên" means more than "đảng" + "viên".
The tokenizer is a `Unigram` model that does not stop at spaces: it picks the likeliest cover of a clause by syllables
and phrases. Everything done to the text beforehand lives in the normalizer inside `tokenizer.json`, so that every
reader of the folder (sentence-transformers or our own loader) sees the same tokens.
"""

from __future__ import annotations

import json
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers

UNKNOWN = "<unk>"
MARK = "▁"  # stands for the space before a syllable, as in SentencePiece

# The tone of "hoà/hòa", "khoẻ/khỏe", "uỷ/ủy" is written on either vowel; both are correct and both occur in one law.
# The fold is done inside longer rhymes too ("toàn" becomes "tòan"): no two words differ by it, and a plain string
# replacement is three times as fast as one that looks ahead.
TONE_FOLDS: tuple[tuple[str, str], ...] = tuple(
    (unicodedata.normalize("NFC", first + second + tone), unicodedata.normalize("NFC", first + tone + second))
    for first, second in ("oa", "oe", "uy")
    for tone in "\u0300\u0301\u0303\u0309\u0323"
)
# A line break or a no-break space inside a clause is a space: lines of a PDF break anywhere.
SPACES: tuple[str, ...] = ("\n", "\u00a0")

_PIECES = re.compile(r"[^\W_]+|[^\w\s]+|_")
_MIN_SYLLABLE = 30  # occurrences; rarer ones are foreign names, typing slips and codes
_MIN_NUMBER = 200  # numbers are many and mean little by themselves
_MIN_PHRASE = 60
_MAX_PHRASE = 4  # syllables
_CANDIDATES = 3  # phrases weighed for each one kept
_SAMPLE = 4  # every fourth article is cut to see which phrases are used
_MAX_PLAIN = 1600  # accent-free syllables, for people who type "dang vien du bi"


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases of one length: their codes (ascending), their syllables and how often each occurs."""

    codes: NDArray[np.int64]
    syllables: NDArray[np.int64]
    counts: NDArray[np.int64]


def fold(text: str) -> str:
    """Do in Python what the normalizer in `tokenizer.json` does."""
    text = unicodedata.normalize("NFC", text.lower())
    for old, new in TONE_FOLDS:
        text = text.replace(old, new)
    return text


def strip_accents(text: str) -> str:
    """Return the text as typed without any Vietnamese mark: "đảng viên" becomes "dang vien"."""
    plain = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    return "".join(char for char in plain if not unicodedata.combining(char))


def build_tokenizer(texts: Iterable[str], size: int) -> Tokenizer:
    """Choose at most `size` tokens from the texts and return the tokenizer; token 0 is the unknown one."""
    texts = tuple(texts)
    stream, syllables, counts = _syllable_stream(texts)
    total = int(counts.sum())
    single = {MARK + word: math.log(count / total) for word, count in zip(syllables, counts.tolist(), strict=True)}
    for word, count in _plain_syllables(syllables, counts):
        single.setdefault(MARK + word, math.log(count / total) - 2.0)
    room = size - 1 - len(single)
    candidates = _best_phrases(stream, syllables, counts, _CANDIDATES * room)
    scores = {MARK + MARK.join(words): math.log(count / total) for words, count, _ in candidates}
    worth = {MARK + MARK.join(words): gain / count for words, count, gain in candidates}
    # A part of a longer phrase ("phán tòa án nhân", of "thẩm phán tòa án nhân dân") looks good by its count and is
    # then never chosen: what counts is how often a phrase is used when the text is cut.
    uses = _uses(_assemble(single | scores), texts[::_SAMPLE])
    chosen = sorted(scores, key=lambda token: -uses[token] * worth[token])[:room]
    tokens = single | {token: scores[token] for token in chosen}
    # Rounded here and not when the file is written: training must cut the texts as every later reader will.
    return _assemble({token: round(score, 3) for token, score in tokens.items()})


def save_tokenizer(tokenizer: Tokenizer, path: Path) -> None:
    """Write `tokenizer.json` without the blanks that would double its size."""
    data = json.loads(tokenizer.to_str())
    path.write_text(json.dumps(data, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _uses(tokenizer: Tokenizer, texts: Sequence[str]) -> Counter[str]:
    uses: Counter[str] = Counter()
    for text in texts:
        uses.update(tokenizer.encode(text, add_special_tokens=False).tokens)
    return uses


def _assemble(tokens: dict[str, float]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram([(UNKNOWN, 0.0), *tokens.items()], unk_id=0, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Lowercase(), normalizers.NFC()]
        + [normalizers.Replace(old, new) for old, new in TONE_FOLDS]
        + [normalizers.Replace(space, " ") for space in SPACES]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            # No phrase crosses a comma, a bracket or any other sign; the sign itself is dropped.
            pre_tokenizers.Split(Regex(r" *[^\p{L}\p{M}\p{N} ]+ *"), "removed"),
            pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always", split=False),
        ]
    )
    return tokenizer


def _syllable_stream(texts: Iterable[str]) -> tuple[NDArray[np.int64], tuple[str, ...], NDArray[np.int64]]:
    """Return the texts as numbers of syllables (-1 where no phrase may cross), the syllables, their counts."""
    ids: dict[str, int] = {}
    raw = np.fromiter(_raw_stream(texts, ids), dtype=np.int64)
    words = list(ids)
    counts = np.bincount(raw[raw >= 0], minlength=len(words))
    floor = np.array([_MIN_NUMBER if word.isdigit() else _MIN_SYLLABLE for word in words])
    kept = np.flatnonzero(counts >= floor)
    renumber = np.full(len(words) + 1, -1, dtype=np.int64)  # the last place serves raw == -1
    renumber[kept] = np.arange(len(kept))
    return renumber[raw], tuple(words[index] for index in kept), counts[kept]


def _raw_stream(texts: Iterable[str], ids: dict[str, int]) -> Iterator[int]:
    for text in texts:
        for piece in _PIECES.findall(fold(text)):
            yield ids.setdefault(piece, len(ids)) if piece[0].isalnum() else -1
        yield -1


def _plain_syllables(syllables: tuple[str, ...], counts: NDArray[np.int64]) -> list[tuple[str, int]]:
    plain: Counter[str] = Counter()
    for word, count in zip(syllables, counts.tolist(), strict=True):
        plain[strip_accents(word)] += count
    return plain.most_common(_MAX_PLAIN)


def _best_phrases(
    stream: NDArray[np.int64], syllables: tuple[str, ...], counts: NDArray[np.int64], room: int
) -> list[tuple[list[str], int, float]]:
    """Return the `room` phrases that make the text likeliest, each with its count and what it gains (nats)."""
    stream = np.where(np.array([*(word.isdigit() for word in syllables), False])[stream], -1, stream)
    base, total = len(syllables), int(counts.sum())
    by_length = [Phrases(np.arange(base), np.arange(base)[:, None], counts)]
    scored: list[tuple[list[str], int, float]] = []
    for length in range(2, _MAX_PHRASE + 1):
        phrases = _count(stream, length, base)
        gains = phrases.counts * np.log(phrases.counts * total / _best_split(phrases, by_length, base))
        for row in np.argsort(-gains)[:room]:
            words = [syllables[index] for index in phrases.syllables[row]]
            scored.append((words, int(phrases.counts[row]), float(gains[row])))
        by_length.append(phrases)
    scored.sort(key=lambda row: -row[2])
    return [row for row in scored[:room] if row[2] > 0]


def _count(stream: NDArray[np.int64], length: int, base: int) -> Phrases:
    span = len(stream) - length + 1
    codes = np.zeros(span, dtype=np.int64)
    whole = np.ones(span, dtype=bool)
    for place in range(length):
        part = stream[place : span + place]
        whole &= part >= 0
        codes = codes * base + part
    found, counts = np.unique(codes[whole], return_counts=True)
    found, counts = found[counts >= _MIN_PHRASE], counts[counts >= _MIN_PHRASE]
    powers = base ** np.arange(length - 1, -1, -1)
    return Phrases(found, found[:, None] // powers % base, counts)


def _best_split(phrases: Phrases, by_length: list[Phrases], base: int) -> NDArray[np.float64]:
    """For each phrase: the largest product of the counts of two parts it can be cut into.

    Measuring a phrase against its best halves, and not against its single syllables, keeps out "tỉnh quyết định":
    it is frequent only because "quyết định" is.
    """
    length = phrases.syllables.shape[1]
    best = np.ones(len(phrases.codes))
    for cut in range(1, length):
        left, right = by_length[cut - 1], by_length[length - cut - 1]
        head, tail = np.divmod(phrases.codes, base ** (length - cut))
        product = left.counts[np.searchsorted(left.codes, head)] * right.counts[np.searchsorted(right.codes, tail)]
        best = np.maximum(best, product)
    return best
