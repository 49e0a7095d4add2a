"""Drafts that live on: cut into sections, edited as text, merged with a newer wording, kept as JSON."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.drafts_templates import Draft, DraftInput, DraftSources, compose
from thammuu.drafts_templates.draft import (
    Column,
    Heading,
    HeadingLevel,
    Item,
    Paragraph,
    Placeholder,
    Sentence,
    Table,
    block_sentences,
)
from thammuu.drafts_templates.versions import (
    DraftSection,
    merged,
    packed,
    read_section,
    section_text,
    sections,
    unpacked,
    whole_text,
    with_section,
)
from thammuu.drafts_templates.versions.inline import KnownSentences
from thammuu.ingest.errors import DefectError, InputError


def said(text: str) -> Paragraph:
    return Paragraph((Sentence(text),))


@pytest.fixture
def plan(request_input: DraftInput, sources: DraftSources) -> Draft:
    return compose(request_input, sources)


def named(draft: Draft, key: str) -> DraftSection:
    return next(section for section in sections(draft) if section.key == key)


# -- sections --------------------------------------------------------------------------------------------------------


def test_a_plan_is_cut_at_its_chapters(plan: Draft) -> None:
    assert [section.key for section in sections(plan)] == ["can-cu", "mo-dau", "i", "ii", "iii"]
    assert named(plan, "ii").title == "II- Nội dung, nhiệm vụ"


def test_two_sections_with_one_marker_have_keys_of_their_own(plan: Draft) -> None:
    chapter = Heading(HeadingLevel.CHAPTER, "Chương I", "Một")
    twice = replace(plan, body=(chapter, said("a"), chapter, said("b")))
    assert [section.key for section in sections(twice)][1:] == ["chuong-i", "chuong-i-2"]


def test_put_together_again_it_is_the_same(plan: Draft, everything: Draft) -> None:
    for draft in (plan, everything):
        for section in sections(draft):
            again = with_section(draft, section.key, section.blocks)
            assert (again.bases, again.body, again.annexes) == (draft.bases, draft.body, draft.annexes)


def test_a_basis_a_person_adds_is_a_basis(plan: Draft) -> None:
    found = named(plan, "can-cu")
    text = section_text(found.blocks)
    assert all(line.startswith("- Căn cứ") for line in text.splitlines())
    read = read_section(f"{text}\n- Căn cứ tình hình thực tế;\nXét đề nghị của Văn phòng,", found.blocks)
    changed = with_section(plan, "can-cu", read.blocks)
    assert changed.bases[: len(plan.bases)] == plan.bases
    added = [basis.text for basis in changed.bases[len(plan.bases) :]]
    assert added == ["- Căn cứ tình hình thực tế;", "Xét đề nghị của Văn phòng,"]
    with pytest.raises(InputError, match="không có tiêu đề"):
        with_section(plan, "can-cu", (Heading(HeadingLevel.NUMBER, "1.", "Mục"),))


def test_an_unknown_section_names_those_there_are(plan: Draft) -> None:
    with pytest.raises(InputError, match="“iv”") as told:
        with_section(plan, "iv", ())
    assert "ii (II- Nội dung, nhiệm vụ)" in told.value.advice


def test_sources_follow_what_stands_in_the_sections(plan: Draft) -> None:
    without = with_section(with_section(plan, "ii", ()), "can-cu", plan.bases[-1:])
    assert len(without.sources) < len(plan.sources)
    assert not any(line.addresses for line in without.sources)


# -- text and back ---------------------------------------------------------------------------------------------------


def test_untouched_text_comes_back_as_it_was(plan: Draft, everything: Draft) -> None:
    for draft in (plan, everything):
        for section in sections(draft):
            read = read_section(section_text(section.blocks), section.blocks)
            assert (read.blocks, read.lost) == (section.blocks, ())


ASKED = Placeholder("", "ngày họp")
# Each row: a line a person wrote, what it is read as.
LINES = [
    ("Câu thường.", said("Câu thường.")),
    ("- việc nhỏ", Item(said("việc nhỏ"))),
    ("+ việc nhỏ hơn", Item(said("việc nhỏ hơn"), "+")),
    ("1. khoản một", Item(said("khoản một"), "1.")),
    ("đ) điểm đ", Item(said("điểm đ"), "đ)")),
    ("**Điều 3.** Hiệu lực", Item(said("Hiệu lực"), "Điều 3.", strong=True)),
    ("\\1. Không phải khoản", said("1. Không phải khoản")),  # a paragraph that begins with a number
    ("2.500 đảng viên", said("2.500 đảng viên")),  # a number, not the marker of a clause
    ("### 1. Mục đích", Heading(HeadingLevel.NUMBER, "1.", "Mục đích")),
    ("#### 1.1. Về tổ chức", Heading(HeadingLevel.DECIMAL, "1.1.", "Về tổ chức")),
    ("### Điều 5. Hiệu lực", Heading(HeadingLevel.ARTICLE, "Điều 5.", "Hiệu lực")),
    ("### a) Thời gian", Heading(HeadingLevel.LETTER, "a)", "Thời gian")),
    ("Rất **quan trọng**.", Paragraph((Sentence("Rất "), Sentence("quan trọng", bold=True), Sentence(".")))),
    ("Nói *khẽ*", Paragraph((Sentence("Nói "), Sentence("khẽ", italic=True)))),
    ("Có 25%[^đến 30/9].", Paragraph((Sentence("Có 25%", note="đến 30/9"), Sentence(".")))),
    ("5 * 6 = 30", said("5 * 6 = 30")),  # lone stars are stars
    ("Trước [CẦN BỔ SUNG: ngày họp].", Paragraph((Sentence("Trước [CẦN BỔ SUNG: ngày họp].", (), (ASKED,)),))),
]  # fmt: skip


@pytest.mark.parametrize(("line", "block"), LINES)
def test_a_line_a_person_wrote(line: str, block: object) -> None:
    assert read_section(line, ()).blocks == (block,)


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=60), max_size=8))
@settings(deadline=None)
def test_any_paragraphs_come_back(texts: list[str]) -> None:
    blocks = tuple(said(" ".join(text.split())) for text in texts if text.split())
    assert read_section(section_text(blocks), blocks).blocks == blocks


@given(st.text(st.characters(codec="utf-8"), max_size=300))
@settings(deadline=None)
def test_reading_loses_no_word(text: str) -> None:
    try:
        blocks = read_section(text, ()).blocks
    except InputError:
        return
    kept = "".join(
        f"{getattr(block, 'marker', '')}{getattr(block, 'text', '')}"
        + "".join(sentence.text + sentence.note for sentence in block_sentences(block))
        + "".join(column.title for column in getattr(block, "columns", ()))
        for block in blocks
    )
    letters = [char for char in text if char.isalnum()]
    found = iter(kept)
    assert all(char in found for char in letters if "<br>" not in text)


# -- sources of edited text ------------------------------------------------------------------------------------------

QUOTE = "Ban Tổ chức Tỉnh ủy hướng dẫn việc thực hiện Quy định này."


def test_a_quotation_that_stands_keeps_its_source_within_other_words(plan: Draft, evidence) -> None:
    found = evidence(address="Điều 11 › khoản 2", slug="11.2", quote=QUOTE)
    known = (Paragraph((Sentence(QUOTE, (found,)),)),)
    read = read_section(f"Theo đó, {QUOTE} Việc này làm xong trong quý I.", known)
    assert read.lost == ()
    assert [(sentence.text, bool(sentence.evidence)) for sentence in block_sentences(read.blocks[0])] == [
        ("Theo đó, ", False),
        (QUOTE, True),
        (" Việc này làm xong trong quý I.", False),
    ]


# Each row: what became of the quotation. One letter is enough to make it the person's own words.
ALTERED = [
    QUOTE.replace("hướng dẫn", "hướng dần"),
    QUOTE.replace("này", "nầy"),
    QUOTE.replace("Tỉnh ủy", "Tỉnh uỷ"),
    QUOTE.replace("Ban Tổ chức", "**Ban Tổ chức**"),
    QUOTE.replace(" việc", "\u200b việc"),
    "",
]


@pytest.mark.parametrize("line", ALTERED)
def test_an_altered_quotation_is_nobodys_but_the_persons(line: str, evidence) -> None:
    found = evidence(address="Điều 11 › khoản 2", slug="11.2", quote=QUOTE)
    read = read_section(line, (Paragraph((Sentence(QUOTE, (found,)),)),))
    assert not any(sentence.evidence for block in read.blocks for sentence in block_sentences(block))
    assert read.lost == (found,)


def test_a_placeholder_keeps_its_field() -> None:
    asked = Placeholder("content.deadline", "thời hạn")
    known = KnownSentences.of([Sentence(asked.text, placeholders=(asked,))])
    assert known.paragraph(f"Xong {asked.text}").sentences[0].placeholders == (asked,)


# -- tables ----------------------------------------------------------------------------------------------------------

TABLE = Table(
    (Column("TT", 0.1, centred=True), Column("Việc", 0.9)),
    ((said("Nhóm một"),), (said("1"), said("Họp | bàn")), (said("2"), said("Viết"))),
    "Việc",
    "Bảng 1",
    "ĐVT: việc",
)


def test_rows_are_changed_added_and_dropped() -> None:
    text = section_text((TABLE,)).replace("Viết", "Viết báo cáo").replace("| Nhóm một |\n", "") + "\n| 3 | Gửi |"
    read = read_section(text, (TABLE,)).blocks[0]
    assert isinstance(read, Table)
    assert (read.columns, read.caption, read.unit) == (TABLE.columns, "Bảng 1", "ĐVT: việc")
    assert [[cell.text for cell in row] for row in read.rows] == [
        ["1", "Họp | bàn"],
        ["2", "Viết báo cáo"],
        ["3", "Gửi"],
    ]


def test_a_cell_that_was_not_touched_keeps_its_source(evidence) -> None:
    found = evidence(address="Điều 2", slug="2", quote="Viết")
    table = replace(TABLE, rows=((said("1"), Paragraph((Sentence("Viết", (found,)),))),))
    read = read_section(section_text((table,)).replace("| 1 |", "| 01 |"), (table,)).blocks[0]
    assert isinstance(read, Table)
    assert read.rows[0][1].sentences[0].evidence == (found,)


def test_a_table_of_a_persons_own() -> None:
    read = read_section("| A | B |\n| --- | --- |\n| 1 | 2 |", ()).blocks[0]
    assert isinstance(read, Table)
    assert [column.share for column in read.columns] == [0.5, 0.5]


# Each row: what was typed, words of the message.
REFUSED = [
    ("| TT | Việc |\n| --- | --- |\n| 1 | 2 | 3 |", "có 3 ô, bảng có 2 cột"),
    ("### Mục đích", "không có số thứ tự"),
    ("## II- Nhiệm vụ", "ngang hoặc cao hơn"),
    ("# Chương I Quy định chung", "ngang hoặc cao hơn"),
]


@pytest.mark.parametrize(("text", "words"), REFUSED)
def test_what_does_not_fit_is_refused_with_the_line(text: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        read_section(text, (TABLE,), HeadingLevel.ROMAN)


# -- merging ---------------------------------------------------------------------------------------------------------

# Each row: before, the person's, the program's, what comes of it, clashes (kept, offered). Letters are lines.
MERGES = [
    ("abc", "abc", "abc", "abc", []),
    ("abc", "abc", "axc", "axc", []),  # only the program
    ("abc", "axc", "abc", "axc", []),  # only the person
    ("abc", "xabc", "abcy", "xabcy", []),  # both, in different places
    ("abc", "axc", "axc", "axc", []),  # both the same
    ("abc", "axc", "ayc", "axc", [("x", "y")]),  # both differently: the person's stands
    ("abc", "ac", "ayc", "ac", [("", "y")]),  # dropped by the person, reworded by the program
    ("abc", "axc", "ac", "axc", [("x", "")]),  # reworded by the person, dropped by the program
    ("", "x", "y", "x", [("x", "y")]),
    ("", "", "ab", "ab", []),
    ("ab", "", "ab", "", []),  # the person emptied the section
]


@pytest.mark.parametrize(("before", "person", "program", "stands", "clashes"), MERGES)
def test_three_wordings_to_one(before: str, person: str, program: str, stands: str, clashes: list) -> None:
    found = merged(before, person, program)
    assert "".join(found.lines) == stands
    assert [("".join(clash.kept), "".join(clash.offered)) for clash in found.clashes] == clashes


LINE = st.lists(st.sampled_from("abcdef"), max_size=8)


@given(LINE, LINE, LINE)
@settings(deadline=None)
def test_no_edit_is_ever_lost(before: list[str], person: list[str], program: list[str]) -> None:
    found = merged(before, person, program)
    for line in set(person) - set(before):
        assert found.lines.count(line) >= 1
    for line in set(program) - set(before):
        assert line in found.lines or any(line in clash.offered for clash in found.clashes)
    assert merged(before, before, program) == (type(found))(tuple(program), ())
    assert merged(before, person, before) == (type(found))(tuple(person), ())


# -- kept as JSON, shown as Markdown ---------------------------------------------------------------------------------


def test_json_loses_nothing(plan: Draft, everything: Draft) -> None:
    for draft in (plan, everything):
        assert unpacked(packed(draft)) == draft


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"genre_id": 3}', "null"])
def test_what_is_no_draft_is_told(text: str) -> None:
    with pytest.raises(DefectError, match="không đọc lại được"):
        unpacked(text)


def test_markdown_says_everything(everything: Draft) -> None:
    text = whole_text(everything)
    missing = [
        sentence.text
        for sentence in everything.sentences()
        if sentence.text.strip() and " ".join(sentence.text.split()) not in " ".join(text.split())
    ]
    assert missing == []
