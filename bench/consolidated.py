"""How many amending clauses of real laws are read, applied and left alone.

    python bench/consolidated.py ../shared/data                   # Markdown: a row a base text, then the sums
    python bench/consolidated.py ../shared/data --list FILE       # every change that was applied, to be judged by hand

Of most laws that are amended there is no file; their articles stand in the State legal code (`phapdien.jsonl.gz`), from
which a base text is put together. Some of these articles hold the amendment already: a new wording put in place of
itself ("same") proves that the clause was led to its provision, and an insertion finds its number taken ("left").
The list holds words of real documents: keep it out of the project.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from thammuu.index.consolidated import ConsolidatedProvision, Consolidation, ProvisionState
from thammuu.index.consolidated.gather import Amended, amended
from thammuu.index.known import join_known
from thammuu.index.relations import ACTS
from thammuu.index.resolve import Resolver
from thammuu.index.store import Store
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest import parse
from thammuu.ingest.folding import words
from thammuu.ingest.readers import read_bytes, read_file

_DAY = dt.date(2027, 6, 1)  # all amendments of the set have come
_HEAD = re.compile(r"(Bộ luật|Luật) số \S+\s+(?:(?:Bộ luật|Luật)\s+)?(.*?) ngày (\d\d)/(\d\d)/(\d{4}) của")
_ARTICLE = re.compile(r"\(Điều (\d+[a-zđ]?) ")


@dataclass(frozen=True, slots=True)
class Figures:
    """One base text: instructions for it, those left alone, rows by what became of them, CPU seconds."""

    symbol: str
    by: tuple[str, ...]
    instructions: int
    left: Counter[str]
    rows: Counter[str]
    cpu: float


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("data", type=Path)
    options.add_argument("--list", type=Path)
    asked = options.parse_args()
    found, listed = [], []
    for known, cpu in _amended(_filled(asked.data)):
        consolidation = known.on(_DAY)
        found.append(_figures(known, consolidation, cpu))
        listed += [_listed(known, row) for row in consolidation.provisions if row.changes]
    _print(found)
    if asked.list:
        asked.list.write_text("\n".join(listed), encoding="utf-8")


def _filled(data: Path) -> Store:
    store = Store.in_memory()
    for path in sorted((data / "state" / "docx").glob("*.docx")):
        store.put(parse(read_file(path)), path.read_bytes())
    here = {record.key.symbol for record in store.documents()}
    named = {each.citation.symbol for each in store.relations(kinds=ACTS) if each.citation.symbol}
    for text in _bases(data / "retrieval" / "phapdien.jsonl.gz", named - here):
        store.put(parse(read_bytes(text.encode(), "luat.txt")), text.encode())
    return store


def _bases(path: Path, symbols: set[str | None]) -> Iterator[str]:
    """A text for each law of `symbols` in the code: header, then its articles by number."""
    articles: dict[str, dict[str, dict[str, str]]] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            entry = json.loads(line)
            number = _ARTICLE.match(entry["source_note"])
            if entry["src_doc_no"] in symbols and number and number[1] == entry["src_article"]:
                articles.setdefault(entry["src_doc_no"], {}).setdefault(number[1], entry)
    for symbol, entries in sorted(articles.items()):
        head = next((match for each in entries.values() if (match := _HEAD.search(each["source_note"]))), None)
        if head is None:
            continue
        genre, title, day, month, year = head.groups()
        numbers = sorted(entries, key=lambda label: (int(re.sub(r"\D", "", label)), label))
        body = "\n".join(f"Điều {each}. {entries[each]['title']}\n{entries[each]['text']}" for each in numbers)
        place = f"Hà Nội, ngày {day} tháng {month} năm {year}"
        yield f"QUỐC HỘI\n{genre} số: {symbol}\n{place}\n{genre.upper()}\n{title}\n{body}\n"


def _amended(store: Store) -> Iterator[tuple[Amended, float]]:
    known = join_known(store.documents(), store.closing_clauses(), (), store.life_relations())
    resolver = Resolver(known)
    facts = collect_facts(known, resolver)
    for document in known:
        start = time.process_time()
        found = amended(document.record, store, facts, resolver)
        if found.instructions:
            found.on(_DAY)
            yield found, time.process_time() - start


def _figures(known: Amended, consolidation: Consolidation, cpu: float) -> Figures:
    left = Counter(doubt.reason for row in consolidation.provisions for doubt in row.doubts)
    left.update(change.reason for change in consolidation.open)
    rows = Counter(_fate(row) for row in consolidation.provisions if row.changes)
    by = tuple(record.key.symbol or record.title for record in consolidation.amended_by)
    return Figures(known.base.record.key.symbol or "", by, len(known.instructions), left, rows, cpu)


def _fate(row: ConsolidatedProvision) -> str:
    same = row.state is ProvisionState.AMENDED and words(row.old_text) == words(row.new_text)
    return "same" if same else str(row.state)


def _listed(known: Amended, row: ConsolidatedProvision) -> str:
    clauses = "; ".join(
        f"{each.clause.document.key.symbol} {each.clause.cited}: {each.clause.sentence}" for each in row.changes
    )
    name = f"## {known.base.record.key.symbol} {row.address.display()} [{_fate(row)}]"
    return f"{name}\n{clauses}\n- {row.old_text}\n+ {row.new_text}\n"


def _print(found: list[Figures]) -> None:
    fates = ("amended", "same", "added", "repealed")
    print(f"| base | amended by | instructions | left | {' | '.join(fates)} | CPU s |")
    print(f"|---|---|{'---:|' * (len(fates) + 3)}")
    for each in sorted(found, key=lambda figures: -figures.instructions):
        rows = " | ".join(str(each.rows[fate]) for fate in fates)
        left = sum(each.left.values())
        print(f"| {each.symbol} | {', '.join(each.by)} | {each.instructions} | {left} | {rows} | {each.cpu:.1f} |")
    told, left = sum(each.instructions for each in found), sum((each.left for each in found), Counter[str]())
    total = sum((each.rows for each in found), Counter[str]())
    print(f"\n{len(found)} base texts, {told} instructions, {left.total()} left alone; provisions: {dict(total)}\n")
    for reason, count in left.most_common():
        print(f"- {count}: {reason}")


if __name__ == "__main__":
    main()
