"""Fields of a paragraph: the result is text, the code never is.

    begin  PAGEREF _Toc1  separate  14  end            reads "14"
    begin  IF  begin DOCPROPERTY x separate yes end  = "yes" "a" "b"  separate  a  end      reads "a"

A code can hold a whole field with a result of its own (second line), so skipping w:instrText is not enough: what was
collected since "begin" is taken back at "separate", or at "end" when there is none. A field never closed takes nothing
back: damaged files must not lose their text. Source: ECMA-376 part 1, 17.16.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from thammuu.ingest.readers.docx_package import w

_BOXES = {True: "☒", False: "☐"}
_OFF = frozenset({"0", "false", "off"})


@dataclass(slots=True)
class _Open:
    start: int  # how many words stood before the field
    shown: str  # what a form field shows instead of a result
    separated: bool = False


@dataclass(slots=True)
class Fields:
    """The fields open at one point of a paragraph. `meet` says how many of the words collected so far remain."""

    _open: list[_Open] = field(default_factory=list)

    def meet(self, mark: etree._Element, count: int) -> tuple[int, str]:
        """Pass a w:fldChar when `count` words are collected: how many of them stay, and the text to add."""
        kind = mark.get(w("fldCharType"), "")
        if kind == "begin":
            self._open.append(_Open(count, _form_value(mark)))
        elif self._open and kind == "separate" and not self._open[-1].separated:
            self._open[-1].separated = True
            return min(count, self._open[-1].start), ""
        elif self._open and kind == "end":
            closed = self._open.pop()
            if not closed.separated:
                return min(count, closed.start), closed.shown
            return count, closed.shown if count == closed.start else ""
        return count, ""


def _form_value(mark: etree._Element) -> str:
    """What a check box or drop-down list of an old form shows; "" for every other field."""
    box, choices = mark.find(f"{w('ffData')}/{w('checkBox')}"), mark.find(f"{w('ffData')}/{w('ddList')}")
    if box is not None:
        return _BOXES[any(_is_on(box.find(w(tag))) for tag in _deciding(box))]
    if choices is None:
        return ""
    entries = [entry.get(w("val"), "") for entry in choices.findall(w("listEntry"))]
    picked = choices.find(w("result"))
    at = int(value) if picked is not None and (value := picked.get(w("val"), "")).isdecimal() else 0
    return entries[at] if at < len(entries) else ""


def _deciding(box: etree._Element) -> tuple[str, ...]:
    return ("checked",) if box.find(w("checked")) is not None else ("default",)


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") not in _OFF
