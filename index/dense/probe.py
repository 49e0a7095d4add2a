"""Run as `python -m thammuu.index.dense.probe FOLDER COUNT`: exit code 0 when the Chroma store there is sound.

A process of its own, because opening a torn store can end the process that tries.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(folder: str, expected: str) -> int:
    """Open, count and ask once; 0 when all went well."""
    from thammuu.index.dense.chroma import ChromaDense  # noqa: PLC0415

    index = ChromaDense(Path(folder))
    if index.count() != int(expected):
        return 1
    return 0 if index.answers() else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
