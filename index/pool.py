"""The pool: every provision that either index finds for a question, with the scores of both and its syllables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from thammuu.index.dense import DenseIndex
from thammuu.index.embedding import Embedder
from thammuu.index.lexical import KeptSyllables, LexicalIndex
from thammuu.index.phrasing.accents import with_accents
from thammuu.index.question import Question
from thammuu.ingest.model import Notice

if TYPE_CHECKING:
    from thammuu.index.ranking.features import Scored

# Hits taken from each index: of 910 questions of the public training set 98 in 100 have their answer among them. Who
# wants more than ten hits is looked for deeper.
_LEXICAL_DEPTH, _LEXICAL_A_HIT = 150, 4
_DENSE_DEPTH, _DENSE_A_HIT = 100, 3


class Indexes(Protocol):
    """The derived indexes a searcher asks; `reindex.IndexManager` keeps them."""

    def lexical(self) -> LexicalIndex:
        """The index of words, up to date."""

    def syllables(self) -> KeptSyllables:
        """The syllables of what the index of words holds."""

    def dense(self, *, filtered: bool) -> DenseIndex | None:
        """The index of meanings that suits the question; None when there is none."""

    def exact(self) -> DenseIndex | None:
        """The one that can tell the cosine of any provision; None when there is none."""

    def notices(self) -> tuple[Notice, ...]:
        """What a person should know about the indexes, such as that one was damaged."""


def gather(
    indexes: Indexes, embedder: Embedder | None, question: Question, allowed: frozenset[str] | None, k: int
) -> tuple[Scored, ...]:
    """The pool for `k` hits among the `allowed` documents: what either index found, each with both scores."""
    from thammuu.index.ranking.features import Scored  # noqa: PLC0415 - numpy

    lexical = indexes.lexical()
    depth = max(_LEXICAL_DEPTH, _LEXICAL_A_HIT * k)
    found = lexical.search(question.terms, depth, allowed, accents=question.accents)
    by_words = {hit.provision_id: hit.score for hit in found}
    by_meaning = _meant(indexes, embedder, question, allowed, (tuple(by_words), max(_DENSE_DEPTH, _DENSE_A_HIT * k)))
    syllables = indexes.syllables()
    said = ((each, syllables.of(each)) for each in dict.fromkeys((*by_words, *by_meaning)))
    return tuple(
        Scored(each, by_words.get(each, 0.0), by_meaning.get(each, 0.0), forms)
        for each, forms in said
        if forms is not None  # a writer may just have taken it out
    )


def _meant(
    indexes: Indexes,
    embedder: Embedder | None,
    question: Question,
    allowed: frozenset[str] | None,
    wanted: tuple[tuple[str, ...], int],
) -> dict[str, float]:
    """Cosines of the nearest provisions and of those found by their words; `wanted` is these and how many of those."""
    found, depth = wanted
    dense, exact = indexes.dense(filtered=allowed is not None), indexes.exact()
    if embedder is None or dense is None or exact is None or not question.terms:
        return {}
    vector = embedder.embed([_meant_text(indexes.lexical(), question)])[0]
    return {
        **{hit.provision_id: hit.score for hit in dense.search(vector, depth, allowed)},
        **{hit.provision_id: hit.score for hit in exact.scores(found, vector)},
    }


def _meant_text(lexical: LexicalIndex, question: Question) -> str:
    """The question with its accents, for a model knows few words without."""
    return question.text if question.accents else with_accents(question.text, lexical.frequency, lexical.count())
