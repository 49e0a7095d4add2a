"""From lines to the tree of provisions: one pass, a chain of open provisions, addresses at the end.

    lines ──read_markers──> readings ──place──> chain of open drafts ──freeze──> Provision tree

A line without a marker belongs to the provision opened last. So the own text of a provision is one unbroken piece
of the source, and the provisions of a region cover it from the first marker to the end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from thammuu.ingest.model import ADDRESS_SEPARATOR, Address, Level, Notice, Provision, Span, Step
from thammuu.ingest.structure.depth import (
    LAST_HEADING_RANK,
    RANKS,
    Fit,
    Placement,
    Surroundings,
    level_of,
    place,
)
from thammuu.ingest.structure.headings import heading_of, title_lines
from thammuu.ingest.structure.lines import Line
from thammuu.ingest.structure.markers import Kind, Marker, read_markers
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


@dataclass(slots=True)
class _Builder:
    lines: Sequence[Line]
    has_articles: bool
    only_dashes: bool
    notices: list[Notice]
    attached: bool = False
    before: list[Line] = field(default_factory=list)
    roots: list[_Draft] = field(default_factory=list)
    chain: list[_Draft] = field(default_factory=list)
    last_article: int = 0
    article_lines: list[tuple[int, int]] = field(default_factory=list)

    def run(self) -> None:
        """Give every line its place."""
        quoted = quoted_lines([line.text for line in self.lines])
        self.article_lines = [
            (index, marker.path[0])
            for index, line in enumerate(self.lines)
            if index not in quoted
            for marker in read_markers(line.text)
            if marker.kind is Kind.ARTICLE and marker.sure
        ]
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
        if self.attached and index == 0:
            return Placement(_attached_marker(line.text), 0, Fit.START)
        readings = () if line.row else read_markers(line.text)
        if not readings:
            return None
        around = Surroundings(
            begins_sentence=self._begins_sentence(index, readings[0]),
            last_article=self.last_article,
            articles_ahead=self._articles_ahead(index, readings),
            has_articles=self.has_articles,
            only_dashes=self.only_dashes,
        )
        return place(readings, [draft.marker for draft in self.chain], around)

    def _begins_sentence(self, index: int, reading: Marker) -> bool:
        words = self.lines[index].text[reading.length :]
        if index == 0 or not words or not words[0].islower():
            return True
        return self.lines[index - 1].text.endswith(_FINISHED)

    def _articles_ahead(self, index: int, readings: Sequence[Marker]) -> frozenset[int]:
        if not any(marker.kind is Kind.ARTICLE for marker in readings):
            return frozenset()  # nobody asks
        return frozenset(number for line, number in self.article_lines if line > index)

    def _keep_as_text(self, line: Line) -> None:
        (self.chain[-1].lines if self.chain else self.before).append(line)

    def _open(self, placement: Placement, index: int) -> int:
        """Open the provision of line `index`; returns how many lines its heading takes."""
        marker, line = placement.marker, self.lines[index]
        del self.chain[placement.keep :]
        level = level_of(marker, [draft.marker for draft in self.chain])
        siblings = self.chain[-1].children if self.chain else self.roots
        if level is Level.DASH:
            marker = replace(marker, label=str(1 + sum(other.level is Level.DASH for other in siblings)))
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
        elif marker.kind is Kind.APPENDIX:
            self.last_article = 0


def build_structure(lines: Sequence[Line], text: str, attached: Sequence[Line] = ()) -> Structure:
    """The provision tree of `lines`, which are lines of `text`; never raises, never leaves a line out.

    `attached` are the lines of what was issued with the document and stands after its signature: appendices, or a
    "QUY CHẾ" under its own title. Its first line opens an appendix of the tree whatever it says.
    """
    readings = [read_markers(line.text) for line in (*lines, *attached) if not line.row]
    has_articles, only_dashes = _has_articles(readings), _only_dashes(readings)
    counts: Counter[tuple[Step, ...]] = Counter()
    notices: list[Notice] = []
    main = _Builder(lines, has_articles, only_dashes, notices)
    main.run()
    annex = _Builder(attached, has_articles, only_dashes, notices, attached=True)
    annex.run()
    drafts = (*main.roots, *annex.roots)
    provisions = tuple(_freeze(draft, (), text, counts, notices) for draft in drafts)
    return Structure(tuple(main.before), provisions, tuple(notices))


def _attached_marker(text: str) -> Marker:
    """The appendix marker of a line, or one made of its words: "QUY CHẾ" gives the label "Quy chế"."""
    own = next((marker for marker in read_markers(text) if marker.kind is Kind.APPENDIX), None)
    return own or Marker(Kind.APPENDIX, text.capitalize(), (1,), text, len(text))


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
    lists = {Kind.DASH, Kind.PLUS}
    return all(marker.kind in lists for line in readings for marker in line)


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

    Article numbers run through the text, so only an appendix is kept above them; a dotted number says its
    ancestors itself; dashes have no label, they are counted.
    """
    path = (*parents, draft)
    return tuple(
        Step(part.level, part.marker.label) for i, part in enumerate(path) if not _implied(part, path[i + 1 :])
    )


def _implied(part: _Draft, below: Sequence[_Draft]) -> bool:
    """The steps below already say this one: an article its chapter, 3.5.1 its 3.5."""
    if part.level is not Level.APPENDIX and any(other.level is Level.ARTICLE for other in below):
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
