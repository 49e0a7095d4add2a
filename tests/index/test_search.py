"""Search end to end on a few documents written for the purpose."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.ranking.weights import genre_weight
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery, SearchResult
from thammuu.index.store import Store

ADMISSION = """
3. Giới thiệu và kết nạp người vào Đảng
 3.1. Đảng viên giới thiệu người vào Đảng
  a) Là đảng viên chính thức, cùng công tác với người được giới thiệu
  b) Báo cáo chi bộ về lý lịch của người được giới thiệu
 3.5. Về kết nạp lại người vào Đảng
  3.5.1. Người được xét kết nạp lại phải có đủ các điều kiện sau:
   a) Có đủ tiêu chuẩn và điều kiện của người vào Đảng
   b) Ít nhất là 36 tháng kể từ khi ra khỏi Đảng, làm đơn xin kết nạp lại
  3.5.2. Đối tượng không xem xét kết nạp lại
   a) Những người trước đây ra khỏi Đảng vì vi phạm lịch sử chính trị
4. Quản lý hồ sơ
 4.1. Hồ sơ đảng viên do cấp ủy cơ sở quản lý
"""
CEREMONY = """
1. Tổ chức lễ trao Huy hiệu
 a) Lễ trao Huy hiệu được tổ chức trang nghiêm, mỗi buổi lễ một đợt
 b) Trang trí lễ trao Huy hiệu: khẩu hiệu, cờ, tượng hoặc ảnh, tiêu đề
 c) Chương trình buổi lễ trao Huy hiệu gồm chào cờ, công bố quyết định, phát biểu
2. Khiếu nại về xóa tên
 2.3. Không giải quyết khiếu nại quá thời hạn 30 ngày làm việc kể từ ngày nhận quyết định xóa tên
 2.5. Trong 30 ngày làm việc kể từ ngày nhận quyết định xóa tên, người bị xóa tên có quyền khiếu nại
 2.6. Khiếu nại về xóa tên của người ở ngoài nước có quy định riêng
"""
MEETINGS = """
7. Sinh hoạt chi bộ
 7.1. Đối với chi bộ có đông đảng viên, sinh hoạt định kỳ hai tháng một lần
 7.2. Sinh hoạt định kỳ một tháng một lần tại nơi làm việc
"""
POWER = """
Điều 1. Giá điện
 1. Giá bán lẻ điện do cơ quan có thẩm quyền quy định
 2. Đơn vị điện lực niêm yết giá điện
