"""The built file, read back as it will look, against every row of its form profile."""

from __future__ import annotations

import dataclasses
import io
import zipfile
from functools import cache

import docx
import pytest

from thammuu.drafts_templates import SourceMarks, build_docx, compose, inspect_docx
from thammuu.drafts_templates.conformance import Verdict, conformance
from thammuu.drafts_templates.docx_style_rows import rows_of
from thammuu.drafts_templates.docx_styles import PLACEHOLDER_STYLE
from thammuu.drafts_templates.docx_xml import twips_of_mm
from thammuu.drafts_templates.draft import Annex, Heading, HeadingLevel, Item, Layout, Paragraph, Sentence, Table
from thammuu.drafts_templates.profile import profile, profiles
from thammuu.drafts_templates.source_marks import place
from thammuu.drafts_templates.text_width import bold_width

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PROFILES = [form.id for form in profiles()]


@pytest.fixture(params=PROFILES)
def form(request):
    return profile(request.param)


@pytest.fixture
def draft(request_input, sources):
    return compose(request_input, sources)


@cache
def built(draft, form):
    """Building and reading back is slow; equal drafts give equal bytes, so once is enough."""
    return inspect_docx(build_docx(draft, form))


@pytest.fixture
def look(draft, form):
    return built(draft, form)


