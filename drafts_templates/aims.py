"""What a parent document aims at and requires, paragraph by paragraph, with the addresses. Nothing is made up.

A paragraph is an aim when the nearest heading above it announces aims ("Mục tiêu", "Quan điểm chỉ đạo"), or a line
before it does ("Mục tiêu cụ thể:"), or when it strives for something by a year or to a number ("phấn đấu đến năm …").
The words are in aim_words.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from thammuu.drafts_templates.aim_words import (
    DEADLINE,
    FIGURE,
    HEADING,
    NOUNS,
    OPENING_LINE,
    OPENS,
    OTHERS,
    PREFIX,
    STRIVES,
)
from thammuu.drafts_templates.draft_tasks import Aim, AimKind
from thammuu.drafts_templates.provision_text import (
    ProvisionLike,
    above,
    bare_line,
    evidence_at,
    is_heading_line,
    paragraphs,
    path_of,
    sentences_in,
)
from thammuu.drafts_templates.task_sentences import key_of
from thammuu.ingest.model import Evidence, Level

_LONGEST_HEADING = 160
_NUMBERED = re.compile(r"^(?:\d+|[IVX]+)[.-]\s")
Path = tuple[str, ...]


def read_aims(parent: Evidence, provisions: Iterable[ProvisionLike]) -> tuple[Aim, ...]:
    """Every aim in `provisions`, which are all provisions of `parent` in reading order."""
    reader = _Reader()
    return tuple(
        _aim(parent, provision, found, reader.section(provision))
        for provision in provisions
        for found in reader.found(provision)
    )


@dataclass(frozen=True, slots=True)
class _Found:
    """A paragraph that is an aim; `opening` the line above that says by when, with the provision it stands in."""

    quote: str
    kind: AimKind
    opening: tuple[str, ProvisionLike] | None


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a provision's text that announces aims.

    It holds for what lies below the provision; where it stands at the end of other words (`within`), as where a
    page lost the heading's own number, for what follows in the same list too.
    """

    kind: AimKind | None
    path: Path
    within: bool


class _Reader:
    """Goes through the provisions of one document and remembers what stands above each."""

    def __init__(self) -> None:
        self.headings: dict[Path, str] = {}
        self.announced: dict[Path, AimKind | None] = {}
        self.openings: dict[Path, tuple[str, ProvisionLike]] = {}
        self.line: _Line | None = None

    def section(self, provision: ProvisionLike) -> str:
        """The headings above a provision and its own."""
        return " › ".join(title for title in above(path_of(provision.address), self.headings) if title)

    def found(self, provision: ProvisionLike) -> Iterator[_Found]:
        """The aims of `provision`, in reading order."""
        path = path_of(provision.address)
        self._enter(path, provision)
        kind = self._kind(path)
        opening = next((self.openings[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.openings), None)
        for at, paragraph in enumerate(paragraphs(provision.text)):
            bare, within = bare_line(paragraph), at > 0
            if not bare or is_heading_line(bare, provision.heading):
                continue
            told = _announces(bare)
            if told is not None:
                kind = told.kind
                self.line, opening = _Line(kind, path, within), None
                if told.rest:
                    yield _Found(told.rest, told.kind, None)
            elif _NUMBERED.match(paragraph) and self.line is not None and self.line.path == path:
                kind = self.announced.get(path)
                self.line = None
            elif kind is None:
                yield from (_Found(each, AimKind.OBJECTIVE, None) for each in sentences_in(bare) if _strives(each))
            elif self.line is not None and _names_others(bare):
                kind, self.line = None, None  # "Nhiệm vụ trọng tâm …:" after a line that announced aims
            elif OPENING_LINE.fullmatch(bare):
                opening = (bare.rstrip(":"), provision)
                self.openings[path] = opening
            else:
                yield _Found(bare, kind, opening)

    def _enter(self, path: Path, provision: ProvisionLike) -> None:
        self.headings[path] = provision.heading
        for known in (self.headings, self.announced, self.openings):
            for below in [each for each in known if len(each) > len(path) and each[: len(path)] == path]:
                del known[below]  # a number that comes again begins anew
        self.openings.pop(path, None)
        self.announced.pop(path, None)
        if self.line is not None and not _goes_on(self.line, path):
            self.line = None
        if not provision.heading:
            return
        kind = heading_kind(provision.heading, of_article=path[-1].startswith(Level.ARTICLE))
        if kind is not None or OTHERS.search(key_of(provision.heading)):
            self.announced[path], self.line = kind, None

    def _kind(self, path: Path) -> AimKind | None:
        if self.line is not None:
            return self.line.kind
        return next((self.announced[path[:n]] for n in range(len(path), 0, -1) if path[:n] in self.announced), None)


def _names_others(bare: str) -> bool:
    return bool(OPENING_LINE.fullmatch(bare) and OTHERS.search(key_of(bare)))


def _goes_on(line: _Line, path: Path) -> bool:
    """Whether `path` lies below the provision of the announcing line, or follows it in the same list."""
    length = len(line.path)
    if path[:length] == line.path:
        return True
    beside = line.within and len(path) >= length and path[: length - 1] == line.path[:-1]
    return beside and path[length - 1].split(":")[0] == line.path[-1].split(":")[0]


@dataclass(frozen=True, slots=True)
class _Announced:
    kind: AimKind
    rest: str


def _announces(bare: str) -> _Announced | None:
    """What a line announces, and what of it follows the announcement; None for any other line."""
    key = key_of(bare)
    if (kind := heading_kind(bare)) is not None and len(bare) < _LONGEST_HEADING:
        return _Announced(kind, "")
    if (prefix := PREFIX.match(key)) and (kind := _of_nouns(prefix["nouns"])):
        return _Announced(kind, bare[prefix.end() :].strip())
    if (opens := OPENS.search(key)) and (kind := _of_nouns(opens["nouns"])):
        return _Announced(kind, "")
    return None


def heading_kind(heading: str, *, of_article: bool = False) -> AimKind | None:
    """What a heading announces as a whole; None for one of other matters, or of aims and other matters together."""
    match = HEADING.fullmatch(" ".join(key_of(heading).split()))
    return _of_nouns(match["nouns"], of_article=of_article) if match else None


def _of_nouns(nouns: str, *, of_article: bool = False) -> AimKind | None:
    """Objectives where only such are named; with anything else beside them requirements, the wider word."""
    said = [noun for noun in NOUNS if re.search(rf"(?<!\w){noun.pattern}(?!\w)", nouns)]
    if not any(noun.heads for noun in said) or (of_article and not all(noun.in_articles for noun in said)):
        return None
    return AimKind.OBJECTIVE if all(noun.kind is AimKind.OBJECTIVE for noun in said) else AimKind.REQUIREMENT


def _strives(sentence: str) -> bool:
    return bool(STRIVES.search(key_of(sentence)))


def _aim(parent: Evidence, provision: ProvisionLike, found: _Found, section: str) -> Aim:
    opening = evidence_at(parent, found.opening[1], found.opening[0]) if found.opening else None
    said = f"{opening.quote}: {found.quote}" if opening else found.quote
    deadline = DEADLINE.search(key_of(said))
    figures = tuple(dict.fromkeys(said[match.start() : match.end()] for match in FIGURE.finditer(key_of(said))))
    kind = found.kind
    if kind is AimKind.OBJECTIVE and (deadline or figures):
        kind = AimKind.TARGET
    cut = said[deadline.start() : deadline.end()] if deadline else ""
    return Aim(evidence_at(parent, provision, found.quote), kind, section, opening, cut, figures)
