"""The store keeps what it is given, once, and replaces whole documents or nothing."""

from __future__ import annotations

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import event

from tests.index.builders import document, original
from thammuu.index.records import PutStatus
from thammuu.index.store import Store
from thammuu.ingest.errors import DefectError, Fault, InputError, SetupError
from thammuu.ingest.model import (
    Citation,
    ClauseKind,
    ClosingClause,
    Document,
    LegalBasis,
    Level,
    Notice,
    ProvisionReference,
    Relation,
    Span,
    Step,
)

OUTLINE = """
1. Phạm vi điều chỉnh
 1.1. Đối tượng áp dụng
  a) Cán bộ chuyên trách
  b) Đảng viên dự bị
 1.2. Nguyên tắc
2. Tổ chức thực hiện
"""
CITATION = Citation(
    Span(3, 20),
    "Quy định số 02-QĐ/TU",
    Relation.REPLACES,
    "02-QĐ/TU",
    "Quy định",
    dt.date(2020, 5, 4),
    "Tỉnh ủy",
    "cũ",
    (ProvisionReference((Step(Level.ARTICLE, "4"), Step(Level.CLAUSE, "2"))),),
)


@pytest.fixture
def store():
    with Store.in_memory() as opened:
        yield opened


def put(store: Store, made: Document):
    return store.put(made, original(made))


def test_what_is_put_comes_back(store: Store) -> None:
    clause = ClosingClause(ClauseKind.REPLACES, "Thay thế …", Span(20, 30), dt.date(2026, 4, 1), (CITATION,))
    made = document(
        outline=OUTLINE,
        preamble="Lời mở đầu",
        closing=(clause,),
        bases=(LegalBasis("Căn cứ Điều lệ", Span(0, 4)),),
        warnings=(Notice("page", "Trang 2 mờ", Span(1, 2)),),
        effective=dt.date(2026, 4, 1),
    )
    result = put(store, made)
    record = store.document(result.id)
    assert result.status is PutStatus.ADDED
    assert record is not None
    assert (record.key, record.title, record.effective) == (made.key, made.title, made.effective)
    assert (record.signature, record.recipients, record.place) == (made.signature, made.recipients, made.place)
    assert store.original(result.id) == original(made)
    assert [each.text for each in store.provisions(result.id)] == [each.text for each in made.walk()]
    assert [each.address for each in store.provisions(result.id)] == [each.address for each in made.walk()]
    assert store.bases(result.id) == made.bases
    assert [each.clause for each in store.closing_clauses()] == [clause]
    assert store.closing_clauses()[0].provision_id == f"{result.id}#so:1"
    assert [each.notice for each in store.notices(result.id)] == list(made.warnings)
    text = store.text(result.id)
    assert text is not None
    assert (text.text, text.preamble) == (made.source.text, "Lời mở đầu")


def test_walking_the_tree(store: Store) -> None:
    identity = put(store, document(outline=OUTLINE)).id
    own = f"{identity}#so:1.1"
    assert [each.marker for each in store.children(own)] == ["a)", "b)"]
    assert [each.marker for each in store.subtree(own)] == ["1.1.", "a)", "b)"]
    assert [each.marker for each in store.ancestors(f"{own}/diem:a")] == ["1.", "1.1."]
    neighbours = store.neighbours(f"{identity}#so:1")
    assert neighbours.previous is None
    assert neighbours.following is not None
    assert neighbours.following.marker == "2."
    following = store.neighbours(own).following
    assert following is not None
    assert following.marker == "1.2."
    point = store.provision(f"{own}/diem:b")
    assert point is not None
    assert store.provision_at(identity, point.span.start + 2) == point
    assert store.provision_at(identity, 10_000) is None
    assert store.provision("no such") is None
    assert store.neighbours("no such").following is None


