"""The edge where a profile file (TOML) is checked before it becomes a FormProfile."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator

from thammuu.drafts_templates.profile import Component, Confidence, FormProfile, Row

Name = Annotated[str, Field(min_length=1)]
Size = Annotated[float, Field(gt=0, le=72)]

# What the builder and the inspector ask for; a profile without one of these cannot be used.
REQUIRED_ROWS = (
    "page.width", "page.height", "page.top", "page.bottom", "page.left", "page.right", "page_number.from_top",
    "page_number.first_page", "font.name", "font.colour", "body.indent", "body.before", "body.after", "body.line",
    "body.end", "header.left_column", "header.right_column", "signature.gap", "national_title.text",
    "national_title.rule", "national_motto.text", "organ_separator.text", "organ_separator.rule_share",
    "number.prefix", "number.digits", "number.pattern", "number.letter_pattern", "title.rule", "title.rule_share",
    "letter.subject_start", "letter.subject_before", "basis.start", "basis.end", "basis.last_end",
    "heading.roman_end", "heading.part_style", "enacting.authority_first", "enacting.end", "addressee.label",
    "submission.label", "addressee.start", "addressee.end", "addressee.last_end", "addressee.single_end",
    "recipients.label", "recipients.start", "recipients.end", "recipients.last_end", "annex.numerals",
    "annex.own_page_numbers", "annex.rule_share", "secrecy.height", "urgency.box", "circulation.place",
    "circulation.box", "contact.rule",
)  # fmt: skip
REQUIRED_COMPONENTS = (
    "national_title", "superior", "issuer", "organ_separator", "number", "place_date", "genre", "title", "title_rule",
    "letter_subject", "basis", "body", "part_heading", "part_title", "section_heading", "section_title",
    "article_heading", "heading_roman", "heading_number", "heading_decimal", "heading_letter", "enacting",
    "table_head", "table_text", "table_caption", "table_unit", "table_group", "authority", "position", "signer",
    "addressee", "addressee_name", "recipients_label", "recipients_line", "secrecy_place", "urgency", "circulation",
    "draft_mark", "typist", "contact", "page_number", "annex_label", "annex_title", "annex_reference", "footnote",
    "sources_heading", "sources_line",
)  # fmt: skip


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class RowFile(_Strict):
    """One line of `rows`."""

    id: Name
    value: StrictBool | float | str
    unit: Literal["mm", "pt", "pt_exact", "multiple", "lines", "share", "digits", "text", "yes_no"]
    source: Name
    confidence: Confidence
    appraised: bool
    least: float | None = None
    most: float | None = None


class ComponentFile(_Strict):
    """One line of `components`."""

    id: Name
    cell: Name
    size: Size
    bold: bool
    italic: bool
    underline: bool
    case: Literal["upper", "normal"]
    align: Literal["left", "center", "right", "justify"]
    source: Name
    confidence: Confidence
    appraised: bool
    size_least: Size | None = None
    size_most: Size | None = None


class ProfileFile(_Strict):
    """A whole profile file."""

    id: Name
    name: Name
    authority: Name
    family: Literal["party", "state"]
    since: dt.date
    until: dt.date | None = None
    rows: tuple[RowFile, ...]
    components: tuple[ComponentFile, ...]

    @model_validator(mode="after")
    def _complete(self) -> Self:
        missing = [name for name in REQUIRED_ROWS if name not in {row.id for row in self.rows}]
        missing += [name for name in REQUIRED_COMPONENTS if name not in {part.id for part in self.components}]
        if any(row.id == "national_motto.text" and row.value for row in self.rows):
            missing += ["national_motto"] if "national_motto" not in {part.id for part in self.components} else []
        if missing:
            raise ValueError(f"thiếu các dòng: {', '.join(missing)}")
        if self.until is not None and self.until < self.since:
            raise ValueError("“until” đứng trước “since”")
        return self

    def to_profile(self) -> FormProfile:
        """The frozen profile."""
        rows = tuple(Row(**row.model_dump()) for row in self.rows)
        parts = tuple(Component(**part.model_dump()) for part in self.components)
        return FormProfile(self.id, self.name, self.authority, self.family, self.since, self.until, rows, parts)
