"""What a parent document asks of this level, taken from its own sentences with their addresses. Nothing is made up.

A sentence is a task when it names this level where somebody acts ("Các tỉnh ủy, thành ủy … chỉ đạo") and an obligation
word follows; or when it stands under a heading that names this level ("2. Đối với Ban Tổ chức Tỉnh ủy"), or in a list
whose opening line does ("Tỉnh ủy có trách nhiệm:"). A sentence that only says who decides when a case arises ("do cấp
ủy trực thuộc Trung ương xem xét, quyết định") is a competence and no task. See task_sentences.py, task_words.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thammuu.drafts_templates.draft import Task, TaskKind
from thammuu.drafts_templates.office import Office
from thammuu.drafts_templates.provision_text import (
    ProvisionLike,
    above,
    evidence_at,
    is_heading_line,
    marker,
    path_of,
    sentences_of,
)
from thammuu.drafts_templates.task_sentences import Hit, Opening, Row, key_of, rows_of, speaks_to, under_heading
from thammuu.drafts_templates.task_words import (
    DEADLINE,
    HEADED_DUTY,
    HEADED_TO,
    NAMED_LINE,
    NOT_AFTER,
    TASK_SECTION,
    VERB,
)
from thammuu.ingest.model import Evidence

SECTION_BONUS = 0.05  # a sentence under "Tổ chức thực hiện" is a task more surely than the same words elsewhere
LISTED = 0.9  # weight of an item of a list whose opening line names this level


def extract_tasks(parent: Evidence, provisions: Iterable[ProvisionLike], office: Office) -> tuple[Task, ...]:
    """Every task that the provisions of `parent` give to the level of `office`, in reading order.

    `provisions` are all provisions of the parent document, in reading order. Each task's evidence quotes its sentence
    (or clause) letter for letter and names the provision by address and by the store's id, "<document id>#<slug>".
    """
    return tuple(task for task in read_tasks(parent, provisions, office) if task.kind is TaskKind.DUTY)


def read_tasks(parent: Evidence, provisions: Iterable[ProvisionLike], office: Office) -> Iterator[Task]:
    """Like extract_tasks, with what is no task of this office: TaskKind.OTHERS and TaskKind.COMPETENCE."""
    reader = _Reader(rows_of(office))
    for provision in provisions:
        for hit, section in reader.hits(provision):
            yield _task(parent, provision, hit, section)


class _Reader:
    """Goes through the provisions of one document and remembers what stands above each."""

    def __init__(self, rows: tuple[Row, ...]) -> None:
        self.rows = rows
        self.headings: dict[tuple[str, ...], str] = {}
        self.openings: dict[tuple[str, ...], Opening] = {}

    def hits(self, provision: ProvisionLike) -> Iterator[tuple[Hit, str]]:
        """The sentences of `provision` that speak to this level, with the headings above them."""
        path = path_of(provision.address)
        self.headings[path] = _heading(provision)
        section = " › ".join(title for title in above(path, self.headings) if title)
        opening = self._opening(path)
        for sentence in _sentences(provision, self.headings[path]):
            hit = speaks_to(sentence, self.rows, section)
            if hit is None and opening is not None:
                hit = under_heading(sentence, opening)
            if hit is None:
                continue
            if not hit.opens_list:
                yield hit, section
            elif hit.kind is not TaskKind.COMPETENCE:
                others = hit.kind is TaskKind.OTHERS
                self.openings[path] = Opening(hit.addressee, min(hit.weight, LISTED), others, all_of_it=False)

    def _opening(self, path: tuple[str, ...]) -> Opening | None:
        """The nearest heading or opening line above that names somebody, if that is this level."""
        for length in range(len(path), 0, -1):
            above = path[:length]
            if length < len(path) and above in self.openings:
                return self.openings[above]
            title = key_of(self.headings.get(above, "").strip())
            named = HEADED_TO.match(title)
            if named is not None or _only_names(title):
                return self._named(self.headings[above], named.end() if named else 0)
        return None

    def _named(self, title: str, at: int) -> Opening | None:
        key = key_of(title)
        for row in self.rows:
            match = row.pattern.match(key, at)
            if match is not None and not NOT_AFTER.match(key, match.end()):
                all_of_it = bool(HEADED_DUTY.match(key))
                return Opening(title[at : match.end()], row.weight, row.others, all_of_it=all_of_it)
        return None


def _task(parent: Evidence, provision: ProvisionLike, hit: Hit, section: str) -> Task:
    bonus = SECTION_BONUS if TASK_SECTION.search(key_of(section)) else 0
    deadline = DEADLINE.search(key_of(hit.quote))
    return Task(
        evidence=evidence_at(parent, provision, hit.quote),
        addressee=hit.addressee,
        verb=hit.verb,
        directness=min(1.0, hit.weight + bonus),
        deadline=hit.quote[deadline.start() : deadline.end()] if deadline else "",
        section=section,
        kind=hit.kind,
    )


def _sentences(provision: ProvisionLike, heading: str) -> Iterator[str]:
    """The sentences of a provision; the heading line is none."""
    return (bare for bare in sentences_of(provision.text) if not is_heading_line(bare, heading))


def _heading(provision: ProvisionLike) -> str:
    if provision.heading:
        return provision.heading
    first = provision.text.split("\n", 1)[0]
    bare = first[len(marker(first)) :]
    # "Giao ban thường vụ … chỉ đạo việc sắp xếp." is no heading but a sentence.
    key = key_of(bare.strip())
    named = HEADED_TO.match(key) and len(bare) < 120 and not bare.endswith((".", ";"))
    return bare if named or _only_names(key) else ""


def _only_names(key: str) -> bool:
    """True for a line that names an organ and nothing to do: the list below it is that organ's."""
    return bool(NAMED_LINE.match(key)) and not VERB.search(key)
