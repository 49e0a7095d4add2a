"""What of a text is marked for a question."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thammuu.index.highlight import Ranges, seen
from thammuu.index.lexical.asked_places import AskedPlaces, asked_in
from thammuu.index.lexical.tokens import bare, pairs, spans, words
from thammuu.index.question import read_question
from thammuu.ingest.folding import clean


def ranges(text: str, asked: str) -> Ranges:
    question = read_question(asked)
    return seen(text, frozenset(question.terms), accents=question.accents).marks


def marked(text: str, asked: str) -> list[str]:
    return [text[start:end] for start, end in ranges(text, asked)]


@pytest.mark.parametrize(
    ("text", "asked", "expected"),
    [
        ("Điều 2. Việc Kết nạp\nlại người vào Đảng", "kết nạp", ["Kết nạp"]),
        ("nạp, xét\nlại, nạp lại", "xét lại", ["xét\nlại", "lại"]),  # no pair reaches across a line
        ("Kết nạp lại; xét lại", "kết nạp lại", ["Kết nạp lại"]),  # a pair stands: "lại" alone says nothing
        ("Xét lại việc này", "kết nạp lại", ["lại"]),
        ("Hồ sơ đảng viên", "ho so", ["Hồ sơ"]),
        ("một\r\nHoà giải ở cơ sở", "hòa giải", ["Hoà giải"]),
        ("Không có gì", "kết nạp", []),
    ],
)
def test_what_is_marked(text: str, asked: str, expected: list[str]) -> None:
    assert marked(text, asked) == expected


@given(st.text(max_size=80), st.text(max_size=30))
def test_ranges_are_in_order_and_apart(text: str, asked: str) -> None:
    bounds = [bound for each in ranges(text, asked) for bound in each]
    assert bounds == sorted(set(bounds))
    assert all(0 <= bound <= len(text) for bound in bounds)


def _slowly(text: str, wanted: frozenset[str]) -> tuple[tuple[int, int], ...]:
    """Every pair of every line, made and looked up: what the quick way must find."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        places = [(start + first, start + last) for first, last in spans(line)]
        for place, pair in enumerate(pairs(words(line))):
            if pair in wanted:
                found.append((places[place][0], places[place + 1][1]))
        start += len(line)
    return tuple(found)


@settings(deadline=None)
@given(st.lists(st.sampled_from(("kết", "nạp", "Đảng", "294-QĐ/TW", ",", " ", " ", "\n", "\u2028", "\r\n", "x" * 40))))
def test_the_quick_way_marks_what_the_slow_way_does(pieces: list[str]) -> None:
    text = "".join(pieces)
    wanted = frozenset(("kết", "nạp", "đảng", "kết_nạp", "nạp_đảng", "đảng_294-qđ/tw", "294-qđ/tw"))
    slow = _slowly(text, wanted)
    marked = seen(text, wanted, accents=True).marks
    if slow:
        assert all(any(start <= first and last <= end for start, end in marked) for first, last in slow)
        assert sum(end - start for start, end in marked) <= sum(last - first for first, last in slow) + len(slow)
        assert {first for first, _ in slow} >= {start for start, _ in marked}


_ASKED = ("hòa", "hoa", "đ", "ủy", "uy", "a", "1", "1.a", "a-đ1", "a/1", "qua", "quỳ", "ấ", "h")


def _cut_and_looked_up(text: str, asked: frozenset[str], *, accents: bool) -> AskedPlaces:
    """Every token folded and looked up, line by line: what the quick way must find."""
    syllables, pairs, start = [], [], 0
    for line in text.splitlines(keepends=True):
        said = [word if accents else bare(word) for word in words(line)]
        stand = [(start + first, start + last) for first, last in spans(line)]
        syllables += [(*place, word) for word, place in zip(said, stand, strict=True) if word in asked]
        for (one, (first, _)), (other, (_, last)) in pairwise(zip(said, stand, strict=True)):
            pairs += [(first, last, f"{one}_{other}")] if f"{one}_{other}" in asked else []
        start += len(line)
    return AskedPlaces(syllables, pairs)


@settings(deadline=None)
@given(
    st.lists(st.sampled_from((*_ASKED, "hoà", "HOÀ", "Uỷ", "QUỲ", "İ", "ﬀ", "²", *"Đê1-/._ ,(\n\r\x0b\x1c\x85\u2028"))),
    st.sets(st.sampled_from(_ASKED), min_size=1),
    st.booleans(),
)
def test_asked_words_stand_where_cutting_the_text_finds_them(pieces: list[str], asked: set[str], accents: bool) -> None:
    text = clean("".join(pieces))
    singles = {each if accents else bare(each) for each in asked}
    terms = frozenset((*singles, *(f"{one}_{other}" for one in singles for other in singles)))
    assert asked_in(text, terms, accents=accents) == _cut_and_looked_up(text, terms, accents=accents)


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60), st.booleans())
def test_asked_words_are_found_in_any_text(text: str, accents: bool) -> None:
    text = clean(text)
    asked = frozenset(word if accents else bare(word) for word in words(text)[::2])
    assert asked_in(text, asked, accents=accents) == _cut_and_looked_up(text, asked, accents=accents)


# What a token is, as it was first written down.
_PLAINLY = re.compile(r"(?:[^\W\d_]+[./-])*[^\W_]*\d[^\W_]*(?:[./-][^\W_]+)*|[^\W_]+")


@settings(deadline=None)
@given(st.text(st.sampled_from("aĐđê1²٣./-_ ,\n")))
def test_the_quick_expression_finds_the_same_tokens(text: str) -> None:
    assert [text[start:end] for start, end in spans(text)] == _PLAINLY.findall(text)
