"""The threshold of answering, measured: every figure of answering/scoring.py is held by these two lists.

Chosen on them (22 November 2026): answerable questions cover 0.74-1.00 of their weight in the best fitting sentence
and its surroundings, unanswerable ones at most 0.46. 0.70 leaves room for larger stores, where words meet by chance.
With 57 laws and 4 Party documents in the store, of 34 questions none of them answers two were still answered beside
the point (0.75, 0.76: a percentage of wages for one of tax), and of 22 that they answer two got a sentence of the
right section that does not hold the figure asked for.
Beside the threshold stand rules chosen on the golden questions of data/party (24 November 2026, 150 not held out): only
the first hits answer, a denied question needs a denial, yes or no needs more, a heading is no answer. First quote right
58 -> 66, none right 12 -> 7; of 34 questions the documents do not answer, answered 2 -> 1.
"""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from thammuu.service.results import AnswerState
from thammuu.service.workbench import Workbench

_SPEC = importlib.util.spec_from_file_location("answer_questions", Path(__file__).with_name("answer_questions.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
questions = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(questions)


@pytest.mark.parametrize(("question", "expected"), questions.ANSWERABLE)
def test_what_the_samples_settle_is_answered_in_their_words(bench: Workbench, question: str, expected: str) -> None:
    answer = bench.ask(question)
    assert answer.state is AnswerState.GROUNDED
    assert any(expected.lower() in quote.quote.lower() for quote in answer.evidence)


@pytest.mark.parametrize("question", questions.UNANSWERABLE)
def test_what_they_do_not_settle_is_not_answered(bench: Workbench, question: str) -> None:
    assert bench.ask(question).state is AnswerState.NO_MATCH


# Answered by the samples, but not found: the words asked with are not those of the text. Here so that a change that
# mends one is noticed; to be moved into ANSWERABLE then.
@pytest.mark.parametrize("question", questions.MISSED)
def test_known_misses_stay_silent_rather_than_wrong(bench: Workbench, question: str) -> None:
    assert bench.ask(question).state is AnswerState.NO_MATCH
