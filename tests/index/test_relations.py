"""From the words of documents to what is known of other documents: read, stored, joined, answered."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.index.lives import place
from thammuu.index.known import join_known
from thammuu.index.relations import relations_in
from thammuu.index.resolve import Resolver
from thammuu.index.store import Store
from thammuu.index.validity import FactBook, provision_validity_at, validity_at
from thammuu.index.validity.collect import collect_facts
from thammuu.ingest import parse
from thammuu.ingest.model import Relation, Target
from thammuu.ingest.readers import read_bytes

HEAD = """CHÍNH PHỦ
Số: {symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày {day} tháng {month} năm {year}
{genre}
{title}
"""
BASE = (
    HEAD.format(symbol="11/2018/NĐ-CP", day="05", month="02", year="2018", genre="NGHỊ ĐỊNH", title="Về thuyền du lịch")
    + "Điều 4. Giấy tờ\n1. Có sổ.\n2. Có thẻ.\nĐiều 5. Giờ chạy\nTừ sáng đến tối.\n"
    "Điều 9. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 01 tháng 4 năm 2018.\n"
)
AMENDING = HEAD.format(
    symbol="21/2020/NĐ-CP", day="03", month="3", year="2020", genre="NGHỊ ĐỊNH",
    title="Sửa đổi một số quy định về giấy tờ trên sông",
) + (
    "Điều 1. Giấy tờ\n"
    "1. Bãi bỏ khoản 2 Điều 4 Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.\n"
    "2. Sửa đổi Điều 5 Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ như sau:\n"
    "“Điều 5. Giờ chạy\nBãi bỏ Điều 1 Nghị định số 11/2018/NĐ-CP trong mọi trường hợp.”\n"
    "Điều 2. Hiệu lực thi hành\nNghị định này có hiệu lực từ ngày 01 tháng 5 năm 2020.\n"
)  # fmt: skip


def document(store: Store, text: str, name: str) -> None:
    data = text.encode()
    store.put(parse(read_bytes(data, name)), data)


def book(store: Store) -> tuple[FactBook, Resolver]:
    known = join_known(store.documents(), store.closing_clauses(), (), store.life_relations())
    resolver = Resolver(known)
    return collect_facts(known, resolver), resolver


@pytest.fixture
def store() -> Store:
    return Store.in_memory()


def test_a_sentence_of_the_text_ends_a_clause_of_another_document(store: Store) -> None:
    document(store, BASE, "goc.txt")
    document(store, AMENDING, "sua.txt")
    facts, _ = book(store)
    (base,) = store.documents_with_symbol("11/2018/NĐ-CP")
    before, after = dt.date(2020, 4, 30), dt.date(2020, 5, 1)
    assert provision_validity_at(base, place("khoản 2 Điều 4"), facts, before).state.value == "in_force"
    gone = provision_validity_at(base, place("khoản 2 Điều 4"), facts, after)
    assert gone.state.value == "repealed"
    assert gone.by[0].key.symbol == "21/2020/NĐ-CP"
    assert "Bãi bỏ khoản 2 Điều 4" in gone.evidence
    assert provision_validity_at(base, place("Điều 5"), facts, after).state.value == "amended"
    assert provision_validity_at(base, place("khoản 1 Điều 4"), facts, after).state.value == "unknown"
    assert provision_validity_at(base, place("Điều 1"), facts, after).state.value == "unknown"  # quoted, not done
    assert validity_at(base, facts, after).state.value == "amended"


SPOKEN = (
    # genre, the words; each speaks of a change that it does not make
    ("NGHỊ QUYẾT", "Sửa đổi khoản 2 Điều 4 Nghị định số 11/2018/NĐ-CP ngày 05/02/2018."),  # a task
    ("NGHỊ ĐỊNH", "Nghiên cứu sửa đổi Nghị định số 11/2018/NĐ-CP ngày 05/02/2018."),  # not yet done
    ("NGHỊ ĐỊNH", "Các bộ đề nghị bãi bỏ Nghị định số 11/2018/NĐ-CP ngày 05/02/2018."),  # asked for
    ("VĂN BẢN HỢP NHẤT", "Bãi bỏ Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ."),  # repeats another's words
)


@pytest.mark.parametrize(("genre", "words"), SPOKEN)
def test_speaking_of_a_change_does_not_make_it(store: Store, genre: str, words: str) -> None:
    document(store, BASE, "goc.txt")
    symbol = {"NGHỊ QUYẾT": "31/NQ-CP", "VĂN BẢN HỢP NHẤT": "07/VBHN-VPCP"}.get(genre, "31/2021/NĐ-CP")
    head = HEAD.format(symbol=symbol, day="03", month="3", year="2021", genre=genre, title="Về đường sông")
    document(store, f"{head}Điều 1. Việc\n1. {words}\nĐiều 2. Tổ chức thực hiện\nCác cơ quan thực hiện.\n", "noi.txt")
    facts, _ = book(store)
    (base,) = store.documents_with_symbol("11/2018/NĐ-CP")
    assert validity_at(base, facts, dt.date(2022, 1, 1)).state.value == "unknown"


def test_relations_are_kept_with_their_sentence_and_place(store: Store) -> None:
    document(store, AMENDING, "sua.txt")
    repeal, amendment, quoted = store.relations()
    assert (repeal.citation.relation, amendment.citation.relation) == (Relation.REPEALS, Relation.AMENDS)
    assert repeal.sentence.endswith("Bãi bỏ khoản 2 Điều 4 Nghị định số 11/2018/NĐ-CP ngày 05/02/2018 của Chính phủ.")
    assert repeal.provision_id is not None
    assert repeal.provision_id.endswith("#dieu:1/khoan:1")
    assert [each.display() for each in repeal.citation.provisions] == ["Điều 4 › khoản 2"]
    assert quoted.quoted
    assert not repeal.quoted
    assert store.relations(kinds=(Relation.AMENDS,)) == (amendment,)


def test_a_document_that_names_itself_has_no_relation_to_itself() -> None:
    assert not list(relations_in("Theo Nghị định số 11/2018/NĐ-CP thì được.", "11/2018/NĐ-CP"))
    assert list(relations_in("Theo Nghị định số 11/2018/NĐ-CP thì được.", "12/2018/NĐ-CP"))


def test_a_law_without_a_number_that_names_itself_has_none_either() -> None:
    text = "Chính phủ tổ chức thực hiện Luật Xây dựng trong cả nước."
    assert list(relations_in(text, None, "Luật Nhà ở"))
    assert not list(relations_in(text, None, "Luật Xây dựng"))


def test_an_end_used_as_a_date_is_no_repeal(store: Store) -> None:
    """ "… có hiệu lực từ ngày Nghị định số … hết hiệu lực": nobody ends it here."""
    document(store, BASE, "goc.txt")
    head = HEAD.format(symbol="41/2021/NĐ-CP", day="03", month="3", year="2021", genre="NGHỊ ĐỊNH", title="Về bến sông")
    clause = "Điều 3 của Nghị định này có hiệu lực thi hành từ ngày Nghị định số 11/2018/NĐ-CP hết hiệu lực."
    document(store, f"{head}Điều 1. Bến\nCó bến.\nĐiều 9. Hiệu lực thi hành\n{clause}\n", "ben.txt")
    facts, _ = book(store)
    (base,) = store.documents_with_symbol("11/2018/NĐ-CP")
    assert validity_at(base, facts, dt.date(2022, 1, 1)).state.value == "unknown"


def test_a_provision_acted_on_without_a_name_is_kept_as_untold_but_not_one_of_an_unknown_law() -> None:
    text = "1. Bãi bỏ khoản 2 Điều 5.\n2. Bãi bỏ Điều 8 của Luật thuế đò ngang.\n3. Theo Điều 6."
    (found,) = relations_in(text)
    assert (found.citation.target, found.citation.text) == (Target.UNTOLD, "khoản 2 Điều 5")


def test_the_grounds_of_a_form_are_not_those_of_the_document() -> None:
    text = (
        "Căn cứ Luật Nhà ở số 27/2023/QH15;\nĐiều 1. Mẫu hợp đồng\n1. Theo mẫu kèm theo.\n"
        "HỢP ĐỒNG THUÊ THUYỀN\nCăn cứ Luật Giá số 16/2023/QH15;"
    )
    assert [found.citation.relation for found in relations_in(text)] == [Relation.BASED_ON, Relation.CITES]


LAW = """QUỐC HỘI
Luật số: {symbol}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày {day} tháng 6 năm {year}
LUẬT
{title}
"""


def test_what_is_done_to_the_new_law_is_not_told_of_the_old_one_of_its_name(store: Store) -> None:
    """A law keeps its name; the store holds the old one alone, and the number is told once, far above the clause."""
    old = LAW.format(symbol="3/2010/QH12", day="17", year="2010", title="Đường sắt")
    document(store, old + "Điều 1. Tàu\n1. Tàu chạy ban ngày.\n2. Tàu có còi.\nĐiều 2. Ga\nGa mở cửa.\n", "cu.txt")
    amending = LAW.format(
        symbol="9/2025/QH15", day="27", year="2025", title="Sửa đổi, bổ sung một số điều của Luật Đường sắt"
    )
    named = "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Đường sắt{}.\n"
    clauses = "Điều 1. Sửa đổi, bổ sung một số điều của Luật Đường sắt\n1. Bãi bỏ khoản 2 Điều 1.\n"
    document(store, amending + named.format(" số 7/2024/QH15") + clauses, "moi.txt")
    facts, _ = book(store)
    (law,) = store.documents_with_symbol("3/2010/QH12")
    assert not [fact for fact in facts.of(law) if fact.by]
    document(store, amending + named.format(" số 3/2010/QH12") + clauses, "moi.txt")
    facts, _ = book(store)
    assert [fact.by.key.symbol for fact in facts.of(law) if fact.by][:1] == ["9/2025/QH15"]
