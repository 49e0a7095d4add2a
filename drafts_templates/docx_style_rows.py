"""The paragraph styles of a draft, one row each: its name in Word, the component it shows, how its paragraph stands."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.drafts_templates.profile import Component, FormProfile


@dataclass(frozen=True, slots=True)
class StyleRow:
    """A paragraph style: its Vietnamese name in Word, the component it shows, and how its paragraph stands.

    `before` and `after` are points; None takes the body's. `pitch` sets the body's line pitch; other lines, those in
    tables and in the header, are single, so that no accent is clipped. `hang` is a hanging indent in points.
    """

    name: str
    component: str
    before: float | None = 0
    after: float | None = 0
    pitch: bool = False
    indent: bool = False
    keep_next: bool = False
    keep_lines: bool = False
    outline: int | None = None
    new_page: bool = False
    boxed: str = ""  # the yes/no row of the profile that frames it
    ruled: bool = False  # a line along its top edge
    ruled_by: str = ""  # the yes/no row of the profile that draws that line
    height: float = 0  # an exact height in points that wins over the pitch
    left: float = 0  # millimetres from the margin
    hang: float = 0  # millimetres by which the first line stands out to the left
    align: str = ""  # where it stands otherwise than its component says

    def component_of(self, form: FormProfile) -> Component:
        """The part of `form` this style shows."""
        return form.component(_SAME_LOOK.get(self.component, self.component))


STYLES = (
    StyleRow("VB Tiêu đề", "national_title"),
    StyleRow("VB Tiêu ngữ", "national_motto"),
    StyleRow("VB Cơ quan cấp trên", "superior"),
    StyleRow("VB Cơ quan ban hành", "issuer"),
    StyleRow("VB Dấu sao", "organ_separator"),
    StyleRow("VB Số ký hiệu", "number"),
    StyleRow("VB Địa danh, ngày tháng", "place_date"),
    StyleRow("VB Trích yếu công văn", "letter_subject"),
    StyleRow("VB Chỗ đóng dấu mật", "secrecy_place"),
    StyleRow("VB Mức độ khẩn", "urgency", before=6, boxed="urgency.box"),
    StyleRow("VB Phạm vi lưu hành", "circulation", after=2, boxed="circulation.box"),
    StyleRow("VB Dự thảo", "draft_mark"),
    StyleRow("VB Đường kẻ", "rule", before=3, height=6, ruled=True, keep_next=True),
    StyleRow("VB Tên thể loại", "genre", before=18, keep_next=True, outline=0),
    StyleRow("VB Trích yếu", "title", keep_next=True),
    StyleRow("VB Gạch dưới trích yếu", "title_rule", after=6, keep_next=True),
    StyleRow("VB Kính gửi", "addressee", before=12, keep_next=True),
    StyleRow("VB Kính gửi nhiều nơi", "addressee_many", before=12, keep_next=True, left=30, align="left"),
    StyleRow("VB Dòng kính gửi", "addressee_name", keep_next=True, left=53.5, hang=3.5),
    StyleRow("VB Căn cứ", "basis", None, None, pitch=True, indent=True),
    StyleRow("VB Công thức ban hành", "enacting", before=10, after=4, keep_next=True),
    StyleRow("VB Nội dung", "body", None, None, pitch=True, indent=True),
    StyleRow("VB Câu dẫn bảng", "table_lead", None, 6, pitch=True, indent=True, keep_next=True),
    StyleRow("VB Phần, chương", "part_heading", before=12, keep_next=True, outline=1),
    StyleRow("VB Tên phần, chương", "part_title", after=6, keep_next=True, keep_lines=True),
    StyleRow("VB Mục", "section_heading", before=10, keep_next=True, outline=2),
    StyleRow("VB Tên mục", "section_title", after=4, keep_next=True, keep_lines=True),
    StyleRow("VB Điều", "article_heading", None, None, pitch=True, indent=True, keep_next=True, outline=3),
    StyleRow("VB Đề mục I", "heading_roman", None, None, pitch=True, indent=True, keep_next=True, outline=1),
    StyleRow("VB Đề mục 1", "heading_number", None, None, pitch=True, indent=True, keep_next=True, outline=2),
    StyleRow("VB Đề mục 1.1", "heading_decimal", None, None, pitch=True, indent=True, keep_next=True, outline=3),
    StyleRow("VB Đề mục a", "heading_letter", None, None, pitch=True, indent=True, keep_next=True, outline=4),
    StyleRow("VB Tên bảng", "table_caption", before=10, after=4, keep_next=True, keep_lines=True),
    StyleRow("VB Đơn vị tính", "table_unit", after=4, keep_next=True),
    StyleRow("VB Đầu bảng", "table_head", 2, 2, keep_next=True),
    StyleRow("VB Nhóm trong bảng", "table_group", 2, 2, keep_next=True),
    StyleRow("VB Ô bảng", "table_text", 2, 2),
    StyleRow("VB Ô bảng giữa", "table_centred", 2, 2, align="center"),
    StyleRow("VB Quyền hạn ký", "authority", keep_next=True),
    StyleRow("VB Chức vụ", "position", keep_next=True),
    StyleRow("VB Người ký", "signer"),
    StyleRow("VB Nơi nhận", "recipients_label", keep_next=True),
    StyleRow("VB Dòng nơi nhận", "recipients_line", keep_next=True),
    StyleRow("VB Người soạn, số bản", "typist", before=4),
    StyleRow("VB Địa chỉ liên hệ", "contact", ruled_by="contact.rule"),
    StyleRow("VB Số trang", "page_number"),
    StyleRow("VB Phụ lục", "annex_label", keep_next=True, outline=0),
    StyleRow("VB Tên phụ lục", "annex_title", keep_next=True, keep_lines=True),
    StyleRow("VB Dòng kèm theo", "annex_reference", after=6, keep_next=True),
    StyleRow("VB Chú thích", "footnote"),
    StyleRow("VB Dòng cuối", "end", height=1),
    StyleRow("VB Đầu danh mục nguồn", "sources_heading", 0, 6, keep_next=True, new_page=True),
    StyleRow("VB Dòng nguồn", "sources_line", 3, 0),
)
# A part that looks like another and only stands differently.
_SAME_LOOK = {
    "table_lead": "body",
    "rule": "title_rule",
    "table_centred": "table_text",
    "addressee_many": "addressee",
    "end": "body",
}
STYLE_NAMES = {row.component: row.name for row in STYLES}


def rows_of(form: FormProfile) -> tuple[StyleRow, ...]:
    """The styles a file in that form gets: those whose part the form knows."""
    return tuple(row for row in STYLES if form.has(_SAME_LOOK.get(row.component, row.component)))