def test_same_file_changes_nothing_under_any_name(store: Store) -> None:
    made = document(outline=OUTLINE)
    identity = put(store, made).id
    before = store.generation()
    assert put(store, made) == type(put(store, made))(PutStatus.UNCHANGED, identity)
    assert store.holds(made.source.sha256, "ban-sao.docx") == identity
    assert store.holds("0" * 64, "mau.docx") is None
    assert store.generation() == before


def test_force_writes_the_same_file_again(store: Store) -> None:
    made = document(outline=OUTLINE)
    first = put(store, made)
    again = store.put(made, original(made), force=True)
    assert (again.status, again.id) == (PutStatus.UPDATED, first.id)
    assert len(store.documents()) == 1


def test_same_document_from_other_bytes_is_replaced(store: Store) -> None:
    first = put(store, document(outline=OUTLINE))
    second = put(store, document(outline="1. Phạm vi mới", name="ban-moi.pdf"))
    assert second == type(second)(PutStatus.UPDATED, first.id)
    assert [each.text for each in store.provisions(first.id)] == ["1. Phạm vi mới"]
    assert len(store.documents()) == 1
    assert store.generation() == 2


def test_two_files_of_one_document_settle(store: Store) -> None:
    word = document(outline=OUTLINE, name="mau.docx")
    scan = document(outline=OUTLINE, name="mau.pdf")
    statuses = [put(store, each).status for each in (word, scan, word, scan)]
    assert statuses == [PutStatus.ADDED, PutStatus.UPDATED, PutStatus.UNCHANGED, PutStatus.UNCHANGED]


def test_a_file_changed_back_is_a_change(store: Store) -> None:
    old, new = document(outline="1. Cũ"), document(outline="1. Mới")
    for each in (old, new, old):
        result = put(store, each)
    assert result.status is PutStatus.UPDATED
    assert [each.text for each in store.provisions(result.id)] == ["1. Cũ"]


def test_documents_without_a_whole_key_never_overwrite_each_other(store: Store) -> None:
    bare = {"symbol": None, "genre": None, "issuer": None, "date": None}
    one = put(store, document(outline="1. Một", title="Báo cáo tháng", name="thang-1.docx", **bare))
    two = put(store, document(outline="1. Hai", title="Báo cáo tháng", name="thang-2.docx", **bare))
    untitled = put(store, document(outline="1. Ba", title=None, name="ghi-chep.txt", **bare))
    edited = put(store, document(outline="1. Một sửa", title="Báo cáo tháng", name="thang-1.docx", **bare))
    assert len({one.id, two.id, untitled.id}) == 3
    assert untitled.id.startswith("ghi-chep")
    assert edited == type(edited)(PutStatus.UPDATED, one.id)


