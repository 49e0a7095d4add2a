"""Automatic numbering of a .docx as the reader sees it: numbering.xml is a small program, this runs it.

Source: ECMA-376 part 1, 17.9 (numbering). Bullets become "-", or "+" where the bullet is one; the forms of numbers are
in docx_number_forms. Nothing here depends on the text. Examples of each case: docs/analysis/word.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from lxml import etree

from thammuu.ingest.readers.docx_number_forms import written
from thammuu.ingest.readers.docx_package import MC, w
from thammuu.ingest.readers.docx_styles import NumberRef, Styles, flag

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    format: str
    custom: str  # the pattern of format "custom"
    text: str
    restart: int | None  # restarts after this 1-based level; 0 never; None after any higher one
    legal: bool  # all numbers shown in decimal
    glued: bool  # w:suff "nothing": the words follow at once
    hidden: bool  # the number is formatted as hidden text

    @classmethod
    def read(cls, element: etree._Element) -> _Level:
        """The meaning of one w:lvl."""

        def value(tag: str, default: str) -> str:
            child = element.find(w(tag))
            return child.get(w("val"), default) if child is not None else default

        restart = value("lvlRestart", "")
        form = _format(element)
        return cls(
            start=_number(value("start", "0")),  # a missing w:start means 0 (17.9.25)
            format=form.get(w("val"), "decimal") if form is not None else "decimal",
            custom=form.get(w("format"), "") if form is not None else "",
            text=value("lvlText", ""),
            restart=_number(restart) if restart else None,
            legal=bool(flag(element, "isLgl")),
            glued=value("suff", "tab") == "nothing",
            hidden=bool(flag(element.find(w("rPr")), "vanish")),
        )


def _format(level: etree._Element) -> etree._Element | None:
    """The w:numFmt of a level. Word 2010 and later put a custom one ("01, 02") into a choice with a plain fallback."""
    form = level.find(w("numFmt"))
    return form if form is not None else level.find(f"{{{MC}}}AlternateContent/{{{MC}}}Choice/{w('numFmt')}")


def _number(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,9}", text) else 0


@dataclass(frozen=True, slots=True)
class Label:
    """What Word prints before a paragraph; `glued` labels stand right before its words, others at a distance."""

    text: str
    glued: bool

    def before(self, words: str) -> str:
        """`words` with the label in front; unchanged when there is none."""
        return words if not self.text else f"{self.text}{'' if self.glued else ' '}{words}"


NO_LABEL = Label("", glued=False)


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level]
    counts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts the lists of one document; ask `marker` for each paragraph once, in document order."""

    def __init__(self, root: etree._Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract: dict[str, etree._Element] = {}
        self._style_lists: dict[str, str] = {}
        self._nums: dict[str, etree._Element] = {}
        self._lists: dict[str, _List] = {}
        self._started: set[tuple[str, int]] = set()
        if root is not None:
            self._index(root)

    def _index(self, root: etree._Element) -> None:
        for element in root.findall(w("abstractNum")):
            self._abstract[element.get(w("abstractNumId"), "")] = element
            link = element.find(w("styleLink"))
            if link is not None:
                self._style_lists[link.get(w("val"), "")] = element.get(w("abstractNumId"), "")
        self._nums = {element.get(w("numId"), ""): element for element in root.findall(w("num"))}

    def marker(self, direct: NumberRef | None, style_id: str) -> Label:
        """The number or bullet Word prints before a paragraph, an empty one for a paragraph outside any list."""
        inherited = self._styles.number(style_id)
        num_id = (direct and direct.num_id) or (inherited and inherited.num_id)
        level = next((ref.level for ref in (direct, inherited) if ref and ref.level is not None), None)
        if not num_id or num_id == "0" or num_id not in self._nums:
            return NO_LABEL
        key = self._abstract_of(num_id)
        if level is None:
            level = self._level_of_style(key, style_id)
        return self._count(num_id, key, min(level, _LEVELS - 1))

    def _level_of_style(self, key: str, style_id: str) -> int:
        for element in self._abstract[key].findall(w("lvl")) if key in self._abstract else ():
            link = element.find(w("pStyle"))
            if link is not None and link.get(w("val")) == style_id:
                return _number(element.get(w("ilvl"), "0"))
        return 0

    def _abstract_of(self, num_id: str) -> str:
        reference = self._nums[num_id].find(w("abstractNumId"))
        key = reference.get(w("val"), "") if reference is not None else ""
        element = self._abstract.get(key)
        link = element.find(w("numStyleLink")) if element is not None else None
        return self._style_lists.get(link.get(w("val"), ""), key) if link is not None else key

    def _list_of(self, key: str) -> _List:
        if key not in self._lists:
            element = self._abstract.get(key)
            found = element.findall(w("lvl")) if element is not None else []
            self._lists[key] = _List({_number(e.get(w("ilvl"), "0")): _Level.read(e) for e in found})
        return self._lists[key]

    def _count(self, num_id: str, key: str, level: int) -> Label:
        counted = self._list_of(key)
        levels = dict(counted.levels)
        self._override(num_id, level, levels, counted)
        if level not in levels:
            return NO_LABEL
        start = levels[level].start
        counted.counts[level] = counted.counts.get(level, start - 1) + 1
        for below in [lower for lower in counted.counts if lower > level]:
            restart = levels[below].restart if below in levels else None
            if restart is None or (restart and level < restart):
                del counted.counts[below]
        return _render(levels, counted.counts, level)

    def _override(self, num_id: str, level: int, levels: dict[int, _Level], counted: _List) -> None:
        """Apply the w:lvlOverride of this instance.

        A start override sets the count back once, at the first paragraph of its level; after that it is the start
        wherever a higher level begins the count anew.
        """
        for override in self._nums[num_id].findall(w("lvlOverride")):
            at = _number(override.get(w("ilvl"), "0"))
            replacement, start = override.find(w("lvl")), override.find(w("startOverride"))
            if replacement is not None:
                levels[at] = _Level.read(replacement)
            if start is None:
                continue
            first = _number(start.get(w("val"), "0"))
            if at in levels:
                levels[at] = replace(levels[at], start=first)
            if at == level and (num_id, at) not in self._started:
                self._started.add((num_id, at))
                counted.counts[at] = first - 1


def _render(levels: dict[int, _Level], counts: dict[int, int], level: int) -> Label:
    here = levels[level]
    if here.hidden:
        return NO_LABEL
    if here.format == "bullet":
        return Label(here.text if here.text in {"+", "*"} else "-", glued=False)

    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        spec = levels.get(at)
        if spec is None:
            return ""
        form = "decimal" if here.legal else spec.format
        return written(counts.get(at, spec.start), form, spec.custom)

    text = _PLACE.sub(shown, here.text)
    return Label(text.lstrip() if here.glued else text.strip(), here.glued)
