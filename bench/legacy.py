"""Diacritic accuracy on real files in old Vietnamese character sets, beside plain viparse.

    python bench/legacy.py --data ../shared/data/legacy [--viparse PYTHON] [--json OUT.json] [NAME…]

Metric: of the letters of a transcript that bear a Vietnamese mark (tone, breve, circumflex, horn, the stroke of đ),
after NFC and white space folding, the share recovered exactly, all documents pooled. "Exactly" is told by an alignment
of the two texts: words that occur once on both sides anchor it, the gaps between them are aligned character by
character (difflib, so a letter counts once and in order).

The transcripts have the text of capital fonts (.VnTimeH) as it was typed, in small letters, so it is read that way here
(`letters_as_typed`); documents in the store have it as it is drawn. `any case` takes a capital for its small letter.

`--viparse` is a Python with viparse and its extras pdf, rtf and office; without it viparse's column stays empty.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from thammuu.ingest.charsets import letters_as_typed
from thammuu.ingest.errors import ThammuuError
from thammuu.ingest.readers import read_file

_SHINGLES = (6, 3, 2, 1)  # words an anchor is long; the longest first
_SMALL = 1500  # characters: a gap so small is aligned at once
_LOAD = "import sys, viparse; sys.stdout.buffer.write('\\n'.join(d.text for d in viparse.load(sys.argv[1])).encode())"
Pair = tuple[int, int]


@dataclass(frozen=True)
class Count:
    """Letters with a mark in a transcript, and how many of them came back."""

    letters: int = 0
    exact: int = 0
    any_case: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.letters + other.letters, self.exact + other.exact, self.any_case + other.any_case)

    def __str__(self) -> str:
        share, loose = (n / self.letters if self.letters else 1.0 for n in (self.exact, self.any_case))
        return f"{share:.4f} {loose:.4f}"


def marked(char: str) -> bool:
    """True for a letter with a Vietnamese mark."""
    return char in "đĐ" or (char.isalpha() and len(unicodedata.normalize("NFD", char)) > 1)


def words(text: str) -> list[str]:
    """Words after NFC and white space folding; the bars between the cells of a row are white space too."""
    return unicodedata.normalize("NFC", text).replace(" | ", " ").split()


def compare(wanted: str, got: str) -> Count:
    """How many marked letters of `wanted` are in `got`."""
    letters = exact = any_case = 0
    for left, right in gaps(words(wanted), words(got), 0):
        letters += sum(map(marked, left))
        for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks():
            exact += sum(map(marked, left[block.a : block.a + block.size]))
        low_left, low_right = left.lower(), right.lower()
        for block in SequenceMatcher(None, low_left, low_right, autojunk=False).get_matching_blocks():
            any_case += sum(map(marked, low_left[block.a : block.a + block.size]))
    return Count(letters, exact, any_case)


def gaps(left: list[str], right: list[str], step: int) -> Iterator[tuple[str, str]]:
    """Stretches of the two texts that lie between the same anchors, anchors included."""
    if step == len(_SHINGLES) or len(" ".join(left)) + len(" ".join(right)) <= _SMALL or not left:
        yield " ".join(left), " ".join(right)
        return
    at_left = at_right = 0
    for left_at, right_at in [*anchors(left, right, _SHINGLES[step]), (len(left), len(right))]:
        yield from gaps(left[at_left:left_at], right[at_right:right_at], step + 1)
        at_left, at_right = left_at, right_at


def anchors(left: list[str], right: list[str], size: int) -> list[Pair]:
    """Starts of word groups that occur once on both sides, the longest rising sequence of them; case is folded."""
    places = [once(side, size) for side in (left, right)]
    pairs = [(at, places[1][key]) for key, at in places[0].items() if key in places[1]]
    return rising(pairs)


def once(side: list[str], size: int) -> dict[tuple[str, ...], int]:
    """Word groups that occur once, with their place."""
    low = [word.lower() for word in side]
    keys = [tuple(low[at : at + size]) for at in range(len(low) - size + 1)]
    counts = Counter(keys)
    return {key: at for at, key in enumerate(keys) if counts[key] == 1}


def rising(pairs: list[Pair]) -> list[Pair]:
    """The longest subsequence that rises on the right side (patience sorting); `pairs` rises on the left."""
    tops: list[int] = []
    top_at: list[int] = []
    before: list[int] = []
    for index, (_, right) in enumerate(pairs):
        pile = bisect_left(tops, right)
        before.append(top_at[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(right)
            top_at.append(index)
        else:
            tops[pile], top_at[pile] = right, index
    chain, index = [], top_at[-1] if top_at else -1
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def ours(path: Path) -> str:
    """The text as we read it; empty with a line on stderr when the file is refused."""
    try:
        with letters_as_typed():
            return read_file(path).text
    except ThammuuError as problem:
        print(f"{path.name}: {problem}", file=sys.stderr)
        return ""


def theirs(python: str | None, path: Path) -> str | None:
    """The text as viparse reads it out of the box; None without viparse."""
    if python is None:
        return None
    done = subprocess.run([python, "-c", _LOAD, str(path)], capture_output=True, timeout=600, check=False)
    return done.stdout.decode("utf-8", "replace")


def main() -> None:
    """Print a line a file and the pooled figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="folder with tcvn3/, vni/ and transcripts/")
    parser.add_argument("--viparse", help="a Python with viparse and its extras")
    parser.add_argument("--json", type=Path, help="write the figures here too")
    parser.add_argument("names", nargs="*", help="only files whose name contains one of these")
    args = parser.parse_args()
    files = [path for folder in ("tcvn3", "vni") for path in sorted((args.data / folder).iterdir())]
    files = [path for path in files if not args.names or any(name in path.name for name in args.names)]
    totals, rows = [Count(), Count()], []
    print(f"{'exact':>6} {'any case':>8} {'viparse':>13} {'letters':>8} {'s CPU':>6}  file")
    for path in files:
        wanted = (args.data / "transcripts" / f"{path.stem}.txt").read_text(encoding="utf-8-sig")
        start = time.process_time()
        text = ours(path)
        took = time.process_time() - start
        other = theirs(args.viparse, path)
        counts = [compare(wanted, text), compare(wanted, other) if other is not None else Count()]
        totals = [total + count for total, count in zip(totals, counts, strict=True)]
        rows.append(
            {"file": path.name, "letters": counts[0].letters, "exact": counts[0].exact, "viparse": counts[1].exact}
        )
        shown = str(counts[1]) if other is not None else ""
        print(f"{counts[0]} {shown:>15} {counts[0].letters:8} {took:6.2f}  {path.name}", flush=True)
    pooled = str(totals[1]) if args.viparse else ""
    print(f"{totals[0]} {pooled:>15} {totals[0].letters:8} {'':6}  pooled, {len(files)} files")
    if args.json:
        args.json.write_text(json.dumps(rows, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