def test_better_reading_of_the_same_bytes_replaces(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    poor = document(None, outline="1. Văn", title="ảnh quét", name="a.docx")
    rich = document("20-QĐ/TU", outline="1. Văn", name="a.docx")
    first = put(store, poor)
    monkeypatch.setattr("thammuu.index.store.writing.READING_VERSION", "a better one")
    assert store.holds(poor.source.sha256, "a.docx") is None
    second = put(store, rich)
    assert second.status is PutStatus.UPDATED
    assert [each.id for each in store.documents()] == [second.id] != [first.id]


def test_remove_forgets_document_and_file(store: Store) -> None:
    made = document(outline=OUTLINE)
    identity = put(store, made).id
    assert store.remove(identity)
    assert not store.remove(identity)
    assert (store.documents(), store.provisions(identity), store.closing_clauses()) == ((), (), ())
    assert store.generation() == 2
    with pytest.raises(InputError):
        store.original(identity)


def test_symbols_are_found_in_any_spelling_and_may_be_shared(store: Store) -> None:
    old = put(store, document("05-QĐ/TU", date="2021-01-05", outline="1. Cũ", name="a.docx")).id
    new = put(store, document("05-QĐ/TU", date="2026-01-05", outline="1. Mới", name="b.docx")).id
    assert [each.id for each in store.documents_with_symbol("5-qđ/tu")] == [new, old]
    assert [each.id for each in store.documents([old, "no such"])] == [old]


def test_doubled_addresses_lose_no_text(store: Store) -> None:
    identity = put(store, document(outline="1. Một\n a) x\n1. Lại một\n a) y")).id
    found = store.provisions(identity)
    assert [each.text for each in found] == ["1. Một", "a) x", "1. Lại một", "a) y"]
    assert [each.address.occurrence for each in found] == [1, 1, 2, 2]
    assert found[3].parent_id == found[2].id


def test_a_failed_write_leaves_the_old_document(store: Store) -> None:
    identity = put(store, document(outline="1. Cũ")).id

    def explode(conn, cursor, statement, parameters, context, executemany):
        if statement.startswith("INSERT INTO closing_clauses"):
            raise RuntimeError("power cut")

    clause = ClosingClause(ClauseKind.EFFECT, "…", Span(0, 1))
    event.listen(store._engine, "before_cursor_execute", explode)
    with pytest.raises(RuntimeError):
        put(store, document(outline="1. Mới", closing=(clause,)))
    event.remove(store._engine, "before_cursor_execute", explode)
    assert [each.text for each in store.provisions(identity)] == ["1. Cũ"]
    assert store.generation() == 1


def test_original_must_be_the_file_that_was_read(store: Store) -> None:
    with pytest.raises(DefectError):
        store.put(document(outline="1. Một"), b"another file")


def test_disk_store_survives_closing(tmp_path: Path) -> None:
    made = document(outline=OUTLINE)
    with Store.open(tmp_path / "kho") as store:
        identity = put(store, made).id
    with Store.open(tmp_path / "kho") as store:
        assert store.original(identity) == original(made)
        assert len(store.provisions(identity)) == 6
    sha256 = made.source.sha256
    assert (tmp_path / "kho" / "files" / sha256[:2] / sha256).is_file()


def test_damaged_original_is_noticed(tmp_path: Path) -> None:
    made = document(outline=OUTLINE)
    with Store.open(tmp_path) as store:
        identity = put(store, made).id
        (file,) = (tmp_path / "files").glob("*/*")
        file.write_bytes(b"worm")
        with pytest.raises(DefectError):
            store.original(identity)
        file.unlink()
        with pytest.raises(DefectError):
            store.original(identity)


def test_two_open_stores_see_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path) as writer, Store.open(tmp_path) as reader:
        assert reader.documents() == ()
        put(writer, document(outline=OUTLINE))
        put(reader, document("16-QĐ/TU", outline=OUTLINE, name="b.docx"))
        assert len(writer.documents()) == 2 == writer.generation()


def test_newer_database_is_refused(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    with sqlite3.connect(tmp_path / "thammuu.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(SetupError) as caught:
        Store.open(tmp_path)
    assert caught.value.fault is Fault.SETUP


def test_unusable_places_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(SetupError):
        Store.open(tmp_path / "file" / "kho")
    (tmp_path / "thammuu.db").write_bytes(b"this is no database at all, just bytes" * 50)
    with pytest.raises(SetupError):
        Store.open(tmp_path)
    with pytest.raises(InputError):
        Store.open(tmp_path / "kho", "not a url")


@pytest.mark.parametrize("reach", [1, 2, 3, 60])
def test_families_with_their_documents_in_one_read(store: Store, reach: int) -> None:
    ids = (put(store, document(outline=OUTLINE)).id, put(store, document("7-QĐ/TW", outline="1. Mục đích")).id)
    wanted = [each.id for own in reversed(ids) for each in store.provisions(own)]
    families, documents = store.families_with_documents([*wanted, "unknown#1"], reach)
    assert [each.own.id for each in families] == wanted
    assert {each.id for each in documents} == set(ids)
    for each in families:
        below = store.subtree(each.own.id)[1:]
        assert each.above == store.ancestors(each.own.id)
        assert each.below == (below if len(below) <= reach else ())