Điều 2. Tiết kiệm điện
"""


@pytest.fixture(scope="module")
def searcher(tmp_path_factory: pytest.TempPathFactory):
    home = tmp_path_factory.mktemp("kho")
    made = (
        document("294-QĐ/TU", title="Thi hành Điều lệ", outline=ADMISSION, name="a.docx"),
        document(
            "61/2024/QH15",
            title="Luật Điện lực",
            genre="Luật",
            issuer="Quốc hội",
            outline=POWER,
            date="2024-11-30",
            name="b.docx",
        ),
        document("07-HD/TU", title="Nghi lễ", genre="Hướng dẫn", issuer="Tỉnh ủy", outline=CEREMONY, name="c.docx"),
    )
    with Store.open(home) as store:
        for each in made:
            store.put(each, original(each))
        indexes = IndexManager(home, store, CountingEmbedder())
        yield indexes.searcher()
        indexes.close()


def search(searcher: Searcher, text: str, **given) -> SearchResult:
    return searcher.search(SearchQuery(text, **given))


def places(searcher: Searcher, text: str, **given) -> list[str]:
    return [hit.provision.address.display() for hit in search(searcher, text, **given).hits]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("kết nạp lại người vào Đảng", "3.5"),  # the section of this heading, not its points
        ("ket nap lai nguoi vao dang", "3.5"),  # typed without accents
        ("KẾT NẠP LẠI", "3.5"),
        ("ra khỏi Đảng bao lâu mới được xét kết nạp lại", "3.5.1 › điểm b"),  # the point that has a duration
        ("ra khoi dang bao lau moi duoc xet ket nap lai", "3.5.1 › điểm b"),
        ("vi phạm lịch sử chính trị", "3.5.2 › điểm a"),  # the smallest that holds the words
        ("giá điện", "Điều 1"),
        ("trang trí buổi lễ trao huy hiệu", "1 › điểm b"),  # the one point that says it
        ("bị xóa tên thì khiếu nại trong bao nhiêu ngày", "2.5"),  # nor "2.6." for a number
        ("294-QĐ/TU hồ sơ", "4"),
        ("294-qđ/tu mục 3.5.1 điểm b", "3.5.1 › điểm b"),
        ("điểm b mục 3.5.1 294-QĐ/TU", "3.5.1 › điểm b"),
        ("hồ sơ đảng viên theo quy định 294", "4.1"),  # named by genre and number
        ("mục 3.5.1 điểm b QĐ 294", "3.5.1 › điểm b"),
        ("294-QĐ/TU", "3"),  # all that is known is the document: it begins here
    ],
)
def test_first_hit(searcher: Searcher, query: str, first: str) -> None:
    assert places(searcher, query)[0] == first


def test_a_short_name_limits_the_search_only_where_it_names_something(searcher: Searcher) -> None:
    named = search(searcher, "lễ trao huy hiệu hướng dẫn 07").hits
    assert {hit.document.key.symbol for hit in named} == {"07-HD/TU"}
    assert search(searcher, "lễ trao huy hiệu hướng dẫn 99").hits  # no such document: its words are searched for


def test_no_hit_contains_another(searcher: Searcher) -> None:
    hits = search(searcher, "kết nạp lại người vào Đảng").hits
    assert len(hits) > 1
    for one in hits:
        for other in hits:
            inside = one.provision.span.start <= other.provision.span.start < one.provision.span.end
            assert one is other or one.document.id != other.document.id or not inside
    assert [hit.rank for hit in hits] == list(range(1, len(hits) + 1))


def test_a_hit_shows_its_words(searcher: Searcher) -> None:
    hit = search(searcher, "kết nạp lại người vào Đảng").hits[0]
    assert hit.text.startswith("3.5. Về kết nạp lại người vào Đảng\n3.5.1.")
    assert next(hit.text[start:end] for start, end in hit.highlights) == "kết nạp lại người vào Đảng"
    assert {"dense", "held_words", "held_pairs", "length"} <= {part.name for part in hit.parts}
    assert hit.score == pytest.approx(sum(part.value for part in hit.parts))


def test_a_provision_on_what_is_not_allowed_stands_back(searcher: Searcher) -> None:
    def denied(text: str) -> set[str]:
        found = search(searcher, text).hits
        return {
            hit.provision.address.display()
            for hit in found
            if any(part.name == "denied" and part.value < 0 for part in hit.parts)
        }

    assert denied("bị xóa tên thì khiếu nại trong bao nhiêu ngày") == {"2.3"}
    assert denied("khiếu nại nào không được giải quyết") == set()


def test_the_genre_counts_where_something_was_learned_of_it(searcher: Searcher) -> None:
    law, own = (search(searcher, text).hits[0] for text in ("niêm yết giá điện", "hồ sơ đảng viên"))
    assert [part.value for part in law.parts if part.name == "genre"] == [genre_weight("Luật")]
    assert "genre" not in {part.name for part in own.parts}
    assert law.score == pytest.approx(sum(part.value for part in law.parts))


def test_highlights_without_accents(searcher: Searcher) -> None:
    hit = search(searcher, "ho so dang vien").hits[0]
    assert [hit.text[start:end] for start, end in hit.highlights] == ["Hồ sơ đảng viên"]


def test_coverage_tells_an_answer_from_a_shared_word(searcher: Searcher) -> None:
    answered = search(searcher, "ra khỏi Đảng bao lâu mới được xét kết nạp lại").hits[0].coverage
    unanswered = search(searcher, "giá điện bậc 3").hits[0].coverage
    assert answered > 0.9
    assert unanswered < 0.6
    assert search(searcher, "bảo hiểm xe máy").hits == ()


@pytest.mark.parametrize(
    ("given_filter", "expected"),
    [
        ({"genre": "Luật"}, {"61/2024/QH15"}),
        ({"genre": "luật "}, {"61/2024/QH15"}),
        ({"issuer": "Ban Thường vụ Tỉnh ủy"}, {"294-QĐ/TU"}),
        ({"issuer": "Ban Thường vụ Tỉnh uỷ"}, {"294-QĐ/TU"}),  # the other school of tone placing
        ({"genre": "Luật", "issuer": "Tỉnh ủy"}, set()),
        ({"documents": frozenset()}, set()),
        ({}, {"294-QĐ/TU", "61/2024/QH15", "07-HD/TU"}),
    ],
)
def test_filters(searcher: Searcher, given_filter: dict, expected: set[str]) -> None:
    hits = search(searcher, "quy định quản lý", **given_filter).hits
    assert {hit.document.key.symbol for hit in hits} == expected


def test_validity_filter_holds_for_named_documents_too(searcher: Searcher) -> None:
    (law,) = {hit.document.id for hit in search(searcher, "giá điện", genre="Luật").hits}
    allowed = frozenset({law})
    assert {hit.document.id for hit in search(searcher, "294-QĐ/TU mục 3.5.1", documents=allowed).hits} <= allowed


def test_k_limits(searcher: Searcher) -> None:
    assert len(search(searcher, "người vào Đảng", k=2).hits) == 2
    assert search(searcher, "người vào Đảng", k=0).hits == ()


def test_time_is_told_by_the_clock_given(searcher: Searcher) -> None:
    ticks = iter((1.0, 1.25))
    timed = Searcher(searcher._store, searcher._indexes, None, clock=lambda: next(ticks))
    assert timed.search(SearchQuery("giá điện")).took_ms == pytest.approx(250)


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80) | st.sampled_from(['"', "AND OR", "294-QĐ/TU điểm", "*:*", "-", "3.5.1.b", "\x00", "²"]))
def test_any_text_can_be_searched(searcher: Searcher, text: str) -> None:
    for hit in search(searcher, text, k=3).hits:
        assert all(0 <= start < end <= len(hit.text) for start, end in hit.highlights)
        assert 0 <= hit.coverage <= 1 + 1e-9


def test_a_hit_tells_what_it_stands_under(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        made = document("15-QĐ/TU", outline="1. Hồ sơ của đảng viên\n a) Kết nạp lại người vào Đảng", name="15.docx")
        store.put(made, original(made))
        hits = IndexManager(tmp_path, store, CountingEmbedder()).searcher().search(SearchQuery("kết nạp lại")).hits
        assert hits
        assert [hit.above for hit in hits] == [store.ancestors(hit.provision.id) for hit in hits]


def test_a_provision_for_a_special_case_stands_back_where_the_case_is_not_asked_for(tmp_path: Path) -> None:
    def stood_back(searcher: Searcher, text: str) -> dict[str, float]:
        parts = ((hit, part) for hit in search(searcher, text).hits for part in hit.parts if part.name == "case")
        return {hit.provision.address.display(): part.value for hit, part in parts}

    with Store.open(tmp_path) as store:
        made = document("15-QĐ/TU", title="Quy chế", outline=MEETINGS, name="d.docx")
        store.put(made, original(made))
        with closing(IndexManager(tmp_path, store, CountingEmbedder())) as indexes:
            searcher = indexes.searcher()
            assert stood_back(searcher, "sinh hoạt định kỳ một tháng một lần tại nơi làm việc") == {"7.1": -1.0}
            assert stood_back(searcher, "chi bộ có đông đảng viên sinh hoạt định kỳ mấy tháng một lần") == {}
