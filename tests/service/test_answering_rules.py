"""What a sentence must have to be shown as an answer, beside the words of the question."""

from __future__ import annotations

import pytest

from tests.index.builders import document
from thammuu.index.records import ProvisionRecord, provision_id
from thammuu.ingest.model import Provision
from thammuu.service.answering.question import analyse
from thammuu.service.answering.scoring import TRUSTED, Passage, ScoredSentence, Weights, score_sentences

LIST = """
1. Thẻ ra vào
 1.1. Không cấp thẻ cho người đang học việc
 1.2. Cấp thẻ cho người có 1.200 giờ làm việc
"""


def passages(rank: int = 0) -> list[Passage]:
    made = document("01-QĐ/SN", title="Thẻ ra vào", outline=LIST)
    found: list[Passage] = []

    def walk(nodes: tuple[Provision, ...], above: str) -> None:
        for node in nodes:
            record = ProvisionRecord(
                provision_id("x", node.address), "x", None, len(found), 0, node.address, node.level, node.heading,
                node.text, node.span, marker=node.marker,
            )  # fmt: skip
            found.append(Passage(record, above, rank, "\n".join(child.text for child in node.children)))
            walk(node.children, node.heading)

    walk(made.provisions, made.title)
    return found


def best(question: str, rank: int = 0) -> ScoredSentence:
    return score_sentences(analyse(question), passages(rank), Weights(lambda _: 1, 10))[0]


@pytest.mark.parametrize(
    ("text", "closed", "denies"),
    [
        ("đảng viên dự bị có được bầu không", True, False),
        ("da du dieu kien chua", True, False),
        ("đảng viên dự bị có bầu được không ạ", True, False),
        ("ai không được cấp thẻ", False, True),
        ("ai khong duoc cap the", False, True),
        ("không được cấp thẻ có khiếu nại được không", True, True),
        ("cấp thẻ cho ai", False, False),
        ("nhà chùa có người vào Đảng", False, False),
    ],
)
def test_questions_that_close_or_deny(text: str, closed: bool, denies: bool) -> None:
    question = analyse(text)
    assert (question.closed, question.denies) == (closed, denies)


def test_the_number_of_a_document_named_in_short_must_stand_near() -> None:
    assert analyse("NQ 18 nói gì về công đoàn").numbers == ("18",)
    assert analyse("NQ 18 nói gì về công đoàn").runs == (("công", "đoàn"),)


def test_a_denied_question_is_answered_by_what_denies() -> None:
    scored = score_sentences(analyse("người nào không được cấp thẻ"), passages(), Weights(lambda _: 1, 10))
    assert {each.quote.split(" thẻ")[0] for each in scored if each.fits} == {"Không cấp"}


def test_a_heading_with_parts_is_no_answer() -> None:
    scored = score_sentences(analyse("thẻ ra vào"), passages(), Weights(lambda _: 1, 10))
    assert all("Thẻ ra vào" not in each.quote for each in scored)


def test_a_thousand_is_written_with_a_dot() -> None:
    assert best("cấp thẻ cho người có 1200 giờ làm việc").fits
    assert not best("cấp thẻ cho người có 200 giờ làm việc").fits


def test_only_the_first_hits_may_answer() -> None:
    assert best("cấp thẻ cho người có giờ làm việc").grounded
    assert not best("cấp thẻ cho người có giờ làm việc", TRUSTED).grounded