def document_xml(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("word/document.xml").decode()


def test_the_page_is_that_of_the_profile(look, form) -> None:
    page = look.page
    assert (page.width, page.height) == (form.number("page.width"), form.number("page.height"))
    assert (page.top, page.bottom) == (form.number("page.top"), form.number("page.bottom"))
    assert (page.left, page.right) == (form.number("page.left"), form.number("page.right"))
    assert page.header_distance == form.number("page_number.from_top")


def test_the_page_number_is_centred_from_page_two(look, form) -> None:
    part = form.component("page_number")
    (number,) = look.header
    assert look.header_fields == ("PAGE",)
    assert look.page.first_page_differs
    assert number.align == part.align
    assert {run.size for run in number.runs} == {part.size}
    assert not any(run.bold or run.italic for run in number.runs)


# Empty by nature: the room for a stamp, drawn lines, the last line; the other way of parting title and text.
WORDLESS = {"secrecy_place", "rule", "end", "title_rule", "organ_separator"}
ALIGN = {"justify": "both"}


def test_every_component_looks_as_its_row_says(everything, form) -> None:
    look = built_with_letter(everything, form)
    for row in (row for row in rows_of(form) if row.component not in WORDLESS):
        part = row.component_of(form)
        paragraphs = [paragraph for paragraph in look.styled(row.name) if paragraph.runs]
        assert paragraphs, f"nothing in the draft is set as {row.component}"
        for paragraph in paragraphs:
            assert paragraph.align == ALIGN.get(row.align or part.align, row.align or part.align), row.component
            assert part.case != "upper" or paragraph.text == paragraph.text.upper()
            run = paragraph.runs[-1]  # bold markers stand before, marks of notes without words behind
            if row.component != "addressee":  # the name stands upright behind its label
                assert (run.bold, run.italic, run.underline) == (part.bold, part.italic, part.underline)
            assert part.allows_size(run.size), row.component


def built_with_letter(draft, form):
    """The looks of a draft that has a title, and of the same as a letter to one addressee."""
    one = dataclasses.replace(draft.addressees, names=draft.addressees.names[:1])
    letter = dataclasses.replace(draft, layout=Layout.LETTER, addressees=one)
    titled, other = built(draft, form), built(letter, form)
    return dataclasses.replace(titled, paragraphs=titled.paragraphs + other.paragraphs)


def test_every_run_of_every_script_is_in_the_one_font(look, form) -> None:
    fonts = {font for paragraph in look.paragraphs for run in paragraph.runs for font in run.fonts}
    assert fonts == {form.text("font.name")}


def test_body_lines_stand_exactly_as_the_profile_says(look, form) -> None:
    pitch = form.number("body.line")
    wanted = ("exact", pitch) if form.row("body.line").unit == "pt_exact" else ("auto", round(240 * pitch))
    for component in ("VB Nội dung", "VB Căn cứ", "VB Đề mục I", "VB Đề mục 1"):
        for paragraph in look.styled(component):
            assert (paragraph.line_rule, paragraph.line) == wanted
            assert paragraph.before >= form.number("body.before")
            assert paragraph.indent == form.number("body.indent")


def test_no_exact_line_can_clip_a_table_or_the_header(look) -> None:
    for style in ("VB Ô bảng", "VB Đầu bảng", "VB Tên thể loại", "VB Trích yếu", "VB Cơ quan ban hành"):
        assert {paragraph.line_rule for paragraph in look.styled(style)} == {"auto"}


def test_headings_never_end_a_page(look) -> None:
    for style in ("VB Đề mục I", "VB Đề mục 1", "VB Câu dẫn bảng", "VB Quyền hạn ký"):
        assert all(paragraph.keep_next for paragraph in look.styled(style))


def test_the_parts_stand_in_the_official_order(draft) -> None:
    look = built(draft, profile(draft.profile_id))
    texts = [paragraph.text for paragraph in look.paragraphs]
    order = ["TỈNH ỦY SÔNG TRÀ", "BAN TỔ CHỨC", "*", "ĐẢNG CỘNG SẢN VIỆT NAM", "Số 32-KH/BTCTU",
             "Sông Trà, ngày 23 tháng 11 năm 2026", "KẾ HOẠCH", "-----", "I- MỤC ĐÍCH, YÊU CẦU", "1. Mục đích",
             "III- TỔ CHỨC THỰC HIỆN", "Nơi nhận:", "K/T TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Trần Thị Ví Dụ",
             "NGUỒN VIỆN DẪN"]  # fmt: skip
    places = [texts.index(text) for text in order]
    assert places == sorted(places)


def test_recipients_are_punctuated_as_the_profile_says(look, form) -> None:
    lines = [paragraph.text for paragraph in look.styled("VB Dòng nơi nhận")]
    assert lines[0] == f"- Thường trực Tỉnh ủy (để báo cáo){form.text('recipients.end')}"
    assert lines[-1] == "- Lưu Văn phòng Ban."


def test_the_head_signs_in_bold_without_an_authority_mark(request_input, sources) -> None:
    signer = dataclasses.replace(request_input.office.signer, authority="", position="Trưởng Ban")
    look = inspect_docx(build_docx(compose(dataclasses.replace(request_input, signer=signer), sources)))
    (line,) = look.styled("VB Quyền hạn ký")
    assert line.text == "TRƯỞNG BAN"
    assert line.runs[0].bold
    assert look.styled("VB Chức vụ") == ()


def test_the_rule_is_as_long_as_the_words_above_it(draft) -> None:
    form = profile(draft.profile_id)
    document = docx.Document(io.BytesIO(build_docx(draft)))
    cell = document.tables[0].rows[0].cells[1]
    indent = cell.paragraphs[1]._p.pPr.find(f"{W}ind")
    length = twips_of_mm(form.number("header.right_column")) - 2 * int(indent.get(f"{W}left"))
    assert length == pytest.approx(bold_width("ĐẢNG CỘNG SẢN VIỆT NAM", 15) * 20, abs=2)


def test_the_task_table_repeats_its_head_and_keeps_rows_whole(draft, look) -> None:
    assert look.repeated_rows == 1
    assert look.unbroken_rows == 2 + 1 + 4 + 1  # the top of page one, head, four tasks, the signature block
    table = docx.Document(io.BytesIO(build_docx(draft))).tables[1]
    widths = [int(column.get(f"{W}w")) for column in table._tbl.tblGrid]
    assert sum(widths) == pytest.approx(twips_of_mm(165), abs=len(widths))


def test_equal_drafts_give_equal_bytes(draft) -> None:
    assert build_docx(draft) == build_docx(draft)
    assert build_docx(draft, marks=SourceMarks.COMMENTS) == build_docx(draft, marks=SourceMarks.COMMENTS)


def test_the_package_holds_nothing_foreign(draft) -> None:
    data = build_docx(draft)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
        everything = b"".join(package.read(name) for name in names)
    assert not any("theme" in name or "thumbnail" in name or "fontTable" in name for name in names)
    assert b"Theme=" not in everything
    assert b"python-docx" not in everything
    styles = {style.name for style in docx.Document(io.BytesIO(data)).styles}
    assert {name for name in styles if not name.startswith("VB ")} == {
        "Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid",
    }  # fmt: skip


def test_properties_name_the_document_and_the_office_only(draft) -> None:
    properties = docx.Document(io.BytesIO(build_docx(draft))).core_properties
    assert properties.title.startswith("Kế hoạch thực hiện Quy định số 15-QĐ/TU")
    assert properties.author == properties.last_modified_by == "Ban Tổ chức Tỉnh ủy"
    assert properties.created.date() == properties.modified.date() == draft.date


def test_marks_point_into_the_source_list(look) -> None:
    text = "\n".join(paragraph.text for paragraph in look.paragraphs)
    assert "[2,\u00a0Điều 11 › khoản 2]" in text
    assert text.count("đảng viên [1];") == 1  # a document as a whole is marked where it first appears
    lines = [paragraph.text for paragraph in look.styled("VB Dòng nguồn")]
    assert lines[1].startswith("[1] Nghị quyết số 05-NQ/TU")
    assert lines[2].endswith(": Điều 11 › khoản 2; Điều 12.")


@pytest.mark.parametrize(
    ("address", "slug", "cited"),
    [
        ("Điều 11 › khoản 2", "dieu:11/khoan:2", "khoản 2 Điều 11"),
        ("3.5.1 › điểm b", "so:3.5.1/diem:b", "điểm b, mục 3.5.1"),
        ("Điều 12", "", "Điều 12"),  # a kept draft of old, without the id
    ],
)
def test_a_place_is_cited_as_in_a_sentence(evidence, address: str, slug: str, cited: str) -> None:
    assert place(evidence(address=address, slug=slug, quote="…")) == cited


def test_comments_carry_the_quotes_and_leave_the_text_clean(draft) -> None:
    document = docx.Document(io.BytesIO(build_docx(draft, marks=SourceMarks.COMMENTS)))
    comments = [comment.text for comment in document.comments]
    assert len(comments) == 4  # two documents, two provisions
    assert "“Ban Tổ chức Tỉnh ủy hướng dẫn việc thực hiện Quy định này.”" in comments[2]
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "[1]" not in text
    assert "NGUỒN VIỆN DẪN" not in text


def test_placeholders_are_seen_at_a_glance(request_input, sources) -> None:
    bare = dataclasses.replace(request_input, number=None, recipients=("[CẦN BỔ SUNG: nơi nhận]",))
    document = docx.Document(io.BytesIO(build_docx(compose(bare, sources))))
    cells = [cell for table in document.tables for row in table.rows for cell in row.cells]
    marked = [
        run.text for cell in cells for paragraph in cell.paragraphs for run in paragraph.runs
        if run.style is not None and run.style.name == PLACEHOLDER_STYLE
    ]  # fmt: skip
    assert marked == ["[CẦN BỔ SUNG: số]", "[CẦN BỔ SUNG: nơi nhận]"]


ODD = [
    "một\u0000hai\u000b",  # control characters no XML file may hold
    "a < b & c > d",
    "rất dài " * 200,  # longer than a document property may be
    "N\u0303guyê\u0303n",  # decomposed
]


@pytest.mark.parametrize("subject", ODD, ids=["control", "markup", "long", "decomposed"])
def test_odd_words_of_a_person_still_build(request_input, sources, subject: str) -> None:
    data = build_docx(compose(dataclasses.replace(request_input, subject=subject), sources))
    (title,) = inspect_docx(data).styled("VB Trích yếu")
    assert title.text == subject.replace("\u0000", "").replace("\u000b", "")


def test_a_plan_of_two_hundred_tasks_builds(request_input, sources, task) -> None:
    tasks = tuple(task(f"Ban Tổ chức Tỉnh ủy hướng dẫn việc thứ {n}.", f"{n}") for n in range(200))
    draft = compose(dataclasses.replace(request_input, max_tasks=200), dataclasses.replace(sources, tasks=tasks))
    assert document_xml(build_docx(draft)).count("<w:tr>") == 1 + 202 + 2 + 1


def test_a_heading_right_above_a_table_stands_clear_of_its_upper_rule(draft) -> None:
    """As in a hướng dẫn: "3. Thời gian thực hiện" and then the table, which has no caption."""
    (table,) = (block for block in draft.body if isinstance(block, Table))
    bare = dataclasses.replace(table, caption="", unit="")
    chapter = Heading(HeadingLevel.CHAPTER, "Chương I", "Thời gian")
    body = (
        Heading(HeadingLevel.NUMBER, "1.", "Thời gian"),
        bare,
        chapter,
        bare,
        Heading(HeadingLevel.NUMBER, "2.", "Hai"),
    )
    look = inspect_docx(build_docx(dataclasses.replace(draft, body=(*body, draft.body[-1]))))
    assert [(part.text, part.after) for part in look.styled("VB Đề mục 1")] == [("1. Thời gian", 4), ("2. Hai", 0)]
    assert [part.after for part in look.styled("VB Tên phần, chương")] == [4]
    rows = conformance(look, profile(draft.profile_id))
    assert [row.row_id for row in rows if row.verdict is Verdict.BROKEN] == []


@pytest.mark.parametrize("form", profiles(), ids=lambda form: form.id)
def test_a_text_that_a_decision_issues_meets_the_form_under_its_own_title(form, draft) -> None:
    blocks = (Heading(HeadingLevel.ARTICLE, "Điều 1.", "Phạm vi"), Paragraph((Sentence("Quản lý hồ sơ."),)))
    tied = Sentence("(ban hành kèm theo Quyết định số 145-QĐ/TU, ngày 20/11/2026 của Ban Thường vụ Tỉnh ủy)")
    annex = Annex("Quy chế", Sentence("Quản lý hồ sơ"), blocks, tied, issued=True)
    look = inspect_docx(build_docx(dataclasses.replace(draft, annexes=(annex,)), form))
    assert look.styled("VB Tên thể loại")[-1].text == "QUY CHẾ"
    assert look.styled("VB Trích yếu")[-1].text == "Quản lý hồ sơ"
    assert [part.text.replace("\u00a0", " ") for part in look.styled("VB Dòng kèm theo")] == [tied.text]
    broken = [row.row_id for row in conformance(look, form) if row.verdict is Verdict.BROKEN]
    assert "title.rule_share" not in broken
    assert "annex.rule_share" not in broken


def kept(document) -> list[str]:
    """The texts directly in the body that must stay with what follows, by their own setting."""
    return [p.text for p in document.paragraphs if p.paragraph_format.keep_with_next]


def test_a_short_last_line_takes_the_paragraph_before_it_to_the_signature(draft) -> None:
    long = Paragraph((Sentence("Các đơn vị được giao việc chủ động thực hiện. " * 6),))
    short = Paragraph((Sentence("Kế hoạch có hiệu lực từ ngày ký."),))
    ends_short = docx.Document(io.BytesIO(build_docx(dataclasses.replace(draft, body=(long, long, short)))))
    assert kept(ends_short) == [long.text, short.text]
    ends_long = docx.Document(io.BytesIO(build_docx(dataclasses.replace(draft, body=(short, long)))))
    assert kept(ends_long) == [long.text]
    middling = Paragraph(
        (Sentence("Kế hoạch này có hiệu lực từ ngày ký và thay thế Kế hoạch cũ."),)
    )  # one line as well
    ends_so = docx.Document(io.BytesIO(build_docx(dataclasses.replace(draft, body=(long, long, middling)))))
    assert kept(ends_so) == [long.text, middling.text]


def test_a_line_that_opens_a_list_stays_with_its_first_item(draft) -> None:
    opener, plain = Paragraph((Sentence("Hồ sơ gồm:"),)), Paragraph((Sentence("Xem thêm:"),))
    items = tuple(Item(Paragraph((Sentence(f"Tài liệu thứ {n}, {'bản sao ' * 30}."),))) for n in (1, 2))
    body = (opener, *items, Item(Paragraph((Sentence("Bước sau:"),)), "2."), *items, plain, opener, *items)
    document = docx.Document(io.BytesIO(build_docx(dataclasses.replace(draft, body=body))))
    assert kept(document)[:-1] == [
        "Hồ sơ gồm:",
        "2. Bước sau:",
        "Hồ sơ gồm:",
    ]  # [-1]: with the signature


def test_a_subject_of_several_lines_is_narrowed_to_lines_of_like_length(draft) -> None:
    subject = Sentence("thực hiện Quy định số 15-QĐ/TU, ngày 05/02/2026 của Ban Thường vụ Tỉnh ủy về đảng viên")
    look = inspect_docx(build_docx(dataclasses.replace(draft, title=subject)))
    (title,) = look.styled("VB Trích yếu")
    assert title.text.replace("\N{NO-BREAK SPACE}", " ") == subject.text  # no break is put into the words
    assert title.left == title.right > 50
    (short,) = inspect_docx(build_docx(dataclasses.replace(draft, title=Sentence("về đảng viên")))).styled(
        "VB Trích yếu"
    )
    assert (short.left, short.right) == (0, 0)
