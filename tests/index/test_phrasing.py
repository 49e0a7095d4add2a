"""A question in other words: abbreviations, synonyms, misspelt syllables; and what was typed stays first."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.index.builders import CountingEmbedder, document, original
from thammuu.index.lexical.tokens import bare, terms
from thammuu.index.phrasing import OWN_FILE, Kind, load_lexicon, phrasings
from thammuu.index.phrasing.lexicon import read_rows
from thammuu.index.phrasing.spelling import mended
from thammuu.index.reindex import IndexManager
from thammuu.index.search import SearchQuery
from thammuu.index.store import Store
from thammuu.ingest.errors import InputError

HEAD = "kind,typed,means,capitals,source\n"
TEXTS = (
    "đảng viên dự bị được kết nạp",
    "ban thường vụ tỉnh ủy quyết định",
    "nhiệm vụ của chi bộ và cán bộ",
    "số lượng không quá một phần ba",
)
KNOWN = frozenset(terms(TEXTS))
PLAIN = frozenset(map(bare, KNOWN))


def frequency(term: str, *, accents: bool) -> int:
    return int(term in (KNOWN if accents else PLAIN))


def texts(question: str, home: Path) -> list[str]:
    return [each.text for each in phrasings(question, load_lexicon(home), frequency)]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("đảng viên dự bị", ["đảng viên dự bị"]),  # nothing to change
        ("ĐV dự bị", ["đảng viên dự bị"]),  # no text has "ĐV": as typed nothing could hold it
        ("đv dự bị", ["đảng viên dự bị"]),
        ("BTV tinh uy", ["ban thuong vu tinh uy"]),  # typed without accents, asked without
        ("nhiệm vụ CB", ["nhiệm vụ chi bộ", "nhiệm vụ cán bộ"]),  # two meanings, two questions
        ("nhiệm vụ cb", ["nhiệm vụ cb"]),  # told apart from a syllable by its capitals only
        ("NHIỆM VỤ CB", ["NHIỆM VỤ CB"]),  # all in capitals, they tell nothing
        ("quyết định của TU", ["quyết định của tỉnh ủy"]),
        ("chi bộ làm gì", ["chi bộ làm gì", "chi bộ nhiệm vụ"]),
        ("vào đảng", ["vào đảng", "kết nạp"]),  # a synonym is asked beside, not instead
        ("kết nạp", ["kết nạp", "vào đảng"]),
        ("kêt nạp", ["kết nạp"]),
        ("bố trí cán bộ", ["bố trí cán bộ"]),  # no word of one syllable is read into a longer one
        ("khong qua mot phan ba", ["khong qua mot phan ba", "toi da mot phan ba"]),
        ("ĐH chi bộ", ["đại hội chi bộ", "đại học chi bộ"]),
        ("nhiệm vụ NLĐ", ["nhiệm vụ người lao động"]),  # of State law
        ("nhiệm vụ VN&BQP", ["nhiệm vụ việt nam&bộ quốc phòng"]),  # of ministries, two joined
        ("nhiệm vụ TN&MT", ["nhiệm vụ tài nguyên và môi trường"]),  # which has a sign in it
        ("nghị quyết của TTg", ["nghị quyết của thủ tướng"]),
        ("nhiem vu nguoi gia", ["nhiem vu nguoi gia", "nhiem vu nguoi cao tuoi"]),
        ("đảng viên xuất ngũ", ["đảng viên xuất ngũ"]),
        ("đại hội có bầu cán bộ", ["đại hội có bầu cán bộ"]),  # who elects is with child nowhere
        ("nlđ", ["nlđ"]),  # these only in capitals: "dn" or "gcn" in small letters may be anything
        ("quy hoạch sổ đỏ", ["quy hoạch sổ đỏ", "quy hoạch giấy chứng nhận quyền sử dụng đất"]),
        ("nghi ngang", ["nghi ngang", "don phuong cham dut hop dong lao dong"]),  # typed without accents
        ("cò đất", ["cò đất", "môi giới bất động sản"]),
        ("294-QĐ/TW kết luận", ["294-QĐ/TW kết luận"]),  # a symbol is no abbreviation
        ("", [""]),
    ],
)
def test_phrasings(question: str, expected: list[str], tmp_path: Path) -> None:
    found = texts(question, tmp_path)
    assert [each for each in found if each in expected] == expected
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("syllables", "place", "accents", "expected"),
    [
        (("kêt", "nạp"), 0, True, "kết"),  # the accent forgotten
        (("kếtt", "nạp"), 0, True, "kết"),  # a letter too many
        (("thuongw", "vu"), 0, False, "thuong"),  # what Telex leaves of "ương"
        (("ket", "nap"), 0, False, None),  # known: never touched
        (("krông",), 0, True, None),  # a letter from "không", but nothing beside it says so
        (("kêt",), 0, True, "kết"),
        (("chậm", "nạp"), 0, True, None),  # a true syllable no text has is a word no text uses
        (("kếtt", "nhiệm"), 0, True, None),  # known, but never beside this neighbour
        (("x1",), 0, True, None),
        (("",), 0, True, None),
    ],
)
def test_misspelt_syllables(syllables: tuple[str, ...], place: int, accents: bool, expected: str | None) -> None:
    assert mended(syllables, place, frequency, accents=accents) == expected


def test_names_and_asking_words_are_not_mended(tmp_path: Path) -> None:
    assert texts("tỉnh Kêt nạp", tmp_path)[0] == "tỉnh Kêt nạp"
    assert texts("mấy đảng viên", tmp_path) == ["mấy đảng viên"]


@settings(deadline=None, max_examples=80)
@given(st.text(max_size=60) | st.lists(st.sampled_from(("ĐV", "CB", "KL", "QĐ", "kêt", "vào", "đảng"))).map(" ".join))
def test_any_text_has_a_few_phrasings(text: str) -> None:
    made = phrasings(text, load_lexicon(Path("khong-co")), frequency)
    assert 1 <= len(made) <= 4
    assert all(each.cost >= 0 for each in made)
    assert all(typed in text for each in made for typed, _ in each.understood)


def test_every_shipped_row_has_a_source(tmp_path: Path) -> None:
    rows = load_lexicon(tmp_path).rows
    assert {row.kind for row in rows} == set(Kind)
    assert all(row.source for row in rows)
    assert len(set(rows)) == len(rows)


def test_an_office_adds_rows_of_its_own(tmp_path: Path) -> None:
    assert texts("TTCT họp", tmp_path) == ["TTCT họp"]
    (tmp_path / OWN_FILE).write_text(HEAD + "abbreviation,TTCT,trung tâm chính trị,,cơ quan\n", encoding="utf-8-sig")
    assert texts("TTCT họp", tmp_path) == ["trung tâm chính trị họp"]
    assert texts("ĐV dự bị", tmp_path) == ["đảng viên dự bị"]  # the shipped ones stay


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("typed,means\nĐV,đảng viên\n", "thiếu cột kind"),
        (HEAD + "viết tắt,ĐV,đảng viên,,\n", "Dòng 2: cột kind"),
        (HEAD + "abbreviation,ĐV,đảng viên,,\nabbreviation,,đảng viên,,\n", "Dòng 3: cột typed"),
        (HEAD + "abbreviation,ĐV,,,\n", "Dòng 2: cột means"),
        ("", "thiếu cột"),
    ],
)
def test_a_bad_table_names_line_and_column(table: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_rows(table)


def test_what_was_typed_stands_above_what_was_meant(tmp_path: Path) -> None:
    outline = """
