"""What recognising real scans costs, and what comes of their headers.

    python bench/ocr.py ../shared/data/state/pdf_scan/*.pdf

A row a file: pages, CPU seconds a page (tesseract's included), mean confidence of the worst and the best page, share of
syllables, words put right as certain misreadings, and the document's number, date and genre.
"""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

from thammuu.ingest import parse
from thammuu.ingest.readers import read_file
from thammuu.ingest.syllables import syllable_share


def row(path: Path) -> str:
    """The figures of one scan."""
    before = os.times()
    source = read_file(path)
    after = os.times()
    cpu = sum(after[:4]) - sum(before[:4])
    told = {code: [n.message for n in source.warnings if n.code == code] for code in ("ocr-page", "ocr-corrected")}
    sure = [int(found[1]) for message in told["ocr-page"] if (found := re.search(r"(\d+) %", message))]
    right = told["ocr-corrected"][0].split(" ", 1)[0] if told["ocr-corrected"] else "0"
    pages = max(block.page or 1 for block in source.blocks)
    share = syllable_share(source.text) or 0.0
    confidence = f"{min(sure, default=0)}-{max(sure, default=0)}"
    return f"{pages:5} {cpu / pages:6.2f} {confidence:>8} {share:.4f} {right:>5}  {path.name}  {parse(source).key}"


if __name__ == "__main__":
    print("pages  s/page     sure  syllables  right  file")
    for name in sys.argv[1:]:
        print(row(Path(name)), flush=True)
