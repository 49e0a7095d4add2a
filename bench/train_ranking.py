"""Learn the weights of `index/ranking/weights.json` from the 910 public training questions.

    thammuu bench retrieval --corpus DATA/phapdien.jsonl.gz --queries DATA/zalo_train.json --home HOME
    python bench/train_embedding.py --data DATA --output FOLD0 --leave-out 0 --runs 3 --steps 800
    python bench/train_embedding.py --data DATA --output FOLD1 --leave-out 1 --runs 3 --steps 800
    python bench/train_ranking.py HOME DATA --folds FOLD0 FOLD1 [--write]

The shipped embedding model has seen these questions, so its likeness of question and answer says more on them than on
any other. Each question therefore gets its cosines from a model trained without it: question i from FOLD(i mod 2).
What is fitted is a listwise softmax over the pool of each question, by Newton's method: the same data give the same
weights, nothing is drawn. Prints five-fold figures; zalo_public.json is never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from thammuu.index.bench.corpus import read_questions
from thammuu.index.bench.metrics import Judged, quality
from thammuu.index.bench.retrieval import fill
from thammuu.index.embedding import StaticEmbedder
from thammuu.index.pool import gather
from thammuu.index.question import read_question
from thammuu.index.ranking.asked import asked_numbers
from thammuu.index.ranking.features import features
from thammuu.index.reindex import IndexManager
from thammuu.index.store import Store
from thammuu.ingest.folding import strip_accents

Floats = NDArray[np.float64]
_FOLDS = 5
_RIDGE = 1e-3  # on standardised features; 1e-4 and 1e-2 give the same figures within .001 and .008
_STEPS = 50  # of Newton's method
_SMALLEST = 1e-6  # part of a step that is still tried
_WEIGHTS = Path(__file__).resolve().parents[1] / "index" / "ranking" / "weights.json"


@dataclass(frozen=True, slots=True)
class Pool:
    """The features of one question's pool, which rows answer it, and how many entries do."""

    values: Floats
    good: NDArray[np.bool_]
    relevant: int


def pools(home: Path, data: Path, folds: Sequence[Path]) -> dict[str, list[Pool]]:
    """The pools of all questions, as typed and without accents, in the order of the file."""
    asked = read_questions(data / "zalo_train.json")
    made: dict[str, dict[int, Pool]] = {"accents": {}, "plain": {}}
    with Store.open(home) as store:
        names = fill(store, data / "phapdien.jsonl.gz")
        for fold, folder in enumerate(folds):
            embedder = StaticEmbedder.load(folder)
            indexes = IndexManager(home, store, embedder)
            indexes.refresh()
            lexical = indexes.lexical()
            for place in range(fold, len(asked), len(folds)):
                for kind, text in (("accents", asked[place].text), ("plain", strip_accents(asked[place].text))):
                    question = read_question(text)
                    scored = gather(indexes, embedder, question, None, 10)
                    frequency = partial(lexical.frequency, accents=question.accents)
                    terms = question.weighted(frequency, lexical.count())
                    values = features(scored, asked_numbers(question, terms))
                    good = np.array([names[each.id] in asked[place].relevant for each in scored])
                    made[kind][place] = Pool(np.stack(list(values.values()), 1), good, len(asked[place].relevant))
            indexes.close()
    _NAMES[:] = list(values)
    return {kind: [found[place] for place in sorted(found)] for kind, found in made.items()}


# What may be negative. Of the features that say where words stand only `heading_words`: scattered words in a heading
# mean less than its pairs. The body holds the heading too, so a word of it counts elsewhere as well; and nothing
# changes between the text and the headings above it. Freeing the heading's other features gives no more.
_FREE = {
    "length",
    "heading_words",
    *(f"{kind}_{what}" for kind in ("often", "bm25", "opening") for what in ("words", "pairs")),
}
_NAMES: list[str] = []  # of the features, in the order of their columns


