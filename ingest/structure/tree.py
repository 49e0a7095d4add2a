"""From lines to the tree of provisions: one pass, a chain of open provisions, addresses at the end.

    lines ──read_markers──> readings ──place──> chain of open drafts ──freeze──> Provision tree

A line without a marker belongs to the provision opened last. So the own text of a provision is one unbroken piece
of the source, and the provisions of a region cover it from the first marker to the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from thammuu.ingest.model import ADDRESS_SEPARATOR, Address, Level, Notice, Provision, Span, Step
from thammuu.ingest.structure.depth import (
    LAST_HEADING_RANK,
    RANKS,
    UNNUMBERED,
    WHOLE_TEXTS,
    Fit,
    Placement,
    Surroundings,
    level_of,
    place,
)
from thammuu.ingest.structure.headings import heading_of, title_lines
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, Marker, read_markers
from thammuu.ingest.structure.notes import Note
from thammuu.ingest.structure.quotes import quoted_lines

_FINISHED = tuple('.:;,!?…)”"')


@dataclass(slots=True)
class _Draft:
    """A provision while its lines are still being collected."""

    marker: Marker
    level: Level
    lines: list[Line]
    heading: str = ""
    children: list[_Draft] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Structure:
    """The provisions of a run of lines, the lines before the first of them, and what was doubtful."""

    before: tuple[Line, ...]
    provisions: tuple[Provision, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Attached:
    """What was issued with a document: its lines, and the label of each text that begins among them.

    `openings` are indexes of lines: {0: "Quy chế"}. A line that opens an appendix needs none, its marker tells.
    """

    lines: Sequence[Line] = ()
    openings: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Whole:
    """What all the lines together tell."""

    has_articles: bool
    only_dashes: bool
    notes: frozenset[str]
    excerpt: bool


@dataclass(slots=True)
class _Builder:
    lines: Sequence[Line]
    whole: _Whole
    notices: list[Notice]
    openings: Mapping[int, str] = field(default_factory=dict)
    before: list[Line] = field(default_factory=list)
    roots: list[_Draft] = field(default_factory=list)
    chain: list[_Draft] = field(default_factory=list)
    dashes: Counter[int] = field(default_factory=Counter)  # id of a list of siblings → how many of them are dashes
    last_article: int = 0
    article_lines: dict[int, int] = field(default_factory=dict)  # article number → the last line it opens

    def run(self) -> None:
        """Give every line its place."""
        quoted = quoted_lines([line.text for line in self.lines])
        self.article_lines = {
            marker.path[0]: index
            for index, line in enumerate(self.lines)
            if index not in quoted
            for marker in readings_of(line)
            if marker.kind is Kind.ARTICLE and marker.sure
        }
        index = 0
        while index < len(self.lines):
            placement = None if index in quoted else self._placement(index)
            if placement is None:
                self._keep_as_text(self.lines[index])
                index += 1
            else:
                index += self._open(placement, index)

    def _placement(self, index: int) -> Placement | None:
        line = self.lines[index]
        if index in self.openings:
            return Placement(_attached_marker(line.text, self.openings[index]), 0, Fit.START)
        readings = [marker for marker in readings_of(line) if not marker.note or marker.note in self.whole.notes]
        if not readings:
            return None
        around = Surroundings(
            begins_sentence=self._begins_sentence(index, readings[0]),
            last_article=self.last_article,
            article_follows=lambda number: self.article_lines.get(number, -1) > index,
            has_articles=self.whole.has_articles,
            only_dashes=self.whole.only_dashes,
            excerpt=self.whole.excerpt,
        )
        return place(readings, [draft.marker for draft in self.chain], around)

    def _begins_sentence(self, index: int, reading: Marker) -> bool:
        words = self.lines[index].text[reading.length :]
        if index == 0 or not words or not words[0].islower():
            return True
        return self.lines[index - 1].text.endswith(_FINISHED)

    def _keep_as_text(self, line: Line) -> None:
        (self.chain[-1].lines if self.chain else self.before).append(line)

    def _open(self, placement: Placement, index: int) -> int:
        """Open the provision of line `index`; returns how many lines its heading takes."""
        marker, line = placement.marker, self.lines[index]
        del self.chain[placement.keep :]
        level = level_of(marker, [draft.marker for draft in self.chain])
        siblings = self.chain[-1].children if self.chain else self.roots
        if level is Level.DASH:
            self.dashes[id(siblings)] += 1
            marker = replace(marker, label=str(self.dashes[id(siblings)]))
        titled = RANKS[marker.kind] < LAST_HEADING_RANK
        title = title_lines(self.lines, index, marker) if titled else ()
        draft = _Draft(marker, level, [line, *title])
        if titled:
            rest = line.text[marker.length :].strip()
            draft.heading = " ".join(part for part in (rest, *(extra.text for extra in title)) if part)
        siblings.append(draft)
        self.chain.append(draft)
        self._count_article(marker)
        if placement.fit is Fit.GAP:
            self.notices.append(_gap_notice(marker, line.span))
        return 1 + len(title)

    def _count_article(self, marker: Marker) -> None:
        if marker.kind is Kind.ARTICLE:
            self.last_article = marker.path[0]
        elif marker.kind in WHOLE_TEXTS:
            self.last_article = 0


def build_structure(
    lines: Sequence[Line],
    text: str,
    attached: Attached = Attached(),
    notes: Sequence[Note] = (),
    *,
    excerpt: bool = False,
) -> Structure:
    """The provision tree of `lines`, which are lines of `text`; never raises, never leaves a line out.

    `attached` is what was issued with the document and stands after its signature, `notes` are its foot- and endnotes:
    both become provisions of their own. `excerpt` says that the lines are a piece of another text, whose first item
    may have any number.
    """
    readings = [readings_of(line) for line in (*lines, *attached.lines)]
    whole = _Whole(_has_articles(readings), _only_dashes(readings), frozenset(note.label for note in notes), excerpt)
    counts: Counter[tuple[Step, ...]] = Counter()
    notices: list[Notice] = []
    main = _Builder(lines, whole, notices)
    main.run()
    annex = _Builder(attached.lines, whole, notices, attached.openings)
    annex.run()
    drafts = (*main.roots, *annex.roots, *map(_note_draft, notes))
    provisions = tuple(_freeze(draft, (), text, counts, notices) for draft in drafts)
    return Structure(tuple(main.before), provisions, tuple(notices))


def readings_of(line: Line) -> tuple[Marker, ...]:
    """The markers a line can begin with; a table row and a line of a table of contents open nothing."""
    return () if line.row or line.contents else read_markers(line.text)


def _attached_marker(text: str, label: str) -> Marker:
    """The marker of an appendix or form, or one for the text called `label` that the line opens."""
    own = next((marker for marker in read_markers(text) if marker.kind in WHOLE_TEXTS), None)
    return own or Marker(Kind.ATTACHED, label, (1,), text, len(text))


def _note_draft(note: Note) -> _Draft:
    first = note.lines[0].text
    marker = Marker(Kind.NOTE, note.label, (1,), first[: note.length].strip(), note.length)
    return _Draft(marker, Level.NOTE, list(note.lines))


def _has_articles(readings: Sequence[tuple[Marker, ...]]) -> bool:
    """A text is divided into articles when "Điều 1." opens a line, or "Điều 1" and "Điều 2" both do.

    QĐ 294 guides articles of another text: "3. Điều 4: …" begins with a number, and a line of its PDF with
    "Điều 4 Điều lệ Đảng"; neither makes it a text in articles.
    """
    articles = [marker for line in readings for marker in line if marker.kind is Kind.ARTICLE]
    if any(marker.sure for marker in articles):
        return True
    return {(1,), (2,)} <= {marker.path for marker in articles}


def _only_dashes(readings: Sequence[tuple[Marker, ...]]) -> bool:
    return all(marker.kind in UNNUMBERED for line in readings for marker in line)


def _freeze(
    draft: _Draft, parents: tuple[_Draft, ...], text: str, counts: Counter[tuple[Step, ...]], notices: list[Notice]
) -> Provision:
    span = Span(draft.lines[0].span.start, draft.lines[-1].span.end)
    steps = address_steps(draft, parents)
    counts[steps] += 1
    address = Address(steps, counts[steps])
    if counts[steps] > 1:
        notices.append(_repeat_notice(address, span))
    children = tuple(_freeze(child, (*parents, draft), text, counts, notices) for child in draft.children)
    end = children[-1].span.end if children else span.end
    return Provision(
        address=address,
        level=draft.level,
        marker=draft.marker.text,
        heading=draft.heading or heading_of(draft.marker, draft.level, draft.lines, has_children=bool(children)),
        text=span.of(text),
        span=Span(span.start, end),
        page=draft.lines[0].page,
        children=children,
    )


def address_steps(draft: _Draft, parents: tuple[_Draft, ...]) -> tuple[Step, ...]:
    """The steps of an address, shortened as people cite it (see model.Address).

    Article numbers run through the text, so only an appendix or attached text is kept above them; a dotted number
    says its ancestors itself; dashes have no label, they are counted.
    """
    path = (*parents, draft)
    return tuple(
        Step(part.level, part.marker.label) for i, part in enumerate(path) if not _implied(part, path[i + 1 :])
    )


def _implied(part: _Draft, below: Sequence[_Draft]) -> bool:
    """The steps below already say this one: an article its chapter, 3.5.1 its 3.5."""
    if part.marker.kind not in WHOLE_TEXTS and any(other.level is Level.ARTICLE for other in below):
        return True
    prefix = part.marker.path
    return part.marker.kind is Kind.NUMBER and any(
        other.marker.kind is Kind.NUMBER and other.marker.path[: len(prefix)] == prefix for other in below
    )


def _gap_notice(marker: Marker, span: Span) -> Notice:
    return Notice("numbering-gap", f"Trước “{marker.text}” có số thứ tự bị thiếu; hãy đối chiếu với bản gốc.", span)


def _repeat_notice(address: Address, span: Span) -> Notice:
    shown = ADDRESS_SEPARATOR.join(step.display() for step in address.steps)
    return Notice("repeated-address", f"Địa chỉ “{shown}” xuất hiện lần thứ {address.occurrence} trong văn bản.", span)
