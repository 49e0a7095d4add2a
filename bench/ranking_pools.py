"""What `train_ranking.py` learns from: the hits of each question with their features, and which of them answer it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from golden_party import answers_at, place_of, read_golden
from numpy.typing import NDArray

from thammuu.index.bench.corpus import read_questions
from thammuu.index.bench.retrieval import fill
from thammuu.index.embedding import StaticEmbedder
from thammuu.index.embedding.static import default_model_folder
from thammuu.index.pool import gather
from thammuu.index.question import read_question
from thammuu.index.ranking.asked import Floats, asked_numbers
from thammuu.index.ranking.company import DOCUMENT_HITS
from thammuu.index.ranking.features import features
from thammuu.index.records import document_of
from thammuu.index.reindex import IndexManager
from thammuu.index.store import Store
from thammuu.ingest.folding import strip_accents

KINDS = ("accents", "plain")  # as questions are typed
# Genres of the State whose provisions are asked for more, or less, than laws and circulars with the same words: rates
# and fines stand in decrees; joint circulars are all from before 2016. Each genre by itself gives no more.
ALIKE = (("Nghị định", "Bộ luật"), ("Thông tư liên tịch",))
_HITS = 10  # that people ask for; the depth of a pool follows


@dataclass(frozen=True, slots=True)
class Pool:
    """One question's hits. Columns of `values`: the features, one for each of `ALIKE`, and `document_hits`, still 0."""

    names: tuple[str, ...]  # of the columns
    values: Floats
    good: NDArray[np.bool_]  # which rows answer it
    relevant: int  # how many places do
    documents: tuple[str, ...]  # of each row


@dataclass(frozen=True, slots=True)
class _Asking:
    """The indexes of a store, the model they were made by, and the genre of each of its documents."""

    indexes: IndexManager
    embedder: StaticEmbedder
    genres: Mapping[str, str | None]

    def pool(self, text: str, answers: Callable[[str], bool], relevant: int) -> Pool:
        """The hits for `text`; `answers` tells of the id of a provision whether it is one that is looked for."""
        question, lexical = read_question(text), self.indexes.lexical()
        scored = gather(self.indexes, self.embedder, question, None, _HITS)
        terms = question.weighted(partial(lexical.frequency, accents=question.accents), lexical.count())
        values = features(scored, asked_numbers(question, terms))
        documents = tuple(document_of(each.id) for each in scored)
        kinds = ([self.genres[name] in alike for name in documents] for alike in ALIKE)
        columns = np.stack([*values.values(), *kinds, np.zeros(len(scored))], 1)
        names = (*values, *(alike[0] for alike in ALIKE), DOCUMENT_HITS)
        good = np.array([answers(each.id) for each in scored])
        return Pool(names, columns, good, relevant, documents)


@contextmanager
def _asking(home: Path, store: Store, model: Path) -> Iterator[_Asking]:
    embedder = StaticEmbedder.load(model)
    genres = {record.id: record.key.genre for record in store.documents()}
    with closing(IndexManager(home, store, embedder)) as indexes:
        indexes.refresh()
        yield _Asking(indexes, embedder, genres)


def law_pools(home: Path, data: Path, folds: Sequence[Path]) -> dict[str, list[Pool]]:
    """The pools of the public questions, by how they are typed. Question i is asked with the model FOLD(i mod 2)."""
    asked = read_questions(data / "zalo_train.json")
    made: dict[str, dict[int, Pool]] = {kind: {} for kind in KINDS}
    with Store.open(home) as store:
        names = fill(store, data / "phapdien.jsonl.gz")
        for fold, model in enumerate(folds):
            with _asking(home, store, model) as asking:
                for place in range(fold, len(asked), len(folds)):
                    each = asked[place]
                    for kind, text in _typed(each.text):
                        pool = asking.pool(text, partial(_is_entry, names, each.relevant), len(each.relevant))
                        made[kind][place] = pool
    return {kind: [found[place] for place in sorted(found)] for kind, found in made.items()}


def party_pools(home: Path) -> dict[str, list[Pool]]:
    """The same of the golden questions on the Party documents in `home`, without those held out. Whatever is answered
    by a place is answered by those below it too: where only the place itself counts, the first hits get worse."""
    made: dict[str, list[Pool]] = {kind: [] for kind in KINDS}
    with Store.open(home) as store, _asking(home, store, default_model_folder()) as asking:
        places = {
            provision.id: place_of(record, provision)
            for record in store.documents()
            for provision in store.provisions(record.id)
        }
        for golden in (each for each in read_golden() if not each.held):
            answers = partial(_is_place, places, golden.answers)
            for kind, text in _typed(golden.text):
                made[kind].append(asking.pool(text, answers, sum(map(answers, places))))
    return made


def _is_entry(names: Mapping[str, str], relevant: frozenset[str], provision: str) -> bool:
    return names[provision] in relevant


def _is_place(places: Mapping[str, str], answers: Sequence[str], provision: str) -> bool:
    return any(answers_at(places[provision], answer) for answer in answers)


def _typed(text: str) -> Iterator[tuple[str, str]]:
    """How a question is typed, and so; one that was written without accents in one way only."""
    plain = strip_accents(text)
    if plain != text:
        yield "accents", text
    yield "plain", plain