def fit_signed(train: Sequence[Pool]) -> Floats:
    """The weights of `fit`, a feature at a time left out (weight 0) while one that may not be negative is.

    Features overlap, and a free fit balances large weights of both signs: words in the headings above then count more
    than the same words in the text itself, which orders the points of a real section wrongly.
    """
    kept, spread = list(range(len(_NAMES))), np.concatenate([pool.values for pool in train]).std(0)
    while True:
        weights = fit([Pool(pool.values[:, kept], pool.good, pool.relevant) for pool in train])
        wrong = [(w * spread[k], k) for w, k in zip(weights, kept, strict=True) if w < 0 and _NAMES[k] not in _FREE]
        if not wrong:
            whole = np.zeros(len(_NAMES))
            whole[kept] = weights
            return whole
        kept.remove(min(wrong)[1])


def fit(train: Sequence[Pool]) -> Floats:
    """The weights that make the answers of each pool likeliest among its hits."""
    usable = [pool for pool in train if pool.good.any() and not pool.good.all()]
    rows = np.concatenate([pool.values for pool in usable])
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = [Pool((pool.values - mean) / spread, pool.good, pool.relevant) for pool in usable]
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        step = _newton_step(scaled, weights)
        # A whole step overshoots where features overlap and the odds are sure: the loss, which is convex, rises, and
        # the next step is wilder still. Half of it as often as it takes; a step that gains nothing is the end.
        now, size = _loss(scaled, weights), 1.0
        while size > _SMALLEST and _loss(scaled, weights - size * step) > now:
            size /= 2
        if size <= _SMALLEST:
            break
        weights = weights - size * step
    return weights / spread


def _newton_step(scaled: Sequence[Pool], weights: Floats) -> Floats:
    slope, curve = 2 * _RIDGE * weights, 2 * _RIDGE * np.eye(len(weights))
    for pool in scaled:
        odds = np.exp((score := pool.values @ weights) - score.max())
        odds /= odds.sum()
        centred = pool.values - odds @ pool.values
        slope -= (pool.values[pool.good].mean(0) - odds @ pool.values) / len(scaled)
        curve += centred.T @ (centred * odds[:, None]) / len(scaled)
    step: Floats = np.linalg.solve(curve, slope)
    return step


def _loss(scaled: Sequence[Pool], weights: Floats) -> float:
    """What is minimised: minus the mean logarithm of the odds of the answers, and the ridge."""
    total = 0.0
    for pool in scaled:
        score = pool.values @ weights
        total += score.max() + np.log(np.exp(score - score.max()).sum()) - score[pool.good].mean()
    return float(total / len(scaled) + _RIDGE * weights @ weights)


def judge(pool: Pool, weights: Floats) -> Judged:
    """The pool as these weights rank it."""
    order = np.argsort(-(pool.values @ weights), kind="stable")
    return Judged("", tuple(bool(each) for each in pool.good[order]), pool.relevant)


def cross_validated(made: Sequence[Pool]) -> str:
    """Figures of weights that have not seen the question they rank."""
    judged = []
    for fold in range(_FOLDS):
        inside = [(place // 2) % _FOLDS == fold for place in range(len(made))]
        weights = fit_signed([pool for pool, held in zip(made, inside, strict=True) if not held])
        judged.extend(judge(pool, weights) for pool, held in zip(made, inside, strict=True) if held)
    found = quality(judged)
    firsts = f"MRR@10 {found.mrr_10:.4f}  hit@1 {found.hit_1:.3f}  hit@10 {found.hit_10:.3f}"
    return f"{firsts}  recall@100 {found.recall_100:.4f}"


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    table: dict[str, object] = {
        "made_by": "bench/train_ranking.py",
        "questions": "zalo_train.json: 910 public questions on the State legal code; cosines from models without them",
    }
    for kind, made in pools(options.home, options.data, options.folds).items():
        print(kind, "five-fold:", cross_validated(made), flush=True)
        weights = fit_signed(made)
        table[kind] = {name: round(float(weight), 3) for name, weight in zip(_NAMES, weights, strict=True) if weight}
        print(table[kind])
    if options.write:
        _WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
