"""What is read of the metadata of real files, one block a file, to be compared with their first pages by eye.

.venv/bin/python bench/metadata_real.py ../shared/data/party/*.pdf ../shared/data/state/docx/*.docx
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from thammuu.index.metadata import MetadataField, field_text
from thammuu.index.store.rows import described
from thammuu.ingest import parse
from thammuu.ingest.errors import ThammuuError
from thammuu.ingest.readers import read_file


def main(paths: list[str]) -> None:
    """Print every field read, then how many files have each."""
    counts: Counter[str] = Counter()
    for path in map(Path, paths):
        print(f"== {path.name}")
        try:
            document = parse(read_file(path))
        except ThammuuError as error:
            print(f"   {error}")
            continue
        counts["files"] += 1
        seen = {sighting.field for sighting in document.sightings}
        record = described(document, "")
        for field in MetadataField:
            text = field_text(record, field).replace("\n", " ¶ ")
            if text:
                counts[field] += 1
                counts[f"{field} with a place"] += field in seen
                print(f"   {field:10} {text[:150]}")
    print(dict(counts))


if __name__ == "__main__":
    main(sys.argv[1:])
