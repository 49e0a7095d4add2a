"""The parts of a built file, set out a line a paragraph or style, against what was looked at and found right.

After a change that is meant: run once with THAMMUU_REWRITE_GOLDEN=1 (the test fails, saying that it wrote), read the
difference in version control, look at the rendered pages, run again without.
"""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest

from thammuu.drafts_templates import build_docx, profile, profiles

GOLDEN = Path(__file__).parent / "golden" / "docx"
PARTS = ("document", "styles", "settings", "footnotes", "header1", "numbering")
# What gets a line of its own; everything below it is written on that line.
LINES = {"p", "style", "sectPr", "tblPr", "tblGrid", "trPr", "tcPr", "docDefaults", "compat", "footnotePr"}


def plain(name: str) -> str:
    return name.rpartition("}")[2]


def inline(element: Element) -> str:
    """An element as `tag(attribute=value)[children]`, the attributes by name."""
    attributes = " ".join(
        f"{plain(key)}={value}" for key, value in sorted(element.attrib.items()) if "space" not in key
    )
    children = " ".join(map(inline, element))
    text = element.text or "" if len(element) == 0 else ""
    shown = f"({attributes})" if attributes else ""
    return f"{plain(element.tag)}{shown}{'[' + children + ']' if children else ''}{'“' + text + '”' if text else ''}"


def outline(element: Element, depth: int = 0) -> Iterator[str]:
    if plain(element.tag) in LINES or len(element) == 0:
        yield "  " * depth + inline(element)
        return
    yield "  " * depth + plain(element.tag)
    for child in element:
        yield from outline(child, depth + 1)


def parts(data: bytes) -> str:
    lines: list[str] = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        lines += sorted(package.namelist())
        for name in PARTS:
            path = f"word/{name}.xml"
            if path in package.namelist():
                lines += ["", f"== {path}", *outline(fromstring(package.read(path)))]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("form_id", [form.id for form in profiles()])
def test_the_parts_are_as_they_were_found_right(everything, form_id: str) -> None:
    path = GOLDEN / f"{form_id}.txt"
    found = parts(build_docx(everything, profile(form_id)))
    if os.environ.get("THAMMUU_REWRITE_GOLDEN"):
        path.write_text(found, "utf-8")
        pytest.fail(f"{path.name} was written anew; read the difference, then run without THAMMUU_REWRITE_GOLDEN")
    assert found.splitlines() == path.read_text("utf-8").splitlines()
