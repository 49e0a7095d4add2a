"""What a draft takes over: the sources found for it, the parent's tasks, and what becomes of each."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from thammuu.ingest.model import Evidence


@dataclass(frozen=True, slots=True)
class Source:
    """A document the draft names, as the store or the catalogue knows it.

    `evidence` is the document as a whole: empty address and quote. `has_text` is False when only the catalogue row is
    known. `newer` lists the documents that replaced, repealed or amended it, newest last.
    """

    evidence: Evidence
    has_text: bool = False
    newer: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A document the input names that could not be told: no `candidates` means unknown, several mean ambiguous."""

    reference: str
    candidates: tuple[Evidence, ...] = ()


class TaskKind(StrEnum):
    """What a sentence means for the level it speaks to."""

    DUTY = "duty"  # it has to be done
    OTHERS = "others"  # it has to be done, by another organ of the same committee
    COMPETENCE = "competence"  # who decides when a case arises, or what may be done


@dataclass(frozen=True, slots=True)
class Task:
    """Something the parent document asks of this level.

    `evidence.quote` is the sentence letter for letter, the list marker before it left out. `directness` in [0, 1] says
    how surely it speaks to this level; `deadline` is the part of it that sets a time, "" if none.
    """

    evidence: Evidence
    addressee: str  # the words of the sentence that name this level: "Các tỉnh ủy, thành ủy"
    verb: str  # the obligation word found: "chỉ đạo"
    directness: float
    deadline: str = ""
    section: str = ""  # heading of the provision it stands in, or of the nearest one above
    kind: TaskKind = TaskKind.DUTY


class AimKind(StrEnum):
    """What a provision sets for everything that carries its document out."""

    OBJECTIVE = "objective"  # what is to be reached: mục tiêu, mục đích
    TARGET = "target"  # an objective with a time or a number in it: chỉ tiêu
    REQUIREMENT = "requirement"  # in what manner: quan điểm, phương châm, yêu cầu


@dataclass(frozen=True, slots=True)
class Aim:
    """A paragraph of the parent document that says what it aims at or requires.

    `evidence.quote` is the paragraph letter for letter, the list marker before it left out. `opening` is the line above
    it that says by when ("Đến năm 2025:"), None where there is none; `deadline` and `figures` are cut out of both.
    """

    evidence: Evidence
    kind: AimKind
    section: str = ""  # the headings above it
    opening: Evidence | None = None
    deadline: str = ""
    figures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftSources:
    """What the service found for an input: the parent, the legal bases in order of authority, the parent's tasks."""

    as_of: dt.date
    parent: Source | None = None
    bases: tuple[Source, ...] = ()
    tasks: tuple[Task, ...] = ()  # all duties of this level, in reading order; compose chooses
    unresolved: tuple[Unresolved, ...] = ()
    aims: tuple[Aim, ...] = ()  # what the parent aims at and requires, in reading order
    noted: tuple[Task, ...] = ()  # what speaks to this level and is no duty of this office: TaskKind.OTHERS, COMPETENCE

    @property
    def read(self) -> tuple[Task, ...]:
        """Every sentence of the parent that speaks to this level; the tasks first, then what is only noted."""
        return (*self.tasks, *self.noted)


class CoverageState(StrEnum):
    """What became of a sentence of the parent."""

    COVERED = "covered"
    LEFT_OUT = "left_out"  # for want of room: max_tasks
    DROPPED = "dropped"  # a person said so, by address
    OTHERS = "others"
    COMPETENCE = "competence"
    NO_TABLE = "no_table"  # the genre has no place for it


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """A row of the coverage matrix. `item` says where the draft carries the task out; where it does not, `reason`
    says why. `rule` is what gave the task to `lead` ("từ khóa “đảng viên”"); empty members are asked for in the draft.
    """

    task: Task
    state: CoverageState
    item: str = ""
    lead: str = ""
    rule: str = ""
    deadline: str = ""
    product: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class AimRow:
    """An aim of the parent and what became of it in the draft: covered, left out (max_aims), dropped, or no place."""

    aim: Aim
    state: CoverageState
