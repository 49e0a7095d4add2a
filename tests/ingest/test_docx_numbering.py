"""numbering.xml rendered as the reader sees it: one property of the format a row. Analysis: docs/analysis/word.md."""

from __future__ import annotations

import pytest

from tests.ingest.files import NS, docx, level, numbered, numbering, p, table
from thammuu.ingest.readers import read_bytes
from thammuu.ingest.readers.docx_number_forms import vietnamese, written

START_AT_ONE = '<w:lvlOverride w:ilvl="{}"><w:startOverride w:val="{}"/></w:lvlOverride>'


def instances(part: str, *nums: tuple[int, int, str]) -> str:
    """`part` with further w:num elements: (numId, abstractNumId, overrides)."""
    made = "".join(
        f'<w:num w:numId="{num}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'
        for num, abstract, overrides in nums
    )
    return part.replace("</w:numbering>", f"{made}</w:numbering>")


def marks(part: str, *items: tuple[int, int], styles: str = "") -> list[str]:
    """What is printed before "x" in paragraphs of (list, level)."""
    parts = {"word/numbering.xml": part} | ({"word/styles.xml": styles} if styles else {})
    source = read_bytes(docx(*(numbered("x", num, at) for num, at in items), parts=parts), "a.docx")
    return [line.removesuffix("x") for line in source.text.split("\n")]


SIMPLE = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.") + level(2, "lowerLetter", "%3)")

ROWS = [
    # each level counts on its own and begins anew below the next of a higher one
    (
        numbering(SIMPLE),
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2)],
        ["1. ", "1.1. ", "a) ", "b) ", "1.2. ", "a) "],
    ),
    # lvlRestart 0: the letters run through the whole list
    (
        numbering(level(0, "decimal", "%1.") + level(1, "lowerLetter", "%2)", extra='<w:lvlRestart w:val="0"/>')),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["1. ", "a) ", "2. ", "b) "],
    ),
    # lvlRestart 1: articles run through the sections of a chapter, and begin anew with the chapter
    (
        numbering(
            level(0, "upperRoman", "Chương %1")
            + level(1, "decimal", "Mục %2.")
            + level(2, "decimal", "Điều %3.", extra='<w:lvlRestart w:val="1"/>')
        ),
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        ["Chương I ", "Mục 1. ", "Điều 1. ", "Mục 2. ", "Điều 2. ", "Chương II ", "Điều 1. "],
    ),
    # two instances of one definition go on counting together; a start override sets the count back once
    (
        instances(numbering(SIMPLE), (2, 1, ""), (3, 1, START_AT_ONE.format(0, 1))),
        [(1, 0), (2, 0), (3, 0), (3, 0), (1, 0)],
        ["1. ", "2. ", "1. ", "2. ", "3. "],
    ),
    # an overridden start holds wherever the level begins anew
    (
        instances(numbering(SIMPLE), (2, 1, START_AT_ONE.format(1, 5))),
        [(2, 0), (2, 1), (2, 1), (2, 0), (2, 1)],
        ["1. ", "1.5. ", "1.6. ", "2. ", "2.5. "],
    ),
    # an instance may replace a level
    (
        instances(
            numbering(SIMPLE), (2, 1, f'<w:lvlOverride w:ilvl="0">{level(0, "upperRoman", "%1-")}</w:lvlOverride>')
        ),
        [(2, 0), (2, 0)],
        ["I- ", "II- "],
    ),
    # legal: the Roman chapter is shown in decimal inside "1.1."
    (
        numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", extra="<w:isLgl/>")),
        [(1, 0), (1, 1), (1, 0), (1, 1)],
        ["I. ", "1.1. ", "II. ", "2.1. "],
    ),
    (
        numbering(level(0, "upperRoman", "%1.") + level(1, "decimal", "%1.%2.", extra='<w:isLgl w:val="0"/>')),
        [(1, 0), (1, 1)],
        ["I. ", "I.1. "],
    ),
    # Word counts in Latin letters: no đ
    (
        numbering(level(0, "lowerLetter", "%1)")),
        [(1, 0)] * 6,
        ["a) ", "b) ", "c) ", "d) ", "e) ", "f) "],
    ),
    # suff "nothing": the label brings its own space, or none
    (numbering(level(0, "decimal", "Điều %1. ", extra='<w:suff w:val="nothing"/>')), [(1, 0)], ["Điều 1. "]),
    (numbering(level(0, "decimal", "(%1)", extra='<w:suff w:val="nothing"/>')), [(1, 0)], ["(1)"]),
    (numbering(level(0, "decimal", "%1.", extra='<w:suff w:val="space"/>')), [(1, 0)], ["1. "]),
    # a hidden number counts and is not seen
    (
        numbering(level(0, "decimal", "%1.", extra="<w:rPr><w:vanish/></w:rPr>") + level(1, "decimal", "%1.%2.")),
        [(1, 0), (1, 1)],
        ["", "1.1. "],
    ),
    # Word 2010 writes a custom form as a choice with a fallback
    (
        numbering(
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent><mc:Choice Requires="w14">'
            '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
            '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
            '<w:lvlText w:val="%1."/></w:lvl>'
        ),
        [(1, 0), (1, 0)],
        ["001. ", "002. "],
    ),
    # a level without text has no mark
    (numbering(level(0, "none", "")), [(1, 0)], [""]),
]


