"""Make ingest/tables/ocr_pairs.txt: pairs of syllables that only one way of writing the accents can mean.

    python bench/ocr_pairs.py ../shared/data/retrieval/phapdien.jsonl.gz

From 85,423 articles of the State legal code (99 M characters): a pair is kept when it occurs often and its letters are
written with other accents practically never. "to chuc" is "tổ chức" in 112,831 places and something else in 21, all of
them typing errors, so "tô chức" in a recognised scan can only be a misreading. "co cau" is "cơ cấu", but also "có cấu"
(tạo) in 175 places, so it is left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from thammuu.ingest.folding import fold, strip_accents
from thammuu.ingest.syllables import is_syllable

OFTEN = 150  # places
OTHERWISE, RARE = 0.0015, 20  # share, and places of one other spelling: the typing errors of the code itself
TARGET = Path(__file__).resolve().parent.parent / "ingest/tables/ocr_pairs.txt"
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")


def counted(corpus: Path) -> Counter[tuple[str, str]]:
    """How often each pair of neighbouring syllables occurs; pairs with a capital inside are names and are left out."""
    pairs: Counter[tuple[str, str]] = Counter()
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            for run in _RUN.finditer(json.loads(line)["text"]):
                words = run.group().split(" ")
                pairs.update((a.lower(), b) for a, b in pairwise(words) if b.islower())
    return pairs


def kept(pairs: Counter[tuple[str, str]]) -> list[str]:
    """The pairs that one spelling owns, sorted."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for pair, count in pairs.items():
        spelling = fold(" ".join(pair))  # uỷ and ủy are one spelling
        spellings[strip_accents(spelling)][spelling] += count
    out = []
    for bare, found in spellings.items():
        found.pop(bare, None)  # articles typed without any accent
        ranked = found.most_common(2)
        if not ranked or ranked[0][1] < OFTEN or not all(map(_counts, ranked[0][0].split())):
            continue
        (best, count), others = ranked[0], ranked[1:]
        if found.total() - count <= OTHERWISE * count and all(rare <= RARE for _, rare in others):
            out.append(best)
    return sorted(out)


def _counts(word: str) -> bool:
    return len(word) > 1 and is_syllable(word)


if __name__ == "__main__":
    rows = kept(counted(Path(sys.argv[1])))
    TARGET.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TARGET}: {len(rows)} pairs")
