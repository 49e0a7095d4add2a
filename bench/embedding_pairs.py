"""Training pairs of the static embedding model: something a person may ask, and the article that answers it.

Only 910 real questions exist, so most pairs are made from the articles themselves: a title asks for its text, a few
words of a clause ask for the article they were taken from. Half of each batch comes from a few documents and subjects
(đề mục), so that the other articles of the batch are hard to tell apart: telling a land article from a tax article
teaches little. Half of the articles are shown as a search holds them, subject first and whole, the others as a window.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from embedding_vocabulary import MARK, strip_accents
from numpy.typing import NDArray
from tokenizers import Tokenizer

Ids = NDArray[np.int64]

_QUESTIONS = 0.03  # share of real questions in a batch; with .10 each is seen so often that it is learned by heart
_TOPICAL = 0.5  # share of a batch drawn from few documents and subjects
_TOPIC_RUN = 32  # articles of one document or subject in a batch
_OF_DOCUMENT = 0.6  # share of these runs that are of one document
_PLAIN = 0.06  # share of queries without accents
_BROKEN = 0.1  # share of the phrases of a query shown as single syllables
_AS_SEARCHED = 0.5  # share of articles shown as a search holds them
_WHOLE = 850  # tokens of such an article: about the 6,000 characters that are embedded
_WINDOW = 200  # tokens of an article shown otherwise
_COMMON_TITLE = 20  # a title this frequent ("Hiệu lực thi hành") asks for nothing in particular


@dataclass(frozen=True, slots=True)
class Article:
    """One article of the legal code (phapdien.jsonl.gz)."""

    id: str
    title: str
    text: str
    subject: str
    document: str


@dataclass(frozen=True, slots=True)
class Question:
    """A real question and the places of the articles that answer it in the list of articles."""

    text: str
    answers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ragged:
    """Token ids of many texts in one array: text i is `ids[starts[i]:starts[i + 1]]`."""

    ids: Ids
    starts: Ids

    def __len__(self) -> int:
        return len(self.starts) - 1

    def __getitem__(self, place: int) -> Ids:
        return self.ids[self.starts[place] : self.starts[place + 1]]


@dataclass(frozen=True, slots=True)
class Batch:
    """Queries and documents side by side; `articles` tells which pairs are of one article and no rivals."""

    queries: tuple[Ids, ...]
    documents: tuple[Ids, ...]
    articles: Ids


def read_articles(path: Path) -> tuple[Article, ...]:
    """Read the articles in their order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return tuple(
        Article(row["id"], row["title"], row["text"], row.get("demuc", ""), row.get("src_doc_no") or "") for row in rows
    )


def read_questions(path: Path, articles: Sequence[Article]) -> tuple[Question, ...]:
    """Read questions; answers that are not among the articles are left out."""
    places = {article.id: place for place, article in enumerate(articles)}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Question(row["question"], tuple(places[key] for key in row["relevant_ids"] if key in places)) for row in rows
    )


def cut(tokenizer: Tokenizer, texts: Iterable[str]) -> Ragged:
    """Cut the texts into tokens, without the unknown ones."""
    rows, batch = [np.zeros(0, dtype=np.int32)], list(texts)
    for start in range(0, len(batch), 1000):
        for encoding in tokenizer.encode_batch_fast(batch[start : start + 1000], add_special_tokens=False):
            ids = np.array(encoding.ids, dtype=np.int32)
            rows.append(ids[ids > 0])
    return Ragged(np.concatenate(rows).astype(np.int64), np.cumsum([len(row) for row in rows]))


def plain_forms(tokenizer: Tokenizer) -> Ragged:
    """For each token, the tokens of the same syllables typed without accents."""
    vocabulary = tokenizer.get_vocab()
    tokens = sorted(vocabulary, key=lambda token: vocabulary[token])
    return cut(tokenizer, (strip_accents(token.replace(MARK, " ")) for token in tokens))


def syllable_forms(tokenizer: Tokenizer) -> Ragged:
    """For each token, the tokens of its single syllables."""
    vocabulary = tokenizer.get_vocab()
    rows = [
        np.array([vocabulary.get(MARK + syllable, 0) for syllable in token.split(MARK)[1:]], dtype=np.int64)
        for token in sorted(vocabulary, key=lambda token: vocabulary[token])
    ]
    return Ragged(np.concatenate(rows), np.cumsum([0, *(len(row) for row in rows)]))


@dataclass(frozen=True, slots=True)
class CutArticles:
    """The articles cut into tokens, and of what subject and document each is."""

    titles: Ragged
    texts: Ragged
    subject_texts: Ragged
    subjects: Sequence[str]
    documents: Sequence[str]


@dataclass(frozen=True, slots=True)
class Retyping:
    """For each token the tokens of its syllables, without accents and with."""

    plain: Ragged
    syllables: Ragged


