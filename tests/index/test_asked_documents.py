"""Which documents a question names, and when it asks for others that name these."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.asked_documents import asked_documents, asks_for_others
from thammuu.index.reindex import IndexManager
from thammuu.index.search import Searcher, SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.folding import strip_accents

RULES = """
1. Hướng dẫn và kiểm tra
 1.1. Ban Tổ chức hướng dẫn việc kết nạp người vào Đảng
 1.2. Theo hướng dẫn của cấp trên, chi bộ lập danh sách
"""
GUIDE = """
1. Phạm vi
 1.1. Văn bản này hướng dẫn thực hiện Quy định số 294-QĐ/TU về kết nạp người vào Đảng
2. Kiểm tra
 2.1. Chi bộ tự kiểm tra hằng quý
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory):
    with Store.open(tmp_path_factory.mktemp("kho")) as opened:
        for each in (
            document("294-QĐ/TU", title="Kết nạp người vào Đảng", outline=RULES, name="a.docx"),
            document("07-HD/TU", title="Kết nạp", genre="Hướng dẫn", issuer="Tỉnh ủy", outline=GUIDE, name="b.docx"),
        ):
            opened.put(each, original(each))
        yield opened


@pytest.fixture(scope="module")
def searcher(store: Store, tmp_path_factory: pytest.TempPathFactory):
    indexes = IndexManager(tmp_path_factory.mktemp("chi-muc"), store, CountingEmbedder())
    yield indexes.searcher()
    indexes.close()


def symbols(searcher: Searcher, text: str) -> set[str | None]:
    return {hit.document.key.symbol for hit in searcher.search(SearchQuery(text)).hits}


@pytest.mark.parametrize(
    ("text", "others"),
    [
        ("văn bản nào hướng dẫn quy định 294", True),
        ("huong dan thuc hien quy dinh 294", True),  # as many type
        ("hướng dẫn thi hành Quy định số 294-QĐ/TU", True),  # genre and "số" belong to the name
        ("hướng dẫn 294-QĐ/TU", True),
        ("sửa đổi, bổ sung một số điều của quy định 294", True),
        ("nghị quyết nào thay thế 294-QĐ/TU", True),
        ("văn bản nào triển khai quy định 294", True),
        ("trách nhiệm thực hiện quy định 294", False),  # told in the document itself
        ("theo hướng dẫn của quy định 294", False),  # the guidance it gives
        ("hướng dẫn 07 về kiểm tra", False),  # the genre of the one named
        ("Hướng dẫn số 07-HD/TU về kiểm tra", False),
        ("kiểm tra theo quy định 294", False),
        ("294-QĐ/TU hướng dẫn việc gì", False),  # what the document does
    ],
)
def test_which_questions_ask_for_others(store: Store, text: str, others: bool) -> None:
    asked = asked_documents(text, store)
    assert asked is not None
    assert (bool(asked.documents), asked.for_others) == (True, others)


@pytest.mark.parametrize("text", ["kết nạp người vào Đảng", "quy định 17 về kết nạp", "điểm b mục 3.5.1", ""])
def test_what_names_no_document(store: Store, text: str) -> None:
    assert asked_documents(text, store) is None


def test_others_that_name_the_document_answer(searcher: Searcher) -> None:
    assert symbols(searcher, "văn bản nào hướng dẫn quy định 294") == {"07-HD/TU"}
    assert symbols(searcher, "hướng dẫn thực hiện 294-QĐ/TU") == {"07-HD/TU"}


def test_where_no_other_names_it_the_document_itself_is_searched(searcher: Searcher) -> None:
    assert symbols(searcher, "hướng dẫn kiểm tra thay thế hướng dẫn 07") == {"07-HD/TU"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(max_size=60) | st.sampled_from(["hướng dẫn", "nào đã triển khai", "theo", "bị sửa đổi bởi"]))
def test_accents_and_spaces_change_nothing(text: str) -> None:
    assert asks_for_others(f" {strip_accents(text)}  ") is asks_for_others(text)
