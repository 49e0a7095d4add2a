"""Cards are right by construction: putting the answer back into the question gives the sentence again."""

from __future__ import annotations

import datetime as dt

import pytest

from thammuu.index.records import ProvisionRecord
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Address, Level, Span, Step
from thammuu.service.study import Passage, Rating, make_cards, parse_rating, rate
from thammuu.service.study.cards import BLANK

NOON = dt.datetime(2026, 11, 22, 12, tzinfo=dt.UTC)


def passage(label: str, text: str, lead: str = "") -> Passage:
    address = Address((Step(Level.NUMBER, label),))
    record = ProvisionRecord(f"d#so:{label}", "d", None, 0, 0, address, Level.NUMBER, "", text, Span(0, len(text)))
    return Passage(record, lead)


TEXTS = (
    passage("1", "1. Trong thời hạn 20 ngày làm việc kể từ khi nhận đơn, chi bộ phải họp xét và báo cáo cấp trên."),
    passage("2", "2. Việc thành lập tổ công tác ở những xã có đặc thù do ban thường vụ tỉnh ủy xem xét, quyết định."),
    passage("3", "3. Nghị quyết có giá trị khi được ít nhất ba phần tư số ủy viên có mặt tán thành bằng phiếu kín."),
    passage("4", "4. Họp 3 tháng một lần."),  # too little around the blank to be answered
)


def test_each_kind_of_fact_makes_its_card() -> None:
    cards = make_cards("Quy định 15-QĐ/TU", TEXTS)
    assert [(card.kind, card.answer) for card in cards] == [
        ("duration", "20 ngày làm việc"),
        ("authority", "ban thường vụ tỉnh ủy"),
        ("share", "ba phần tư"),
    ]


def test_the_answer_put_back_gives_the_quote_and_the_quote_is_in_the_provision() -> None:
    for card, source in zip(make_cards("Quy định 15-QĐ/TU", TEXTS), TEXTS, strict=False):
        shown = card.question.partition("“")[2].partition("”")[0]
        assert card.quote.endswith(shown.replace(BLANK, card.answer))
        assert card.quote in source.provision.text
        assert card.provision_id == source.provision.id
        assert card.answer not in card.question


def test_a_question_names_its_document_and_address_and_asks_in_words() -> None:
    first = make_cards("Quy định 15-QĐ/TU", TEXTS)[0]
    assert first.question.startswith("Mục 1 Quy định 15-QĐ/TU: “Trong thời hạn […] kể từ khi")
    assert first.question.endswith("– Khoảng thời gian nào điền vào chỗ trống?")


def test_a_lead_line_that_tells_the_answer_makes_no_card() -> None:
    text = "a) Ít nhất 12 tháng cùng công tác tại đơn vị với người được giới thiệu vào tổ chức"
    assert make_cards("X", [passage("1", text, lead="Trong 12 tháng:")]) == ()
    assert len(make_cards("X", [passage("1", text, lead="Điều kiện sau đây:")])) == 1


def test_limit_spreads_over_kinds_and_is_repeatable() -> None:
    cards = make_cards("X", TEXTS, limit=2)
    assert [card.kind for card in cards] == ["duration", "authority"]
    assert cards == make_cards("X", TEXTS, limit=2)


def test_long_sentences_are_cut_around_the_blank_only_in_the_question() -> None:
    long = "1. " + "Các cấp ủy lãnh đạo việc này " * 30 + "trong thời hạn 45 ngày kể từ ngày ký."
    card = make_cards("X", [passage("1", long)])[0]
    assert len(card.question) < 500
    assert "“… " in card.question
    assert card.quote == long


def test_ratings_move_the_next_day_and_repeat_exactly() -> None:
    first = rate(None, Rating.GOOD, NOON)
    later = first.due + dt.timedelta(minutes=1)
    good, again = rate(first.state, Rating.GOOD, later), rate(first.state, Rating.AGAIN, later)
    assert good.due > again.due >= later
    assert good == rate(first.state, Rating.GOOD, later)


@pytest.mark.parametrize(("text", "rating"), [("1", Rating.AGAIN), ("easy", Rating.EASY), (" Good ", Rating.GOOD)])
def test_a_rating_is_named_by_number_or_code(text: str, rating: Rating) -> None:
    assert parse_rating(text) is rating


def test_an_unknown_rating_lists_the_choices() -> None:
    with pytest.raises(InputError, match="3 hoặc good"):
        parse_rating("5")