@pytest.mark.parametrize(("part", "items", "expected"), ROWS)
def test_marks(part: str, items: list[tuple[int, int]], expected: list[str]) -> None:
    assert marks(part, *items) == expected


def test_headings_take_list_and_level_from_different_styles() -> None:
    """Word writes "Heading 2" with a level alone: the list is inherited from "Heading 1"."""
    styles = (
        f'<w:styles {NS}><w:style w:type="paragraph" w:styleId="H1">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="H2"><w:basedOn w:val="H1"/>'
        '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    body = [p("x", properties=f'<w:pStyle w:val="{style}"/>') for style in ("H1", "H2", "H2", "H1", "H2")]
    source = read_bytes(
        docx(*body, parts={"word/numbering.xml": numbering(SIMPLE), "word/styles.xml": styles}), "a.docx"
    )
    assert source.text.split("\n") == ["1. x", "1.1. x", "1.2. x", "2. x", "2.1. x"]


def test_a_list_style_leads_to_its_definition() -> None:
    part = (
        f'<w:numbering {NS}><w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Law"/>{SIMPLE}</w:abstractNum>'
        '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Law"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="2"/></w:num></w:numbering>'
    )
    assert marks(part, (1, 0), (1, 1)) == ["1. ", "1.1. "]


def test_a_list_runs_through_the_cells_of_a_table() -> None:
    body = [numbered("a", 1), table((numbered("b", 1), numbered("c", 1))), numbered("d", 1)]
    source = read_bytes(docx(*body, parts={"word/numbering.xml": numbering(SIMPLE)}), "a.docx")
    assert source.text.split("\n") == ["1. a", "2. b | 3. c", "4. d"]


WORDS = [(1, "một"), (4, "bốn"), (10, "mười"), (15, "mười lăm"), (21, "hai mươi mốt"), (34, "ba mươi tư"), (100, "100")]


@pytest.mark.parametrize(("number", "expected"), WORDS)
def test_numbers_in_vietnamese_words(number: int, expected: str) -> None:
    assert vietnamese(number) == expected


FORMS = [
    ("decimalZero", 7, "07"),
    ("decimalEnclosedCircle", 3, "③"),
    ("decimalEnclosedCircle", 21, "21"),
    ("numberInDash", 2, "- 2 -"),
    ("lowerRoman", 4, "iv"),
    ("upperLetter", 28, "BB"),
    ("hebrew1", 5, "5"),
]


@pytest.mark.parametrize(("form", "number", "expected"), FORMS)
def test_forms(form: str, number: int, expected: str) -> None:
    assert written(number, form) == expected