class Groups:
    """Articles that share something; a group is drawn as often as it is large."""

    def __init__(self, usable: Ids, keys: Sequence[str]) -> None:
        """`keys` tell, for every article, what it shares with others."""
        by_key: dict[str, list[int]] = {}
        for place in usable.tolist():
            by_key.setdefault(keys[place], []).append(place)
        self._groups = tuple(np.array(places) for places in by_key.values())
        sizes = np.array([len(places) for places in self._groups])
        self._odds = sizes / sizes.sum()

    def draw(self, size: int, rng: np.random.Generator) -> Ids:
        """Draw `size` articles of one group, some perhaps twice."""
        return rng.choice(self._groups[rng.choice(len(self._groups), p=self._odds)], size)


class PairSource:
    """Draws batches; the same generator state gives the same batches."""

    def __init__(self, articles: CutArticles, asked: Ragged, links: Ids, retyping: Retyping) -> None:
        """`links` are pairs of a question (its place in `asked`) and an article that answers it."""
        self._articles, self._asked, self._links, self._retyping = articles, asked, links, retyping
        titles = articles.titles
        seen: dict[bytes, int] = {}
        for place in range(len(titles)):
            seen[titles[place].tobytes()] = seen.get(titles[place].tobytes(), 0) + 1
        self._speaks = np.array(
            [len(titles[i]) >= 2 and seen[titles[i].tobytes()] < _COMMON_TITLE for i in range(len(titles))]
        )
        self._usable = np.array([i for i in range(len(titles)) if len(articles.texts[i]) >= 8])
        self._by_subject = Groups(self._usable, articles.subjects)
        self._by_document = Groups(self._usable, articles.documents)

    def batch(self, size: int, rng: np.random.Generator) -> Batch:
        """Draw `size` pairs."""
        asked = rng.integers(len(self._links), size=int(size * _QUESTIONS))
        pairs = [(self._asked[row], int(place)) for row, place in self._links[asked]]
        queries = [_thin(query, 0.85, rng) for query, _ in pairs]
        documents = [self._document(place, 0.9, rng) for _, place in pairs]
        places = [place for _, place in pairs]
        for place in self._draw(size - len(pairs), rng):
            query, document = self._made_pair(int(place), rng)
            queries.append(self._retyped(query, rng))
            documents.append(document)
            places.append(int(place))
        return Batch(tuple(queries), tuple(documents), np.array(places))

    def _draw(self, size: int, rng: np.random.Generator) -> Ids:
        runs = int(size * _TOPICAL) // _TOPIC_RUN
        picked = [
            (self._by_document if rng.random() < _OF_DOCUMENT else self._by_subject).draw(_TOPIC_RUN, rng)
            for _ in range(runs)
        ]
        rest = rng.choice(self._usable, size - runs * _TOPIC_RUN)
        return np.concatenate([*picked, rest])

    def _made_pair(self, place: int, rng: np.random.Generator) -> tuple[Ids, Ids]:
        title, text, kind = self._articles.titles[place], self._articles.texts[place], rng.random()
        if kind < 0.5 and self._speaks[place]:
            return _thin(title, 0.8, rng), self._document(place, 0.35, rng)
        length = int(rng.integers(5, 16))
        start = int(rng.integers(max(1, len(text) - length)))
        span = text[start : start + length]
        if kind < 0.75:
            query = np.concatenate([_thin(title, 0.6, rng), _thin(span, 0.6, rng)])
            return query, self._document(place, 0.6, rng)
        first, last = max(0, start - _WINDOW // 2), start + _WINDOW // 2
        if rng.random() < _AS_SEARCHED:
            first, last = 0, _WHOLE
        return _thin(span, 0.9, rng), np.concatenate([title, text[first:start], text[start + length : last]])

    def _document(self, place: int, titled: float, rng: np.random.Generator) -> Ids:
        title, text = self._articles.titles[place], self._articles.texts[place]
        if rng.random() < _AS_SEARCHED:
            return np.concatenate([self._articles.subject_texts[place], title, text[:_WHOLE]])
        if len(text) > _WINDOW:
            start = 0 if rng.random() < 0.5 else int(rng.integers(len(text) - _WINDOW))
            text = text[start : start + _WINDOW]
        return np.concatenate([title, text]) if rng.random() < titled else text

    def _retyped(self, query: Ids, rng: np.random.Generator) -> Ids:
        """Return the query as others would type it: without accents, or with some set phrases broken up."""
        if rng.random() < _PLAIN:
            return np.concatenate([self._retyping.plain[int(token)] for token in query])
        broken = rng.random(len(query)) < _BROKEN
        syllables = self._retyping.syllables
        parts = [syllables[int(token)] if apart else [token] for token, apart in zip(query, broken, strict=True)]
        return np.concatenate(parts).astype(np.int64)


def _thin(tokens: Ids, keep: float, rng: np.random.Generator) -> Ids:
    """Keep about a share of the tokens: people remember some of the words."""
    kept = tokens[rng.random(len(tokens)) < keep]
    return kept if len(kept) else tokens