1. Kết nạp người có đạo
2. Vào đảng của người có đạo: điều kiện, thủ tục, hồ sơ và thời hạn xem xét theo từng trường hợp
3. BTV và việc riêng
4. Ban thường vụ và việc chung
"""
    made = document("05-QĐ/TU", title="Quy định", outline=outline)
    with Store.open(tmp_path) as store:
        store.put(made, original(made))
        indexes = IndexManager(tmp_path, store, CountingEmbedder())

        def first(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
            hit = indexes.searcher().search(SearchQuery(text)).hits[0]
            assert hit.score == pytest.approx(sum(part.value for part in hit.parts))
            return hit.provision.address.display(), hit.understood

        # the shorter section fits better in other words; the one with the words as typed is first all the same
        assert first("vào đảng người có đạo") == ("2", ())
        assert first("kết nạp người có đạo") == ("1", ())
        assert first("BTV việc") == ("3", ())
        assert first("thường vụ việc chung") == ("4", ())
        indexes.close()


def test_no_shipped_synonym_of_one_syllable_is_typed(tmp_path: Path) -> None:
    """Without accents "quà" is "quá", "ấp" is "áp": such a row would change every other question."""
    rows = load_lexicon(tmp_path).rows
    short = [row for row in rows if row.kind in (Kind.SYNONYM, Kind.IMPLIED) and " " not in row.typed]
    assert {row.typed for row in short} <= {"cọc", "visa", "passport"}  # typed without accents no other word
