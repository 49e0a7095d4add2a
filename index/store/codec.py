"""Small values of the model as JSON text for columns that are read back whole, never searched by."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import lru_cache

from thammuu.ingest.model import Address, Level, ProvisionReference, Span, Step

NONE = "[]"  # what every list here is when it is empty, as most are


def dump_steps(steps: Iterable[Step]) -> str:
    """Steps as [[level, label], …]."""
    return json.dumps([[step.level.value, step.label] for step in steps], ensure_ascii=False, separators=(",", ":"))


def load_steps(text: str) -> tuple[Step, ...]:
    """The inverse of `dump_steps`."""
    return _steps(json.loads(text))


def _steps(pairs: Iterable[tuple[str, str]]) -> tuple[Step, ...]:
    return tuple(Step(Level(level), label) for level, label in pairs)


def dump_provisions(provisions: Iterable[ProvisionReference]) -> str:
    """Provisions as [[steps, last], …], each end as `dump_steps` has it."""
    ends = ([dump_steps(each.steps), dump_steps(each.last)] for each in provisions)
    return f"[{','.join(f'[{steps},{last}]' for steps, last in ends)}]"


def load_provisions(text: str) -> tuple[ProvisionReference, ...]:
    """The inverse of `dump_provisions`."""
    return (
        ()
        if text == NONE
        else tuple(ProvisionReference(_steps(steps), _steps(last)) for steps, last in json.loads(text))
    )


def dump_address(address: Address) -> str:
    """The steps, followed by "~n" for the n-th provision with the same steps (n > 1)."""
    steps = dump_steps(address.steps)
    return steps if address.occurrence == 1 else f"{steps}~{address.occurrence}"


@lru_cache(maxsize=4096)
def load_address(text: str) -> Address:
    """The inverse of `dump_address`; remembered, for every document has its Điều 1.

    The steps end in "]", so what follows the last "]" is the occurrence.
    """
    steps, _, occurrence = text.rpartition("]")
    return Address(load_steps(f"{steps}]"), int(occurrence[1:] or 1))


def dump_spans(spans: Iterable[Span]) -> str:
    """Spans as [[start, end], …]."""
    return json.dumps([[span.start, span.end] for span in spans])


def load_spans(text: str) -> tuple[Span, ...]:
    """The inverse of `dump_spans`."""
    return () if text == NONE else tuple(Span(start, end) for start, end in json.loads(text))


def dump_lines(lines: Iterable[str]) -> str:
    """Lines of text as a JSON list."""
    return json.dumps(list(lines), ensure_ascii=False)


def load_lines(text: str) -> tuple[str, ...]:
    """The inverse of `dump_lines`."""
    return () if text == NONE else tuple(json.loads(text))
