"""Rank of the provision that answers each question of tests/service/golden/party.tsv, through the search people use.

    python bench/golden_party.py HOME [--save ranks.json] [--against earlier.json]

HOME is a data folder into which data/party was ingested. Prints a line a question (rank, 0 where not among ten), hit@1
and hit@5 of every set and of all, and with --against the questions gained and lost. Of the held-out questions only
the totals are told, lest anyone tune on them; --totals tells no question at all.
"""

from __future__ import annotations

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

from thammuu.index.records import DocumentRecord, ProvisionRecord
from thammuu.ingest.addresses import ADDRESS_SEPARATOR
from thammuu.service.lookup import SearchRequest
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench

QUESTIONS = Path(__file__).parent.parent / "tests" / "service" / "golden" / "party.tsv"


@dataclass(frozen=True, slots=True)
class Golden:
    """A question, the places that answer it as "symbol address" ("title address" where the document bears no symbol),
    and the set it is of."""

    text: str
    answers: tuple[str, ...]
    kind: str

    @property
    def held(self) -> bool:
        """Whether it is held out from tuning."""
        return self.kind.startswith("held")


def read_golden(path: Path = QUESTIONS) -> tuple[Golden, ...]:
    """The questions of the file, in its order."""
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(Golden(text, tuple(answers.split(";")), kind) for kind, text, answers in rows)


def answers_at(place: str, answer: str) -> bool:
    """Whether `place` is the answer's address or below it; "3.5.1" stands below "3.5"."""
    return place == answer or place.startswith((answer + ADDRESS_SEPARATOR, answer + "."))


def place_of(record: DocumentRecord, provision: ProvisionRecord) -> str:
    """A provision as the answers of the file name it."""
    return f"{record.key.symbol or record.title} {provision.address.display()}"


def rank(bench: Workbench, golden: Golden) -> int:
    """Place of the first answering hit among ten, from 1; 0 where there is none."""
    for hit in bench.search(SearchRequest(golden.text, limit=10)).hits:
        place = place_of(hit.document.record, hit.provision)
        if any(answers_at(place, answer) for answer in golden.answers):
            return hit.rank
    return 0


def share(ranks: list[int], within: int) -> float:
    """Part of the questions answered among the first `within` hits."""
    return sum(0 < each <= within for each in ranks) / len(ranks)


def tell(name: str, ranks: list[int]) -> None:
    """Print what a set reaches."""
    print(f"{name}: {len(ranks)} questions, hit@1 {share(ranks, 1):.3f}, hit@5 {share(ranks, 5):.3f}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("home", type=Path)
    parser.add_argument("--save", type=Path)
    parser.add_argument("--against", type=Path)
    parser.add_argument("--totals", action="store_true")
    args = parser.parse_args()
    questions = read_golden()
    with Workbench.open(Settings(home=args.home)) as bench:
        ranks = {each.text: rank(bench, each) for each in questions}
    for each in questions:
        if not (each.held or args.totals):
            print(f"{ranks[each.text]:>3}  {each.kind:5}  {each.text}")
    for kind in dict.fromkeys(each.kind for each in questions):
        tell(kind, [ranks[each.text] for each in questions if each.kind == kind])
    tell("all", list(ranks.values()))
    if args.save:
        args.save.write_text(json.dumps(ranks, ensure_ascii=False, indent=1), encoding="utf-8")
    if args.against:
        shown = {each.text for each in questions if not each.held}
        for text, before in json.loads(args.against.read_text(encoding="utf-8")).items():
            if text in shown and (before == 1) != (ranks[text] == 1):
                print(f"{'gained' if ranks[text] == 1 else 'lost'}: {text} ({before} → {ranks[text]})")


if __name__ == "__main__":
    main()
