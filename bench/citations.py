"""Precision and recall of the citation finder on its golden set, and what changed between two runs.

    python bench/citations.py -o RESULT.json [--data ../shared/data]     run, print, keep
    python bench/citations.py --compare OLD.json NEW.json                gains and losses, sentence by sentence

With --data the finder also reads the real documents there; of those only counts are kept (by kind of citation), never
words, so a result file may be passed on.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from bench.citation_golden import GOLDEN, SETS, Judged, Score, by_tag, golden_rows, judge, total
from thammuu.ingest.citations import find_citations
from thammuu.ingest.readers import read_bytes

_READ = ("party/*", "state/*.docx", "state/*.pdf", "state/**/*.docx")


def main() -> None:
    """Run the golden set, or compare two runs."""
    options = _options()
    if options.compare:
        for line in changes(*(json.loads(path.read_text(encoding="utf-8")) for path in options.compare)):
            print(line)
        return
    result = run(options.data)
    for line in summary(result):
        print(line)
    if options.output:
        options.output.write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-o", "--output", type=Path)
    parser.add_argument("--data", type=Path)
    parser.add_argument("--compare", type=Path, nargs=2, metavar=("OLD", "NEW"))
    return parser.parse_args()


def run(data: Path | None) -> dict:
    """The result file: scores by set and tag, every sentence with what is right, wrong and missed in it."""
    sets = {name: [judge(row) for row in golden_rows(GOLDEN / name)] for name in SETS if (GOLDEN / name).exists()}
    whole = [each for judged in sets.values() for each in judged]
    return {
        "sets": {name: {"sentences": len(judged), **_shown(total(judged))} for name, judged in sets.items()},
        "all": {"sentences": len(whole), **_shown(total(whole))},
        "tags": {tag: _shown(score) for tag, score in by_tag(whole)},
        "sentences": {each.row.id: _sentence(each) for each in whole},
        "real": _real(data) if data else None,
    }


def _shown(score: Score) -> dict:
    return {
        "precision": round(score.precision, 4),
        "recall": round(score.recall, 4),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }


def _sentence(judged: Judged) -> dict:
    marked, found = Counter(map(str, judged.row.marks)), Counter(map(str, judged.found))
    return {
        "text": judged.row.text,
        "right": sorted((marked & found).elements()),
        "wrong": sorted((found - marked).elements()),
        "missed": sorted((marked - found).elements()),
    }


def _real(data: Path) -> dict:
    """Counts over the real documents: how many citations of which target and relation, and the CPU seconds it took."""
    counts: Counter[str] = Counter()
    characters, seconds, files = 0, 0.0, 0
    for path in sorted({path for pattern in _READ for path in data.glob(pattern) if path.is_file()}):
        try:
            text = read_bytes(path.read_bytes(), path.name).text
        except Exception as error:  # noqa: BLE001 - a scan or a broken file is no matter of this bench
            print(f"{path.name}: not read ({type(error).__name__})", file=sys.stderr)
            continue
        begun = time.process_time()
        found = find_citations(text, internal=True)
        seconds += time.process_time() - begun
        characters, files = characters + len(text), files + 1
        counts.update(f"target {each.target}" for each in found)
        counts.update(f"relation {each.relation}" for each in found)
    return {
        "files": files,
        "characters": characters,
        "cpu_s": round(seconds, 1),
        "counts": dict(sorted(counts.items())),
    }


def summary(result: dict) -> Iterator[str]:
    """The figures of a run, a line each, and every sentence that is not all right."""
    for name, score in {**result["sets"], "all": result["all"]}.items():
        yield f"{name}: {score['sentences']} sentences, {_figures(score)}"
    yield from (f"  {tag:12} {_figures(score)}" for tag, score in result["tags"].items())
    for identity, sentence in result["sentences"].items():
        if sentence["wrong"] or sentence["missed"]:
            yield f"{identity}  {sentence['text']!r}"
            yield from (f"    found  {mark}" for mark in sentence["wrong"])
            yield from (f"    marked {mark}" for mark in sentence["missed"])
    if result["real"]:
        yield f"real documents: {json.dumps(result['real'], ensure_ascii=False)}"


def _figures(score: dict) -> str:
    counts = f"right {score['right']}, wrong {score['wrong']}, missed {score['missed']}"
    return f"precision {score['precision']:.4f}, recall {score['recall']:.4f} ({counts})"


def changes(old: dict, new: dict) -> Iterator[str]:
    """Gains and losses by sentence; sentences are matched by their words, since lines move."""
    yield f"before: {_figures(old['all'])}"
    yield f"after:  {_figures(new['all'])}"
    before = {sentence["text"]: sentence for sentence in old["sentences"].values()}
    after = {sentence["text"]: (identity, sentence) for identity, sentence in new["sentences"].items()}
    for text, (identity, sentence) in after.items():
        past = before.get(text)
        yield from (f"new {identity} {text!r}",) if past is None else _change(identity, past, sentence)
    yield from (f"gone {text!r}" for text in before if text not in after)


def _change(identity: str, past: dict, now: dict) -> Iterator[str]:
    kinds = (
        ("GAIN", "now found", now["right"], past["right"]),
        ("GAIN", "no longer wrong", past["wrong"], now["wrong"]),
        ("LOSS", "no longer found", past["right"], now["right"]),
        ("LOSS", "now wrong", now["wrong"], past["wrong"]),
    )
    lines = [
        f"    {kind} {words}: {mark}"
        for kind, words, more, less in kinds
        for mark in (Counter(more) - Counter(less)).elements()
    ]
    if lines:
        yield f"{identity}  {now['text']!r}"
        yield from lines


if __name__ == "__main__":
    main()
