"""Draw the dependency picture in docs/architecture.md from the code's own imports.

    python scripts/picture.py            rewrite the picture
    python scripts/picture.py --check    fail when the committed picture is not today's

A box is a folder's package or module one level below a layer; an arrow means "imports". Arrows inside one box are
left out, and so are arrows between two boxes of one layer, which the second, per-layer list shows.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

import grimp

LAYERS = ("service", "index", "drafts_templates", "corpus", "ingest")
PAGE = Path(__file__).resolve().parent.parent / "docs" / "architecture.md"
BEGIN, END = "<!-- picture: begin (scripts/picture.py) -->", "<!-- picture: end -->"


def _box(module: str) -> tuple[str, str]:
    """The layer and the box of a dotted module name: thammuu.index.store.tables -> ("index", "store")."""
    parts = module.split(".")[1:]
    return parts[0], parts[1] if len(parts) > 1 else ""


def arrows(graph: grimp.ImportGraph) -> Counter[tuple[tuple[str, str], tuple[str, str]]]:
    """How many imports run from box to box."""
    found: Counter[tuple[tuple[str, str], tuple[str, str]]] = Counter()
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            source, target = _box(importer), _box(imported)
            if source != target and source[0] in LAYERS and target[0] in LAYERS:
                found[source, target] += 1
    return found


def draw(found: Counter[tuple[tuple[str, str], tuple[str, str]]]) -> str:
    """The mermaid picture of the layers and, below it, the boxes of each layer with what they import."""
    between: Counter[tuple[str, str]] = Counter()
    for (source, target), count in found.items():
        if source[0] != target[0]:
            between[source[0], target[0]] += count
    lines = ["```mermaid", "flowchart TD"]
    lines += [f"    {layer}[{layer}/]" for layer in LAYERS]
    lines += [f"    {a} -->|{count}| {b}" for (a, b), count in sorted(between.items())]
    lines += ["```", "", "Numbers count import statements. Inside each layer:", ""]
    for layer in LAYERS:
        inner = sorted({(s[1], t[1]) for s, t in found if s[0] == t[0] == layer and s[1] and t[1]})
        grouped = {source: [t for s, t in inner if s == source] for source, _ in inner}
        lines.append(f"- `{layer}/`")
        lines += [f"  - `{source}` uses {', '.join(f'`{t}`' for t in targets)}" for source, targets in grouped.items()]
    return "\n".join(lines)


def main() -> int:
    """Rewrite or check the picture; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    checking = parser.parse_args().check
    picture = draw(arrows(grimp.build_graph("thammuu", cache_dir=None)))
    page = PAGE.read_text(encoding="utf-8")
    head, _, rest = page.partition(BEGIN)
    _, _, tail = rest.partition(END)
    wanted = f"{head}{BEGIN}\n{picture}\n{END}{tail}"
    if wanted == page:
        return 0
    if checking:
        print("docs/architecture.md shows an old picture; run: .venv/bin/python scripts/picture.py", file=sys.stderr)
        return 1
    PAGE.write_text(wanted, encoding="utf-8")
    print("docs/architecture.md: picture redrawn")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
