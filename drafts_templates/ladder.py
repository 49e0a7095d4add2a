"""Markers of headings and items: "Phần thứ nhất", "Chương I", "I-", "1.", "a)" — one rule for each rung."""

from __future__ import annotations

from thammuu.drafts_templates.draft_blocks import HeadingLevel
from thammuu.drafts_templates.profile import FormProfile
from thammuu.ingest.roman import roman

# Points are lettered by the Vietnamese alphabet (NĐ 30/2020, Phụ lục I, II.6.đ): đ follows d, there is no f, j, w, z;
# in every law seen the letters that differ by a hat or a horn only (ă, â, ê, ô, ơ, ư) are passed over.
LETTERS = "abcdđeghiklmnopqrstuvxy"
ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười")

_PATTERNS = {
    HeadingLevel.PART: "Phần {roman}",
    HeadingLevel.CHAPTER: "Chương {roman}",
    HeadingLevel.SECTION: "Mục {number}",
    HeadingLevel.SUBSECTION: "Tiểu mục {number}",
    HeadingLevel.ARTICLE: "Điều {number}.",
    HeadingLevel.ROMAN: "{roman}",
    HeadingLevel.NUMBER: "{number}.",
    HeadingLevel.DECIMAL: "{number}.",
    HeadingLevel.LETTER: "{letter})",
}


def letter(number: int) -> str:
    """The letter of point `number` ≥ 1: 5 is "đ"; beyond the alphabet it is doubled: 24 is "aa"."""
    times, place = divmod(number - 1, len(LETTERS))
    return LETTERS[place] * (times + 1)


def marker(level: HeadingLevel, number: int, form: FormProfile, *, above: str = "") -> str:
    """The marker of the `number`-th heading on that rung, counted from 1, in the form of `form`.

    `above` is the marker of the heading it stands under, which only DECIMAL needs: "1." makes "1.1.".
    """
    if level is HeadingLevel.PART and form.text("heading.part_style") == "ordinal" and number <= len(ORDINALS):
        return f"Phần thứ {ORDINALS[number - 1]}"
    if level is HeadingLevel.DECIMAL and above:
        return f"{above.rstrip('.')}.{number}."
    pattern = _PATTERNS[level].format(roman=roman(number), number=number, letter=letter(number))
    return f"{pattern}{form.text('heading.roman_end')}" if level is HeadingLevel.ROMAN else pattern
