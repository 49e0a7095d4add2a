"""Learn the weights of `index/ranking/weights.json` from the 910 public training questions and our own on Party text.

    thammuu bench retrieval --corpus DATA/phapdien.jsonl.gz --queries DATA/zalo_train.json --home HOME
    THAMMUU_HOME=PARTY thammuu ingest PARTY_DOCUMENTS
    python bench/train_embedding.py --data DATA --output FOLD0 --leave-out 0 --runs 3 --steps 800
    python bench/train_embedding.py --data DATA --output FOLD1 --leave-out 1 --runs 3 --steps 800
    python bench/train_ranking.py HOME DATA PARTY --folds FOLD0 FOLD1 [--write]

The shipped embedding model has seen the public questions, so its likeness of question and answer says more on them
than on any other. Each of them therefore gets its cosines from a model trained without it: question i from FOLD(i mod
2). Party text is short points under long headings, law is articles: the 150 golden questions of development on four
Party documents are learned with the others (those held out are not read), each counting the same. What is fitted is a
listwise softmax over the pool of each question, by Newton's method: the same data give the same weights, nothing is
drawn. Prints five-fold figures; zalo_public.json is never read.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from ranking_pools import ALIKE, KINDS, Pool, law_pools, party_pools

from thammuu.index.bench.metrics import Judged, quality
from thammuu.index.ranking.asked import Floats
from thammuu.index.ranking.company import document_hits

_FOLDS = 5
_RIDGE = 1e-3  # on standardised features; 1e-4 and 1e-2 give the same figures within .001 and .008
_STEPS = 50  # of Newton's method
_ROUNDS = 2  # of counting the hits of a document by the other features; the second takes its weight from .45 to .46
_SMALLEST = 1e-6  # part of a step that is still tried
_WEIGHTS = Path(__file__).resolve().parents[1] / "index" / "ranking" / "weights.json"
_OTHERS = ("Luật", "Thông tư")  # nothing is learned of the rest, which Party genres may share a name with

# What may be negative. Of the features that say where words stand only `heading_words`: scattered words in a heading
# mean less than its pairs. The body holds the heading too, so a word of it counts elsewhere as well; and nothing
# changes between the text and the headings above it. Freeing the heading's other features gives no more.
_FREE = {
    "length",
    "heading_words",
    *(alike[0] for alike in ALIKE),
    *(f"{kind}_{what}" for kind in ("often", "bm25", "opening") for what in ("words", "pairs")),
}


def accompanied(made: Sequence[Pool], weights: Floats) -> list[Pool]:
    """The pools with their last column filled in, the hits ordered by `weights` of the features."""
    own = len(weights) - len(ALIKE) - 1
    return [
        replace(pool, values=np.column_stack([pool.values[:, :-1], document_hits(scores, pool.documents)]))
        for pool in made
        for scores in (pool.values[:, :own] @ weights[:own],)
    ]


def fit_accompanied(train: Sequence[Pool]) -> Floats:
    """The weights of `fit_signed`; what the last column says depends on those of the others, so that is repeated."""
    weights = fit_signed(train)
    for _ in range(_ROUNDS):
        weights = fit_signed(accompanied(train, weights))
    return weights


def fit_signed(train: Sequence[Pool]) -> Floats:
    """The weights of `fit`, a feature at a time left out (weight 0) while one that may not be negative is.

    Features overlap, and a free fit balances large weights of both signs: words in the headings above then count more
    than the same words in the text itself, which orders the points of a real section wrongly.
    """
    names, spread = train[0].names, np.concatenate([pool.values for pool in train]).std(0)
    kept = list(range(len(names)))
    while True:
        weights = fit([replace(pool, values=pool.values[:, kept]) for pool in train])
        wrong = [(w * spread[k], k) for w, k in zip(weights, kept, strict=True) if w < 0 and names[k] not in _FREE]
        if not wrong:
            whole = np.zeros(len(names))
            whole[kept] = weights
            return whole
        kept.remove(min(wrong)[1])


def fit(train: Sequence[Pool]) -> Floats:
    """The weights that make the answers of each pool likeliest among its hits."""
    usable = [pool for pool in train if pool.good.any() and not pool.good.all()]
    rows = np.concatenate([pool.values for pool in usable])
    mean, spread = rows.mean(0), rows.std(0) + 1e-9
    scaled = [replace(pool, values=(pool.values - mean) / spread) for pool in usable]
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


def cross_validated(sets: Sequence[Sequence[Pool]]) -> list[str]:
    """Figures of each set, of weights learned from all of them that have not seen the question they rank."""
    judged: list[list[Judged]] = [[] for _ in sets]
    for fold in range(_FOLDS):
        weights = fit_accompanied([pool for made in sets for pool in _split(made, fold)[0]])
        for found, made in zip(judged, sets, strict=True):
            found.extend(judge(pool, weights) for pool in accompanied(_split(made, fold)[1], weights))
    return [_told(found) for found in judged]


def _split(made: Sequence[Pool], fold: int) -> tuple[list[Pool], list[Pool]]:
    """The pools to learn from and those held out. Neighbours go together, for each has a model of its own."""
    inside = [(place // 2) % _FOLDS == fold for place in range(len(made))]
    pairs = list(zip(made, inside, strict=True))
    return [pool for pool, held in pairs if not held], [pool for pool, held in pairs if held]


def _told(judged: Sequence[Judged]) -> str:
    found = quality(judged)
    firsts = f"MRR@10 {found.mrr_10:.4f}  hit@1 {found.hit_1:.3f}  hit@5 {found.hit_5:.3f}  hit@10 {found.hit_10:.3f}"
    return f"{firsts}  recall@100 {found.recall_100:.4f}"


def _genre_weights(made: Sequence[Pool], learned: Sequence[float]) -> dict[str, float]:
    """What each genre is worth. On the whole of the pools nothing: a document of a genre of which nothing was learned
    then stands among the others as it would without."""
    shares = np.concatenate([pool.values[:, -1 - len(ALIKE) : -1] for pool in made]).mean(0)
    usual = float(shares @ learned)
    worth = {name: float(weight) - usual for alike, weight in zip(ALIKE, learned, strict=True) for name in alike}
    return {**worth, **dict.fromkeys(_OTHERS, -usual)}


def main() -> None:
    """See the module's text."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("home", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("party", type=Path)
    parser.add_argument("--folds", type=Path, nargs="+", required=True)
    parser.add_argument("--write", action="store_true", help="replace the shipped weights")
    options = parser.parse_args()
    table: dict[str, object] = {
        "made_by": "bench/train_ranking.py",
        "questions": "zalo_train.json: 910 public questions on the State legal code, cosines from models without them; "
        "tests/service/golden/party.tsv: the 150 questions of development",
    }
    law, party, genres = law_pools(options.home, options.data, options.folds), party_pools(options.party), []
    for kind in KINDS:
        for name, figures in zip(("law", "party"), cross_validated((law[kind], party[kind])), strict=True):
            print(kind, name, "five-fold:", figures, flush=True)
        learned = dict(zip(law[kind][0].names, fit_accompanied([*law[kind], *party[kind]]), strict=True))
        genres.append(_genre_weights(law[kind], [learned.pop(alike[0]) for alike in ALIKE]))
        table[kind] = {name: round(float(weight), 3) for name, weight in learned.items() if weight}
        print(table[kind], genres[-1])
    table["genres"] = {name: round(sum(each[name] for each in genres) / len(genres), 2) for name in genres[0]}
    if options.write:
        _WEIGHTS.write_text(json.dumps(table, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
