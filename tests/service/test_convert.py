"""`thammuu convert`: the text in Unicode, the encoding, what was lost, and the formats it writes."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest

from tests.ingest.doc_files import R, p, row
from tests.ingest.doc_files import doc as doc_file
from thammuu.ingest.errors import InputError
from thammuu.ingest.readers import read_bytes, soffice
from thammuu.service.converting import written
from thammuu.service.settings import Settings
from thammuu.service.shapes.documents import ConvertShape
from thammuu.service.workbench import Workbench

FILE = doc_file(
    p(R("quy chÕ", ".VnTimeH", bold=True), center=True),
    p(R("v¨n phßng ð", ".VnTime"), R(" Tỉnh ủy")),
    row("a", "b", "c", "d"),
    row("1", "2", "3", "4"),
)


@pytest.fixture(autouse=True)
def no_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soffice, "program", lambda: None)


def test_the_json_tells_encoding_and_loss(tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(FILE)
    with Workbench(Settings(home=tmp_path / "home")) as bench:
        shape = ConvertShape.of(bench.texts.converted(path))
        drawn = ConvertShape.of(bench.texts.converted(path, drawn=True))
    assert shape.text == "quy chế\nvăn phòng đ Tỉnh ủy\na | b | c | d\n1 | 2 | 3 | 4"
    assert drawn.text.startswith("QUY CHẾ\n")
    assert (shape.encoding, shape.pages, shape.format) == ("tcvn3", 0, "doc")
    assert [(loss.code, loss.count, loss.font, loss.paragraph) for loss in shape.loss] == [("U+00F0", 1, ".VnTime", 2)]
    assert {each.encoding for each in shape.encodings} == {"tcvn3", "unicode"}
    assert [notice.code for notice in shape.warnings] == ["old-encoding", "encoding-loss"]


def test_a_unicode_file_has_nothing_to_report() -> None:
    shape = ConvertShape.of(read_bytes("Kế hoạch công tác".encode(), "a.txt"))
    assert (shape.encoding, shape.loss, shape.warnings) == ("unicode", [], [])


def test_formats_written() -> None:
    source = read_bytes(FILE, "a.doc")
    assert written(source, "b.TXT").decode() == source.text + "\n"
    assert written(source, "b.md").decode() == (
        "**QUY CHẾ**\n\nvăn phòng đ Tỉnh ủy\n\n| a | b | c | d |\n| --- | --- | --- | --- |\n| 1 | 2 | 3 | 4 |\n"
    )
    made = written(source, "b.docx")
    assert read_bytes(made, "b.docx").text == source.text
    first = docx.Document(io.BytesIO(made)).paragraphs[0]
    assert first.runs[0].bold
    assert first.alignment is not None


def test_other_endings_are_refused() -> None:
    with pytest.raises(InputError, match=r"\.xyz"):
        written(read_bytes(FILE, "a.doc"), "b.xyz")
