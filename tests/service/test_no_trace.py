"""Secret files through every door, and then a search for their words in all that was written and said.

A token that stands in no other text is in every secret file. Afterwards it must be in no file under THAMMUU_HOME or the
folder of temporary files, and in nothing that was printed or logged; a public file with a token of its own shows that
the search would find it. An audit hook in every process, readers included, tells what was opened for writing.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.ingest.files import Pdf, core_properties, docx, header_part, p, watermark

TOKEN, PUBLIC = "khongaiduocthay", "aicungduocthay"
HEAD = ("TỈNH ỦY SÔNG TRÀ", "Số 9-KH/TU", "KẾ HOẠCH", f"1. Nội dung {TOKEN} của kế hoạch này.")
ROOT = Path(__file__).resolve().parents[2]
LARGE = "\n".join(("MẬT", *HEAD, *(f"{n}. Dòng {TOKEN} thứ {n}." for n in range(40_000)))).encode()  # over 1 MB


def secret_files() -> dict[str, bytes]:
    body = tuple(map(p, HEAD))
    pdf = Pdf().page().lines([*HEAD], pitch=30).stamp("TỐI MẬT").bytes()
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("trong.txt", "\n".join(("TUYỆT MẬT", *HEAD)))
        archive.writestr("KH-9-MAT.docx", docx(*body))
    return {
        "a.docx": docx(p("MẬT"), *body),
        "b.docx": docx(*body, parts={"word/header1.xml": header_part(watermark("MẬT"))}),
        "c.docx": docx(*body, parts={"docProps/core.xml": core_properties(keywords="Tối mật")}),
        "d.pdf": pdf,
        "e.txt": "\n".join(("TÀI LIỆU THU HỒI", *HEAD)).encode(),
        "f.html": f"<html><title>Mật</title><body><p>{HEAD[-1]}</p></body></html>".encode(),
        "g.md": "\n\n".join(("TUYỆT", "MẬT", *HEAD)).encode(),
        "h (Mật).txt": "\n".join(HEAD).encode(),
        "i.zip": inner.getvalue(),
        "k.txt": LARGE,
    }


def public_file() -> bytes:
    return "\n".join(("TỈNH ỦY SÔNG TRÀ", "Số 8-KH/TU", "KẾ HOẠCH", f"1. Nội dung {PUBLIC} của kế hoạch.")).encode()


UPLOADS = """
import logging, sys
from pathlib import Path
from starlette.testclient import TestClient
from thammuu.service.api.app import create_app
from thammuu.service.settings import Settings
from thammuu.service.workbench import Workbench
logging.basicConfig(level=logging.DEBUG)
home, folder = Path(sys.argv[1]), Path(sys.argv[2])
with Workbench.open(Settings(home), serving=True) as bench:
    client = TestClient(create_app(bench))
    for address in ("/api/v1/ingest", "/nap"):
        sent = [("files", (path.name, path.read_bytes())) for path in sorted(folder.iterdir())]
        answer = client.post(address, files=sent)
        print(answer.status_code, answer.text)
"""


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path, Path, Path]:
    """Folder of files, THAMMUU_HOME, folder of temporary files, what was opened for writing."""
    folder, home, temporary = tmp_path / "tep", tmp_path / "home", tmp_path / "tam"
    for each in (folder, temporary):
        each.mkdir()
    for name, data in {**secret_files(), "z.txt": public_file()}.items():
        (folder / name).write_bytes(data)
    return folder, home, temporary, tmp_path / "ghi.txt"


def run(command: list[str], places: tuple[Path, Path, Path, Path]) -> str:
    _, home, temporary, spied = places
    environment = {
        **os.environ,
        "THAMMUU_HOME": str(home),
        "THAMMUU_WORKERS": "2",
        "PYTHONPATH": str(ROOT / "tests" / "service" / "spy"),
        "SPY_ON_WRITES": str(spied),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(temporary)),
    }
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def assert_no_trace(places: tuple[Path, Path, Path, Path], said: str) -> None:
    _, home, temporary, spied = places
    assert TOKEN not in said
    written = b"".join(path.read_bytes() for path in sorted(home.rglob("*")) if path.is_file())
    left = [path for path in temporary.rglob("*") if path.is_file()]
    assert left == []
    assert PUBLIC.encode() in written
    for name, data in secret_files().items():
        middle = data[len(data) // 2 :][:48]
        for trace in (TOKEN.encode(), TOKEN.encode("utf-16-le"), middle):
            assert trace not in written, name
    opened = {Path(line) for line in spied.read_text(encoding="utf-8").splitlines()}
    assert any(path.is_relative_to(home) for path in opened)  # the spy sees the parent,
    assert Path(os.devnull) in opened  # and the readers, which open nothing else
    elsewhere = {path for path in opened if not path.is_relative_to(home) and str(path) != os.devnull}
    assert elsewhere - {home.parent} == set(), elsewhere


def test_the_command_line_leaves_no_trace_of_a_secret(places: tuple[Path, Path, Path, Path]) -> None:
    said = run([sys.executable, "-B", "-m", "thammuu.service.cli", "ingest", str(places[0])], places)
    assert said.count("Từ chối: ") >= len(secret_files()), said
    assert "Lỗi" not in said
    assert_no_trace(places, said)


def test_uploads_leave_no_trace_of_a_secret(places: tuple[Path, Path, Path, Path]) -> None:
    said = run([sys.executable, "-B", "-c", UPLOADS, str(places[1]), str(places[0])], places)
    assert said.count('"status":"refused"') == len(secret_files()) + 1, said  # the archive holds two
    assert "Traceback" not in said
    assert_no_trace(places, said)


def test_a_reader_that_falls_on_a_secret_says_nothing_of_it(tmp_path: Path) -> None:
    """The names of variables, the lines of code and the text of an exception: none may reach the log."""
    program = (
        "import sys, logging; logging.basicConfig(level=logging.DEBUG)\n"
        "import thammuu.ingest\n"
        f"def broken(source): raise ValueError('{TOKEN} ' + source.text)\n"
        "thammuu.ingest.parse = broken\n"
        "from pathlib import Path\n"
        "from thammuu.service.settings import Settings\n"
        "from thammuu.service.workbench import Workbench\n"
        "with Workbench.open(Settings(Path(sys.argv[1]), workers=0)) as bench:\n"
        f"    print(bench.upload([('a.txt', '{TOKEN}'.encode())]).files)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True)
    assert "ValueError" in done.stdout
    assert TOKEN not in done.stdout + done.stderr
