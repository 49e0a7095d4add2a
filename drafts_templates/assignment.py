"""Turning tasks into rows: what, who leads, who helps, by when, what comes of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thammuu.drafts_templates.draft import Paragraph, Sentence, Table, Task
from thammuu.drafts_templates.genre import GenreTemplate, TableColumn
from thammuu.drafts_templates.office import Unit
from thammuu.drafts_templates.request import DraftInput, TaskLine
from thammuu.drafts_templates.wording import capital, missing
from thammuu.ingest.folding import fold


@dataclass(frozen=True, slots=True)
class Assignment:
    """A row of the task table before it is laid out; empty members become placeholders.

    `task` is what the parent asks, None for a line of the office's own; `rule` says why `lead` leads.
    """

    number: int
    content: Sentence
    lead: str
    cooperate: str
    deadline: str
    product: str
    rule: str = ""
    task: Task | None = None


@dataclass(frozen=True, slots=True)
class Leader:
    """The unit that leads a task and the rule of the table of functions that says so; both "" when none does."""

    name: str = ""
    rule: str = ""


def choose_tasks(tasks: tuple[Task, ...], most: int) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The `most` tasks that speak most directly to this level, in reading order, and those left out."""
    ranked = sorted(range(len(tasks)), key=lambda index: (-tasks[index].directness, index))
    kept = sorted(ranked[:most])
    left = sorted(ranked[most:])
    return tuple(tasks[index] for index in kept), tuple(tasks[index] for index in left)


def drop_tasks(tasks: tuple[Task, ...], addresses: frozenset[str]) -> tuple[tuple[Task, ...], tuple[Task, ...]]:
    """The tasks that stay, and those at an address a person left out."""
    stay = tuple(task for task in tasks if task.evidence.address not in addresses)
    return stay, tuple(task for task in tasks if task.evidence.address in addresses)


def assignments(request: DraftInput, tasks: Iterable[Task], template: GenreTemplate) -> tuple[Assignment, ...]:
    """The office's own task lines, then the parent's tasks, numbered through."""
    units = request.units or request.office.units
    own = [_own(line, units) for line in request.tasks]
    carried = [_carried(task, units, request, template) for task in tasks]
    return tuple(Assignment(number, *row) for number, row in enumerate([*own, *carried], start=1))


def leading_unit(text: str, units: tuple[Unit, ...]) -> Leader:
    """The unit whose keywords occur most in `text` (longer keywords weigh more), else the default one, else none.

    Keywords are compared folded, so "uỷ" and "ủy" are one.
    """
    folded = fold(text)
    scored = [(_matches(folded, unit), unit) for unit in units]
    best = max(scored, key=lambda pair: sum(weight for weight, _ in pair[0]), default=None)
    if best is not None and best[0]:
        words = ", ".join(f"“{word}”" for _, word in sorted(best[0], key=lambda match: -match[0])[:3])
        return Leader(best[1].name, f"từ khóa {words}")
    return next((Leader(unit.name, "đơn vị mặc định") for unit in units if unit.default), Leader())


def _matches(folded: str, unit: Unit) -> list[tuple[int, str]]:
    counted = ((folded.count(fold(word)) * len(word.split()), word) for word in unit.keywords)
    return [(weight, word) for weight, word in counted if weight]


def number_ranges(numbers: tuple[int, ...]) -> str:
    """Ascending row numbers as people write them: (2, 3, 4, 7, 9, 10) is "2 đến 4, 7, 9, 10"."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]} đến {run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)


def task_table(rows: tuple[Assignment, ...], columns: tuple[TableColumn, ...], title: str) -> Table:
    """The rows laid out in the template's columns."""
    body = tuple(tuple(_cell(row, column) for column in columns) for row in rows)
    return Table(tuple(column.column for column in columns), body, title)


_Row = tuple[Sentence, str, str, str, str, str, Task | None]


def _own(line: TaskLine, units: tuple[Unit, ...]) -> _Row:
    led = Leader(line.lead, "người soạn ghi") if line.lead else leading_unit(line.content, units)
    return Sentence(line.content), led.name, ", ".join(line.cooperate), line.deadline, line.product, led.rule, None


def _carried(task: Task, units: tuple[Unit, ...], request: DraftInput, template: GenreTemplate) -> _Row:
    content = capital(Sentence(task.evidence.quote, (task.evidence,)))
    deadline = task.deadline or _line(request, "deadline")
    product = next((item.name for item in template.products if item.verb == task.verb), "")
    # The sentence itself tells more than the heading above it, so it counts twice.
    led = leading_unit(f"{task.section} {task.evidence.quote} {task.evidence.quote}", units)
    product = product or _line(request, "product")
    return content, led.name, "", deadline[:1].upper() + deadline[1:], product, led.rule, task


def _line(request: DraftInput, name: str) -> str:
    return " ".join(request.lines(name))


def _cell(row: Assignment, column: TableColumn) -> Paragraph:
    if column.id == "number":
        return Paragraph((Sentence(str(row.number)),))
    if column.id == "content":
        return Paragraph((row.content,))
    values = {"lead": row.lead, "cooperate": row.cooperate, "deadline": row.deadline, "product": row.product}
    text = values[column.id] or column.default
    return Paragraph((Sentence(text) if text else missing(f"tasks.{row.number}.{column.id}", column.prompt),))
