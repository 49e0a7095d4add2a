"""Whatever a parser gives, the store gives back."""

from __future__ import annotations

import datetime as dt

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.index.builders import document, original
from thammuu.index.store import Store, codec
from thammuu.ingest.model import (
    Address,
    Citation,
    ClauseKind,
    ClosingClause,
    Level,
    ProvisionReference,
    Relation,
    Span,
    Step,
    Target,
)
from thammuu.ingest.passages import closing_passages, opening_passages

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=30)
STEPS = st.lists(st.builds(Step, st.sampled_from(Level), TEXT), max_size=4).map(tuple)
SPANS = st.tuples(st.integers(0, 10_000), st.integers(0, 10_000)).map(lambda ends: Span(min(ends), max(ends)))
CITATIONS = st.builds(
    Citation,
    SPANS,
    TEXT,
    st.sampled_from(Relation),
    symbol=st.none() | TEXT,
    genre=st.none() | TEXT,
    date=st.none() | st.dates(dt.date(1930, 2, 3)),
    issuer=st.none() | TEXT,
    title=st.none() | TEXT,
    provisions=st.lists(st.builds(ProvisionReference, STEPS, STEPS), max_size=3).map(tuple),
    target=st.sampled_from(Target),
    number=st.none() | st.integers(0, 99_999),
    year=st.none() | st.integers(1930, 2100),
)
CLAUSES = st.builds(
    ClosingClause,
    st.sampled_from(ClauseKind),
    TEXT,
    SPANS,
    date=st.none() | st.dates(),
    citations=st.lists(CITATIONS, max_size=3).map(tuple),
)
LINES = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["1.", "1.1.", "a)", "Điều 2.", "-", "II."]), TEXT))


@given(STEPS, st.integers(1, 99))
def test_addresses_survive_their_column(steps: tuple[Step, ...], occurrence: int) -> None:
    address = Address(steps, occurrence)
    assert codec.load_address(codec.dump_address(address)) == address


@given(st.lists(SPANS).map(tuple), st.lists(TEXT).map(tuple))
def test_spans_and_lines_survive_their_columns(spans: tuple[Span, ...], lines: tuple[str, ...]) -> None:
    assert codec.load_spans(codec.dump_spans(spans)) == spans
    assert codec.load_lines(codec.dump_lines(lines)) == lines


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(LINES, st.lists(CLAUSES, max_size=3).map(tuple), st.none() | TEXT, st.none() | TEXT)
def test_put_then_get(lines: list, clauses: tuple[ClosingClause, ...], symbol: str | None, title: str | None) -> None:
    outline = "\n".join(f"{' ' * indent}{marker} {' '.join(text.split())}" for indent, marker, text in lines)
    made = document(symbol, outline=outline, title=title, closing=clauses)
    with Store.in_memory() as store:
        identity = store.put(made, original(made)).id
        found = store.provisions(identity)
        assert [(each.text, each.span, each.level) for each in found] == [
            (each.text, each.span, each.level)
            for each in (*opening_passages(made), *made.walk(), *closing_passages(made))
        ]
        assert len({each.id for each in found}) == len(found)
        assert tuple(each.clause for each in store.closing_clauses(identity)) == clauses
        record = store.document(identity)
        assert record is not None
        assert (record.key, record.title) == (made.key, title or "")
        assert store.original(identity) == original(made)
