"""What of a web page is its content, and what is furniture of the site: menus, links, comments, page feet.

Furniture is never thrown away unseen: its lines are handed on, for the guard to look at and for a notice with the
amount. In doubt a part stays content: a line too much is an annoyance, a line too few a wrong legal text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from thammuu.ingest.readers.base import normal_lines

if TYPE_CHECKING:
    from bs4 import BeautifulSoup, Tag

_SILENT_LIST = "script style template iframe object svg canvas head title link meta input audio video map"
_ALWAYS_LIST = "nav aside footer dialog menu button select textarea noscript"
_ROLE_LIST = "navigation banner contentinfo complementary search dialog alertdialog menu menubar"
_NAME_LIST = """
nav navbar navigation menu submenu topmenu mainmenu breadcrumb breadcrumbs sidebar footer comment comments cookie
cookies consent share sharing social related pagination pager toolbar login search banner advertisement ads copyright
lienquan binhluan chantrang
"""
_SILENT = _SILENT_LIST.split()
_ALWAYS = frozenset(_ALWAYS_LIST.split())
_ROLES = frozenset(_ROLE_LIST.split())
# Words that sites of offices give the classes and ids of their furniture; a name counts when one of its parts is here.
_NAMES = frozenset(_NAME_LIST.split())
_TWO_PART_NAMES = frozenset({("lien", "quan"), ("binh", "luan"), ("chan", "trang"), ("tin", "khac"), ("bai", "khac")})
_NAME_PART = re.compile(r"[a-z]+")
_CONTAINER_LIST = "div ul ol td th tr table section header center p dl"
_CONTAINERS = frozenset(_CONTAINER_LIST.split())
_HEADINGS = re.compile(
    r"(?:các )?(?:tin|tin bài|tin tức|bài|bài viết|văn bản) "
    r"(?:liên quan|khác|cùng chuyên mục|mới nhất|đọc nhiều|đã đưa)"
    r"|xem thêm|chia sẻ|liên kết(?: website| web)?|danh mục|chuyên mục",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©|\bbản quyền (?:thuộc|của|©)|\bcopyright\b|đề nghị ghi rõ nguồn", re.IGNORECASE)
_COPYRIGHT_LENGTH = 300
_SMALL, _MENU = 60, 1500  # nodes inside a heading or foot line, and inside a list of links; more is not looked through
# "Căn cứ Luật …;" and "Điều 1. …" are all link on legal portals, which lead every name to its document.
_PROVISION = re.compile(r"^\s*(?:căn cứ|theo đề nghị|điều \d+|chương [ivx]+|khoản \d+)\b", re.IGNORECASE | re.MULTILINE)
_LINKED, _LINKS = 0.8, 3  # share of linked letters, and number of links, of a list of links
_HALF = 0.5  # furniture by its name alone holds at most so much of what is not linked; the main part at least so much
# Where a page marks its main content, most telling first.
_MAIN = ("main", "article", "[role=main]", "#content", ".content", "[itemprop=articleBody]")


class PageParts(NamedTuple):
    """The element that holds the content, and the lines of everything else that a reader of the page could see."""

    main: Tag
    furniture: tuple[str, ...]


def parts(soup: BeautifulSoup) -> PageParts:
    """`soup` without its furniture (taken out in place); the whole page where nothing would remain."""
    for element in soup(_SILENT):
        element.decompose()
    body = soup.body or soup
    found = list(_outermost(body))
    taken = tuple(line for element in found for line in _lines(element))
    if sum(map(len, taken)) < sum(map(len, _lines(body))):  # else a page of links alone: they are its content
        for element in found:
            element.extract()
    else:
        taken = ()
    main = _main(body)
    if main is not body:
        main.extract()
        taken += _lines(body)
    return PageParts(main, taken)


def _outermost(body: Tag) -> Iterator[Tag]:
    """The elements that are furniture, none inside another."""
    whole = _unlinked(body)
    taken: set[int] = set()
    for element in body.find_all(True):
        if element.parent is not None and id(element.parent) in taken:
            taken.add(id(element))
        elif _is_furniture(element, whole):
            taken.add(id(element))
            yield element


def _is_furniture(element: Tag, whole: int) -> bool:
    if element.name in _ALWAYS:
        return True
    if element.name == "a":  # "In trang này", "Đóng cửa sổ"
        return (
            str(element.get("href", "")).lower().startswith("javascript:") and _PROVISION.match(_text(element)) is None
        )
    if element.name == "header":
        return element.find(["nav", "form", "menu"]) is not None and not _holds_content(element, whole)
    if _is_named(element):
        return not _holds_content(element, whole)
    return _is_list_of_links(element) or _is_heading_of_links(element) or _is_copyright(element)


def _is_named(element: Tag) -> bool:
    if str(element.get("role", "")).lower() in _ROLES:
        return True
    classes = element.get("class") or ()
    for name in (*((classes,) if isinstance(classes, str) else classes), str(element.get("id", ""))):
        split = _NAME_PART.findall(name.lower())
        if not _NAMES.isdisjoint(split) or not _TWO_PART_NAMES.isdisjoint(pairwise(split)):
            return True
    return False


def _holds_content(element: Tag, whole: int) -> bool:
    """Whether a name like "has-sidebar" or "menu-wrap" sits on what wraps the text itself."""
    marked = element.find(["main", "article"]) is not None
    return marked or _PROVISION.search(_text(element)) is not None or _unlinked(element) > _HALF * whole


def _is_list_of_links(element: Tag) -> bool:
    """Nothing but links to other pages; a table of contents leads into the page itself and stays."""
    if element.name not in _CONTAINERS or not _at_most(element, _MENU):
        return False
    links = [link for link in element.find_all("a") if not str(link.get("href", "#")).startswith("#")]
    if len(links) < _LINKS:
        return False
    text = _text(element)
    linked = sum(_letters(_text(link)) for link in links)
    return linked >= _LINKED * _letters(text) and _PROVISION.search(text) is None


def _is_heading_of_links(element: Tag) -> bool:
    """ "Tin liên quan:" directly above a list of links."""
    if not _at_most(element, _SMALL) or _HEADINGS.fullmatch(_text(element).strip(" :\n\t\xa0")) is None:
        return False
    after = element.find_next_sibling()
    return after is not None and _is_list_of_links(after)


def _is_copyright(element: Tag) -> bool:
    """The line of the owner at the foot: nothing but a few short lines comes after it."""
    if element.name not in _CONTAINERS or not _at_most(element, _SMALL):
        return False
    text = _text(element)
    if len(text) > _COPYRIGHT_LENGTH or not _COPYRIGHT.search(text) or _PROVISION.search(text):
        return False
    last = list(element.descendants)[-1] if element.contents else element
    rest = sum(_letters(str(each)) for each in last.find_all_next(string=True))
    return rest <= _COPYRIGHT_LENGTH


def _main(body: Tag) -> Tag:
    whole = _unlinked(body)
    for selector in _MAIN:
        found = body.select(selector)
        if len(found) == 1 and _unlinked(found[0]) >= _HALF * whole:
            return found[0]
    return body


def _at_most(element: Tag, nodes: int) -> bool:
    return next(islice(element.descendants, nodes, None), None) is None


def _lines(element: Tag) -> tuple[str, ...]:
    return tuple(normal_lines(_text(element)))


def _text(element: Tag) -> str:
    return element.get_text("\n")


def _unlinked(element: Tag) -> int:
    """Letters that are no link to another page."""
    links = element.find_all("a")
    return _letters(_text(element)) - sum(_letters(_text(link)) for link in links)


def _letters(text: str) -> int:
    return sum(map(str.isalnum, text))
