"""Which aims of the parent a draft takes over, and how each stands in it: the parent's own words, nothing added."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thammuu.drafts_templates.draft import Aim, AimKind, AimRow, CoverageState, DraftSources, Paragraph, Sentence
from thammuu.drafts_templates.genre import BlockKind, GenreTemplate
from thammuu.drafts_templates.request import DraftInput
from thammuu.drafts_templates.wording import capital
from thammuu.ingest.model import Notice

_YEAR = re.compile(r"\d{4}")
BLOCKS = {
    BlockKind.OBJECTIVES: AimKind.OBJECTIVE,
    BlockKind.TARGETS: AimKind.TARGET,
    BlockKind.REQUIREMENTS: AimKind.REQUIREMENT,
}


@dataclass(frozen=True, slots=True)
class AimChoice:
    """What became of the parent's aims, each group in reading order; `rows` tells of all of them."""

    kept: tuple[Aim, ...] = ()
    left_out: tuple[Aim, ...] = ()
    rows: tuple[AimRow, ...] = ()


def choose_aims(request: DraftInput, sources: DraftSources) -> AimChoice:
    """The `max_aims` of the parent that stand highest in it; none where the genre has no place for them.

    What stands under a heading of the first rank holds for the whole, what stands deep below for a part. Aims at an
    address a person left out are not taken.
    """
    wanted = wanted_kinds(request.template)
    dropped = {item.address for item in request.leave_out}
    aims = [aim for aim in sources.aims if aim.kind in wanted and aim.evidence.address not in dropped]
    ranked = sorted(range(len(aims)), key=lambda index: (_depth(aims[index]), index))
    most = request.max_aims
    kept, left_out = _in_order(aims, ranked[:most]), _in_order(aims, ranked[most:])
    states = dict.fromkeys(kept, CoverageState.COVERED) | dict.fromkeys(left_out, CoverageState.LEFT_OUT)
    states |= {aim: CoverageState.NO_TABLE for aim in sources.aims if aim.kind not in wanted}
    rows = (AimRow(aim, states.get(aim, CoverageState.DROPPED)) for aim in sources.aims)
    return AimChoice(kept, left_out, tuple(rows))


def aim_line(rows: tuple[AimRow, ...]) -> Iterator[str]:
    """For a screen: how many of the parent's aims the draft carries; nothing where the parent has none."""
    if rows:
        carried = sum(row.state is CoverageState.COVERED for row in rows)
        yield f"Mục tiêu, chỉ tiêu, yêu cầu của văn bản gốc: {carried} trong {len(rows)} có trong dự thảo."


def wanted_kinds(template: GenreTemplate) -> frozenset[AimKind]:
    """The kinds of aim a genre has a place for."""
    return frozenset(BLOCKS[block.kind] for part in template.sections for block in part.blocks if block.kind in BLOCKS)


def aim_notices(choice: AimChoice, date: dt.date) -> Iterator[Notice]:
    """What of the parent's aims has no room in a draft dated `date`, and what of those taken over was due before."""
    if choice.left_out:
        said = (
            f"Còn {len(choice.left_out)} mục tiêu, yêu cầu của văn bản gốc chưa đưa vào (tăng max_aims để đưa thêm): "
        )
        yield Notice("aims_left_out", f"{said}{_addresses(choice.left_out)}.")
    past = [aim for aim in choice.kept if _is_past(aim, date)]
    if past:
        said = f"Mốc thời gian của văn bản gốc đã qua so với ngày dự thảo, cần xem lại: {_addresses(past)}."
        yield Notice("aims_past", said)


def aim_paragraph(aim: Aim) -> Paragraph:
    """The aim as it stands in a draft; a line above it that says by when comes first, as a source of its own.

    Both are one sentence: "Đến năm 2030" by itself would lend its source to whatever a person writes with these words.
    """
    said = (aim.opening, aim.evidence) if aim.opening else (aim.evidence,)
    words = ": ".join(" ".join(evidence.quote.split()) for evidence in said)
    return Paragraph((capital(Sentence(words, said)),))


def _addresses(aims: Iterable[Aim]) -> str:
    return "; ".join(dict.fromkeys(aim.evidence.address for aim in aims))


def _is_past(aim: Aim, date: dt.date) -> bool:
    """Whether the last year the aim names as its time is over."""
    years = [int(year) for year in _YEAR.findall(aim.deadline)]
    return bool(years) and max(years) < date.year


def _depth(aim: Aim) -> int:
    return aim.evidence.address.count(" › ")


def _in_order(aims: list[Aim], places: Iterable[int]) -> tuple[Aim, ...]:
    return tuple(aims[place] for place in sorted(places))
