"""The command line keeps the contract: names, one JSON value on stdout, exit codes, Vietnamese errors."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.ingest.files import Pdf
from thammuu.service.cli import run

DOCUMENT_KEYS = {"id", "symbol", "genre", "issuer", "date", "title", "effective", "validity", "has_text"}


@pytest.fixture
def cli(own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Any:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))

    def call(*arguments: str) -> tuple[int, Any]:
        code = run([*arguments, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return call


def test_ingest(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số 5-QĐ/TU\nQUY ĐỊNH\n1. Một việc.\n", encoding="utf-8")
    (tmp_path / "b.bin").write_bytes(b"\0")
    code, told = cli("ingest", str(tmp_path / "a.txt"), str(tmp_path))
    assert code == 1  # one file was refused
    assert set(told) >= {"files", "took_s"}
    assert {"path", "status", "reason", "document", "provisions", "warnings"} <= set(told["files"][0])
    by_name = {Path(file["path"]).name: file for file in told["files"]}
    assert set(by_name["a.txt"]["document"]) >= DOCUMENT_KEYS
    assert (by_name["b.bin"]["status"], by_name["b.bin"]["document"]) == ("refused", None)


def test_samples_again_are_unchanged(cli: Any) -> None:
    code, told = cli("samples")
    assert (code, {file["status"] for file in told["files"]}) == (0, {"unchanged"})


def test_documents(cli: Any) -> None:
    code, told = cli("documents")
    assert (code, len(told["documents"])) == (0, 11)
    assert all(set(document) >= DOCUMENT_KEYS for document in told["documents"])
    assert all(set(document["validity"]) >= {"state", "by", "evidence"} for document in told["documents"])


def test_show(cli: Any) -> None:
    code, told = cli("show", "15-QĐ/TU", "khoản", "2", "Điều", "6")
    assert code == 0
    assert told["provision"]["address"] == "Điều 6 › khoản 2"
    assert [child["address"][-6:] for child in told["provision"]["children"]] == ["điểm a", "điểm b", "điểm c"]
    assert cli("show", "9999-QĐ/TU")[0] == 1


def test_show_names_the_page(cli: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A citation of a paper can name its page where the file has pages."""
    pdf = Pdf().page().lines(["Số 61-QĐ/TU", "QUY ĐỊNH", "Điều 1. Phạm vi điều chỉnh"], pitch=30)
    pdf.page().lines(["Điều 2. Đối tượng áp dụng", "Quy định này áp dụng với mọi chi bộ."], pitch=30)
    (tmp_path / "a.pdf").write_bytes(pdf.bytes())
    assert cli("ingest", str(tmp_path / "a.pdf"))[0] == 0
    assert cli("show", "61-QĐ/TU", "Điều", "2")[1]["provision"]["page"] == 2
    assert run(["show", "61-QĐ/TU", "Điều", "2"]) == 0
    assert "Điều 2 (trang 2)" in capsys.readouterr().out


def test_search(cli: Any) -> None:
    code, told = cli("search", "lưu giữ biên bản", "-k", "2")
    assert (code, len(told["hits"])) == (0, 2)
    hit = told["hits"][0]
    assert {"rank", "score", "document", "address", "provision_id", "text", "highlights"} <= set(hit)
    assert (hit["rank"], isinstance(told["took_ms"], float)) == (1, True)
    assert cli("search", "xyzzy")[0] == 1


@pytest.mark.usefixtures("cli")  # its home
def test_a_search_for_a_document_without_text_says_what_is_known_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "39-CT/TW"]) == 1
    assert "Chỉ thị 39-CT/TW" in capsys.readouterr().out


def test_ask(cli: Any) -> None:
    code, told = cli("ask", "chi bộ lưu giữ biên bản sinh hoạt bao lâu")
    assert (code, told["state"]) == (0, "grounded")
    assert told["evidence"][0]["quote"] in told["answer"]
    assert cli("ask", "giá điện bậc 3") == (1, {**cli("ask", "giá điện bậc 3")[1], "state": "no_match"})


