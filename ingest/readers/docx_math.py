"""Formulas of a .docx in one line: a fraction keeps its bar, a power its "^", so that "a/b" never reads "ab".

Source: ECMA-376 part 1, 22.1 (Office Math). Laws print them for fees, pensions and votes.
"""

from __future__ import annotations

from collections.abc import Callable

from lxml import etree

from thammuu.ingest.readers.docx_package import M

_SKIPPED = frozenset({"rPr", "ctrlPr", "fPr", "sSupPr", "sSubPr", "radPr", "dPr", "naryPr"})
_GROUPED = frozenset(" +-−*/×:")


def linear(element: etree._Element) -> str:
    """The words of a formula or a part of it, in reading order on one line."""
    name = _name(element)
    if name == "t":
        return element.text or ""
    if name in _SKIPPED:
        return ""
    write = _FORMS.get(name)
    return write(element) if write else _content(element)


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _content(element: etree._Element) -> str:
    return "".join(linear(child) for child in element)


def _part(element: etree._Element, name: str) -> str:
    found = element.find(f"{{{M}}}{name}")
    return _content(found).strip() if found is not None else ""


def _grouped(text: str) -> str:
    """`text` in brackets when it is more than one quantity."""
    return f"({text})" if _GROUPED & set(text) else text


def _value(element: etree._Element, properties: str, name: str, default: str) -> str:
    found = element.find(f"{{{M}}}{properties}/{{{M}}}{name}")
    return found.get(f"{{{M}}}val", default) if found is not None else default


def _fraction(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'num'))}/{_grouped(_part(element, 'den'))}"


def _power(element: etree._Element) -> str:
    return f"{_grouped(_part(element, 'e'))}^{_grouped(_part(element, 'sup'))}"


def _index(element: etree._Element) -> str:
    return f"{_part(element, 'e')}_{_grouped(_part(element, 'sub'))}"


def _root(element: etree._Element) -> str:
    return f"{_part(element, 'deg')}√{_grouped(_part(element, 'e'))}"


def _brackets(element: etree._Element) -> str:
    parts = [_content(child).strip() for child in element.findall(f"{{{M}}}e")]
    return f"{_value(element, 'dPr', 'begChr', '(')}{'; '.join(parts)}{_value(element, 'dPr', 'endChr', ')')}"


def _sum(element: etree._Element) -> str:
    sign = _value(element, "naryPr", "chr", "∫")
    limits = [
        f"{mark}{_grouped(part)}" for mark, name in (("_", "sub"), ("^", "sup")) if (part := _part(element, name))
    ]
    return f"{sign}{''.join(limits)} {_part(element, 'e')}"


_FORMS: dict[str, Callable[[etree._Element], str]] = {
    "f": _fraction,
    "sSup": _power,
    "sSub": _index,
    "rad": _root,
    "d": _brackets,
    "nary": _sum,
}
