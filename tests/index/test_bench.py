"""The bench measures what it says: figures by hand, a small corpus through the real search, two runs compared."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.index.builders import CountingEmbedder
from thammuu.index.bench import bench_retrieval, compare, load_ranks, save_ranks
from thammuu.index.bench.corpus import documents_of, read_corpus, read_questions
from thammuu.index.bench.metrics import Judged, percentile, quality
from thammuu.ingest.errors import InputError

LINES = (
    {
        "id": "a1",
        "title": "Kết nạp người vào Đảng",
        "text": "Người được xét kết nạp làm đơn.",
        "document": "12-QĐ/TU",
        "genre": "Quyết định",
    },
    {"id": "a2", "title": "Đảng phí", "text": "Đảng viên đóng đảng phí hằng tháng.", "document": "12-QĐ/TU"},
    {"id": "b1", "title": "Giá nước sạch", "text": "Đơn vị cấp nước niêm yết giá nước."},
    {"id": "b2", "title": "", "text": "Hồ sơ do cấp ủy cơ sở quản lý."},
)
QUESTIONS = (
    {"qid": "q1", "question": "ai đóng đảng phí hằng tháng?", "relevant_ids": ["a2"]},
    {"qid": "q2", "question": "giá nước sạch", "relevant_ids": ["b1", "b9"]},  # one that the corpus lacks
    {"qid": "q3", "question": "tàu vũ trụ", "relevant_ids": ["a1"]},
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "kho.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as lines:
        lines.write("\n".join(json.dumps(line, ensure_ascii=False) for line in LINES) + "\n\n")
    return path


@pytest.fixture
def questions(tmp_path: Path) -> Path:
    path = tmp_path / "hoi.json"
    path.write_text(json.dumps(QUESTIONS), encoding="utf-8")
    return path


def judged(name: str, *good: int, relevant: int = 1, found: int = 100) -> Judged:
    return Judged(name, tuple(rank in good for rank in range(1, found + 1)), relevant)


def test_figures_by_hand() -> None:
    figures = quality((judged("a", 1), judged("b", 4), judged("c", 15, 60, relevant=4), judged("d")))
    assert (figures.n, figures.hit_1, figures.hit_5, figures.hit_10, figures.hit_20) == (4, 0.25, 0.5, 0.5, 0.75)
    assert figures.mrr_10 == pytest.approx((1 + 1 / 4) / 4)
    assert figures.recall_100 == pytest.approx((1 + 1 + 2 / 4) / 4)
    assert figures.ndcg_10 == pytest.approx((1 + 0.4307) / 4, abs=1e-4)  # 1 / log2(5)


def test_no_questions_no_figures() -> None:
    assert quality(()).mrr_10 == 0
    assert percentile((), 0.5) == 0


@pytest.mark.parametrize(("share", "expected"), [(0.5, 2), (0.95, 4), (1.0, 4), (0.0, 1)])
def test_percentile(share: float, expected: float) -> None:
    assert percentile((3, 1, 4, 2), share) == expected


def test_articles_of_one_document_stay_together(corpus: Path) -> None:
    made = list(documents_of(read_corpus(corpus)))
    assert [entries for _, entries in made] == [("a1", "a2"), ("b1", "b2")]
    first, rest = (document for document, _ in made)
    assert (first.key.symbol, rest.key.symbol) == ("12-QĐ/TU", None)
    assert (first.key.genre, rest.key.genre) == ("Quyết định", None)
    assert [each.heading for each in rest.provisions] == ["Giá nước sạch", ""]
    for document in (first, rest):
        for each in document.provisions:
            assert document.source.text[each.span.start : each.span.end] == each.text


@pytest.mark.parametrize("kept", [True, False])
def test_a_corpus_is_searched_as_users_search(corpus: Path, questions: Path, tmp_path: Path, kept: bool) -> None:
    home = tmp_path / "home" if kept else None
    report = bench_retrieval(corpus, questions, CountingEmbedder(), home=home)
    assert [each.first for each in report.judged] == [1, 1, 0]
    assert report.quality.recall_100 == pytest.approx((1 + 0.5 + 0) / 3)
    assert report.entries == 4
    assert 0 < report.p50_ms <= report.p95_ms
    assert report.index_mb > 0
    assert home is None or bench_retrieval(corpus, questions, CountingEmbedder(), home=home).judged == report.judged


def test_questions_without_accents(corpus: Path, questions: Path) -> None:
    assert [each.first for each in bench_retrieval(corpus, questions, None, plain=True).judged] == [1, 1, 0]


def test_two_runs_compared(tmp_path: Path) -> None:
    path = tmp_path / "hang.json"
    save_ranks(path, (judged("a", 3), judged("b", 1), judged("c"), judged("d", 2)))
    moved = compare(load_ranks(path), (judged("a", 1), judged("b", 2), judged("c", 50), judged("d", 2), judged("e", 1)))
    assert [(each.question, each.before, each.now) for each in moved.gained] == [("a", 3, 1), ("c", 0, 50)]
    assert [(each.question, each.before, each.now) for each in moved.lost] == [("b", 1, 2)]


@pytest.mark.parametrize("text", ["", "[1, 2", '{"question": 1}', '[{"question": "a"}]', "[1]"])
def test_bad_questions_are_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "hoi.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"hoi\.json"):
        read_questions(path)


@pytest.mark.parametrize("line", ["[", "1", '{"id": "a"}', '{"text": "a"}'])
def test_bad_lines_are_told_by_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "kho.jsonl"
    path.write_text('{"id": "a", "text": "b"}\n' + line, encoding="utf-8")
    with pytest.raises(InputError, match="Dòng 2"):
        list(read_corpus(path))


def test_missing_or_damaged_files_are_told(tmp_path: Path) -> None:
    damaged = tmp_path / "kho.jsonl.gz"
    damaged.write_bytes(b"not gzip")
    for read, path in (
        (read_corpus, tmp_path / "none.jsonl"),
        (read_corpus, damaged),
        (load_ranks, damaged),
        (read_questions, tmp_path / "none.json"),
    ):
        with pytest.raises(InputError):
            tuple(read(path))