def test_cite_reads_a_file_or_stdin(cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Thực hiện Quy định số 294-QĐ/TW, ngày 26/5/2025 của Ban Chấp hành Trung ương."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    code, told = cli("cite", str(tmp_path / "a.txt"))
    found = told["citations"][0]
    assert (code, found["resolution"], found["validity"]["state"]) == (0, "resolved", "replaced")
    assert {"start", "end", "text", "relation", "candidates"} <= set(found)
    monkeypatch.setattr("sys.stdin", io.StringIO(text))
    assert cli("cite", "-")[1] == told


def test_cite_lists_the_documents_own_provisions_apart(cli: Any, tmp_path: Path) -> None:
    text = "Quy định này có hiệu lực từ ngày ký. Bãi bỏ khoản 2 Điều 5."
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    code, told = cli("cite", str(tmp_path / "a.txt"))
    assert (code, told["citations"]) == (0, [])
    assert [(each["text"], each["target"]) for each in told["internal"]] == [
        ("Quy định này", "self"),
        ("khoản 2 Điều 5", "untold"),
    ]


def test_validity(cli: Any) -> None:
    code, told = cli("validity", "294-QĐ/TW", "--as-of", "22/11/2026")
    assert (code, told["validity"]["state"]) == (0, "replaced")
    assert told["validity"]["by"][0]["symbol"] == "20-QĐ/TW"
    code, told = cli("validity", "26-NQ/TW")
    assert (code, told["resolution"], told["validity"]) == (1, "ambiguous", None)
    assert cli("validity", "26-NQ/TW", "--date", "2018-05-19")[0] == 0


def test_draft(cli: Any, tmp_path: Path) -> None:
    code, told = cli("draft", "--list")
    assert (code, len(told["genres"])) == (0, 21)
    assert all({"id", "name", "profiles", "organs"} <= set(genre) for genre in told["genres"])
    letter = next(genre for genre in told["genres"] if genre["id"] == "cong-van")
    assert letter["profiles"] == ["hd36-2018", "nd30-2020", "hd05-2026"]
    assert {"tinh-uy", "chi-bo", "ubnd-xa"} <= set(letter["organs"])
    assert 'kind = "chi-bo"' in cli("draft", "cong-van", "--example", "--organ", "chi-bo")[1]["example"]
    (tmp_path / "in.toml").write_text(cli("draft", "ke-hoach", "--example")[1]["example"], encoding="utf-8")
    out = tmp_path / "out.docx"
    code, told = cli("draft", "ke-hoach", "--input", str(tmp_path / "in.toml"), "-o", str(out))
    assert (code, told["output"], out.read_bytes()[:2]) == (0, str(out), b"PK")
    assert {"profile", "evidence", "placeholders", "warnings", "coverage", "aims"} <= set(told)
    assert {row["state"] for row in told["coverage"]} <= {"covered", "left_out", "others", "competence"}
    assert all(row["item"] or row["reason"] for row in told["coverage"])


WRONG = [
    # (what is replaced in the example, by what, what the message must name)
    ("date = 2026-11-23", "date = 2206-11-23", "“date” có năm 2206"),
    ("date = 2026-11-23", "", "“date” thiếu trường này"),
    ('kind = "co-quan-tham-muu-tinh"', 'kind = "huyen-uy"', "“office.kind”"),
    ("number = 32", 'number = "x"', "“number” phải là số nguyên"),
    ("max_tasks = 20", "max_task = 20", "“max_task” không có trường"),
]


@pytest.mark.parametrize(("old", "new", "named"), WRONG)
def test_a_wrong_input_leaves_no_file_and_names_the_field(
    cli: Any, tmp_path: Path, old: str, new: str, named: str
) -> None:
    example = cli("draft", "ke-hoach", "--example")[1]["example"]
    assert old in example
    (tmp_path / "in.toml").write_text(example.replace(old, new, 1), encoding="utf-8")
    code, told = cli("draft", "ke-hoach", "--input", str(tmp_path / "in.toml"), "-o", str(tmp_path / "out.docx"))
    assert code == 2
    assert named in told["error"]["message"]
    assert {path.name for path in tmp_path.iterdir()} - {"home"} == {"in.toml"}


def test_a_draft_that_cannot_be_written_whole_leaves_the_old_file(
    cli: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in.toml").write_text(cli("draft", "ke-hoach", "--example")[1]["example"], encoding="utf-8")
    out = tmp_path / "out.docx"
    out.write_bytes(b"the draft of yesterday")
    write = Path.write_bytes

    def full_disk(path: Path, data: bytes) -> int:
        if path.parent != tmp_path:
            return write(path, data)
        write(path, data[: len(data) // 2])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full_disk)
    code, told = cli("draft", "ke-hoach", "--input", str(tmp_path / "in.toml"), "-o", str(out))
    assert (code, out.read_bytes()) == (2, b"the draft of yesterday")
    assert "out.docx" in told["error"]["message"]
    assert {path.name for path in tmp_path.iterdir()} - {"home"} == {"in.toml", "out.docx"}


def test_convert(cli: Any, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Một dòng.", encoding="utf-8")
    code, told = cli("convert", str(tmp_path / "a.txt"))
    assert (code, told["text"]) == (0, "Một dòng.")


def test_study(cli: Any) -> None:
    code, told = cli("study", "make", "15-QĐ/TU", "--limit", "3")
    assert (code, told["new"], len(told["cards"])) == (0, 3, 3)
    card = cli("study", "due", "--limit", "1")[1]["cards"][0]
    code, told = cli("study", "answer", card["id"], "good")
    assert (code, told["due"] is not None) == (0, True)


def test_doctor_and_reindex(cli: Any) -> None:
    assert cli("doctor")[1]["well"] is True
    assert cli("reindex")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "code", "kind"),
    [
        (("search",), 2, "usage"),
        (("search", "x", "--no-such-option"), 2, "usage"),
        (("ingest", "khong/co/tep"), 2, "input"),
        (("show", "x", "--as-of", "31/02/2026"), 2, "input"),
        (("draft", "bai-tho", "--example"), 2, "input"),
        (("draft", "ke-hoach"), 2, "input"),
        (("study", "answer", "khong-co", "good"), 2, "input"),
        (("study", "answer", "khong-co", "9"), 2, "input"),
    ],
)
def test_errors_are_one_json_value_too(cli: Any, arguments: tuple[str, ...], code: int, kind: str) -> None:
    got, told = cli(*arguments)
    assert (got, told["error"]["code"]) == (code, kind)
    assert told["error"]["message"].endswith((".", "?", "”."))


def test_a_setup_problem_exits_with_three(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    monkeypatch.setenv("THAMMUU_HOME", str(tmp_path / "file" / "home"))
    assert run(["documents"]) == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Lỗi: Không tạo được thư mục dữ liệu")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("search", "lưu giữ biên bản", "-k", "1"), ["1. Quy định"]),
        (("show", "15-QĐ/TU", "Điều 4"), ["Điều 4", "Chi bộ sinh hoạt thường kỳ"]),
        (("ask", "giá điện bậc 3"), ["Không tìm thấy quy định nào"]),
        (("validity", "294-QĐ/TW", "--as-of", "22/11/2026"), ["Đã bị thay thế", "208-QĐ/TW"]),
        (("documents",), ["Nghị quyết 05-NQ/TU", "Chưa rõ hiệu lực"]),
        (("show", "9999-QĐ/TU"), ["Không tìm thấy văn bản"]),
    ],
)
def test_people_read_vietnamese(
    sample_home: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    words: list[str],
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(sample_home))
    run(list(arguments))
    said = capsys.readouterr().out
    assert all(word in said for word in words)


def test_a_sitting_asks_shows_and_remembers(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(own_home))
    run(["study", "make", "15-QĐ/TU", "--limit", "1"])
    capsys.readouterr()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n3\n"))
    assert run(["study"]) == 0
    said = capsys.readouterr().out
    assert "Đáp án:" in said
    assert run(["study", "due", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"cards": []}


def test_help_is_vietnamese_throughout() -> None:
    for arguments in ([], ["search"], ["study", "answer"]):
        done = subprocess.run(
            [sys.executable, "-m", "thammuu.service.cli", *arguments, "--help"],
            capture_output=True,
            text=True,
            check=True,
            encoding="utf-8",
            env={"PYTHONIOENCODING": "utf-8", "PATH": "", "SYSTEMROOT": ""},
        )
        assert "Cách dùng: thammuu" in done.stdout
        for english in ("Usage", "Options", "Commands", "Arguments", "Show this message", "required", "default"):
            assert english not in done.stdout


def test_bench_retrieval(cli: Any, tmp_path: Path) -> None:
    corpus, queries, ranks = tmp_path / "c.jsonl", tmp_path / "q.json", tmp_path / "r.json"
    corpus.write_text('{"id": "1", "title": "Giá nước sạch", "text": "Giá nước do tỉnh quy định."}', encoding="utf-8")
    queries.write_text('[{"qid": "a", "question": "giá nước", "relevant_ids": ["1"]}]', encoding="utf-8")
    asked = ("bench", "retrieval", "--corpus", str(corpus), "--queries", str(queries))
    code, told = cli(*asked, "--save", str(ranks))
    keys = "n hit@1 hit@5 hit@10 hit@20 recall@100 mrr@10 ndcg@10 p50_ms p95_ms index_s index_mb rss_mb"
    assert code == 0
    assert set(told) >= set(keys.split())
    assert (told["n"], told["mrr@10"]) == (1, 1.0)
    assert cli(*asked, "--against", str(ranks))[1]["gained"] == []
    assert cli("bench", "retrieval", "--corpus", "none.jsonl", "--queries", str(queries))[0] == 2


def test_secrecy_and_audit_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("THAMMUU_HOME", str(tmp_path))
    assert run(["secrecy", "allow", "--level", "mat", "--reason", "Quyết định số 5", "--by", "Văn thư"]) == 3
    monkeypatch.setenv("THAMMUU_SECRECY", "mat")
    assert run(["secrecy", "allow", "--level", "mat", "--reason", "Quyết định số 5", "--by", "Văn thư"]) == 0
    assert "đến độ “MẬT”" in capsys.readouterr().out
    assert run(["secrecy", "status", "--json"]) == 0
    status = json.loads(capsys.readouterr().out)
    assert (status["level"], status["holds"], status["marked_documents"]) == ("MẬT", True, 0)
    assert run(["secrecy", "revoke", "--reason", "hết hạn", "--by", "Văn thư"]) == 0
    assert run(["audit", "--json"]) == 0
    told = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert [entry["action"] for entry in told["entries"]] == ["allowed", "revoked"]
    assert told["intact"] is True
