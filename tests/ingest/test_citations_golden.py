"""The golden set stays found: at most three in a hundred citations wrong, at most three missed."""

from __future__ import annotations

import unicodedata

import pytest

from bench.citation_golden import GOLDEN, SETS, GoldenRow, golden_rows, judge, total
from thammuu.ingest.citations import find_citations
from thammuu.ingest.folding import clean

LEAST = 0.97
ROWS = [row for name in SETS for row in golden_rows(GOLDEN / name)]


@pytest.mark.parametrize("name", SETS)
def test_precision_and_recall(name: str) -> None:
    score = total(judge(row) for row in golden_rows(GOLDEN / name))
    assert score.precision >= LEAST
    assert score.recall >= LEAST


def test_the_set_is_large_and_every_row_says_why() -> None:
    assert len(ROWS) >= 400
    assert len({row.text for row in ROWS}) == len(ROWS)
    assert all(row.why for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_decomposed_text_gives_the_same_citations(row: GoldenRow) -> None:
    """Files from macOS hold NFD."""
    decomposed = clean(unicodedata.normalize("NFD", row.text))
    assert find_citations(decomposed, internal=True) == find_citations(row.text, internal=True)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_stands_around_a_paragraph_changes_nothing(row: GoldenRow) -> None:
    """Words of other paragraphs: nothing found more, nothing less, nothing else."""
    before, after = "Kính gửi các đồng chí.\n\n", "\n\nXin trân trọng cảm ơn."
    alone = [each.text for each in find_citations(row.text, internal=True)]
    among = [each.text for each in find_citations(before + row.text + after, internal=True)]
    opening = row.text.startswith("Số ")  # a document's own number stands at the start of a line either way
    assert among == alone or opening
