"""Saved drafts: kept version by version, edited by people, one section made anew without losing their edits."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from thammuu.index.store.drafts import DraftChange, DraftVersion
from thammuu.ingest.errors import InputError, SetupError
from thammuu.service.drafting import Composed, DraftRequest, file_of

if TYPE_CHECKING:
    from thammuu.drafts_templates.draft import Draft
    from thammuu.index.store import Store

_WORD = re.compile(r"\s+|[^\s]+")


@dataclass(frozen=True, slots=True)
class Regenerated:
    """A version with one section anew, and how many places both the person and the program had changed: there the
    person's words stand."""

    version: DraftVersion
    both_changed: int


@dataclass(frozen=True, slots=True)
class DraftShelf:
    """The saved drafts of one store. `compose` makes a draft of an input, without building a file
    and without a language model: a saved draft can be made again and be the same."""

    store: Store
    compose: Callable[[DraftRequest], Composed]
    now: Callable[[], dt.datetime]

    def save(self, request: DraftRequest) -> DraftVersion:
        """Make a draft of an input and keep it as the first version of a new one."""
        draft = self.compose(request).draft
        return self._add(_version(0, DraftChange.MADE, request.genre, request.text, draft), draft)

    def newest(self) -> tuple[DraftVersion, ...]:
        """The newest version of each."""
        return self.store.drafts.newest()

    def version(self, draft_id: int, number: int | None = None) -> DraftVersion:
        """A version, the newest unless a number is given. InputError when there is none."""
        found = [each for each in self.store.drafts.versions(draft_id) if number in (None, each.number)]
        if not found:
            shown = f"{draft_id}, phiên bản {number}" if number else str(draft_id)
            raise InputError(f"Không có dự thảo số {shown}.", "Xem các dự thảo đã lưu: thammuu drafts list.")
        return found[-1]

    def edit(self, draft_id: int, text: str) -> DraftVersion:
        """Keep a person's edits (the Markdown of `show` or of an exported .md) as a new version."""
        last = self.version(draft_id)
        lines = tuple(line.rstrip() for line in text.splitlines() if line.strip())
        if not lines:
            raise InputError("Tệp sửa không có chữ nào.", "Xuất bản hiện có để sửa: thammuu drafts export.")
        _guard(text)
        return self.store.drafts.add(replace(last, change=DraftChange.EDITED, saved_at=self.now(), lines=lines))

    def regenerate(self, draft_id: int, section: str, request: str = "") -> Regenerated:
        """Make one section anew, of the same input or of a changed one; a person's edits in it are kept.

        InputError when no heading, or several, hold the words of `section`.
        """
        from thammuu.drafts_templates.draft_lines import lines_of, merge, sections_of  # noqa: PLC0415

        last = self.version(draft_id)
        text = request or last.request
        draft = self.compose(DraftRequest(last.genre, text)).draft
        made, base = dict(sections_of(lines_of(draft))), dict(sections_of(last.made))
        heading = _heading(section, made)
        mine = dict(sections_of(last.lines))
        if heading not in mine:
            raise InputError(f"Bản đang sửa không còn mục “{heading}”.", "Thêm lại dòng tiêu đề của mục rồi chạy lại.")
        merged, both = merge(base.get(heading, ()), mine[heading], made[heading])
        lines = tuple(line for name, own in mine.items() for line in (merged if name == heading else own))
        was = {**base, heading: made[heading]}
        kept = tuple(line for own in was.values() for line in own)
        fresh = replace(_version(draft_id, DraftChange.REGENERATED, last.genre, text, draft), made=kept, lines=lines)
        return Regenerated(self._add(fresh, draft), both)

    def compare(self, draft_id: int, older: int, newer: int | None = None) -> tuple[str, ...]:
        """The lines of two versions that differ, word by word: "[-bỏ-]" is gone, "{+thêm+}" is new."""
        before, after = self.version(draft_id, older).lines, self.version(draft_id, newer).lines
        return tuple(_differences(before, after))

    def export(self, draft_id: int, name: str, number: int | None = None) -> bytes:
        """A version as a file, of the kind the ending of `name` says: .docx, .pdf (needs LibreOffice) or .md."""
        version = self.version(draft_id, number)
        ending = PurePath(name).suffix.lower()
        if ending == ".md":
            return ("\n\n".join(version.lines) + "\n").encode()
        if ending not in {".docx", ".pdf"}:
            raise InputError(f"Không xuất được tệp “{ending or name}”.", "Chọn đuôi .docx, .pdf hoặc .md.")
        docx = self._docx(version)
        return docx if ending == ".docx" else _pdf(docx)

    def _docx(self, version: DraftVersion) -> bytes:
        from thammuu.drafts_templates.draft_lines import with_lines  # noqa: PLC0415
        from thammuu.drafts_templates.source_list import source_lines  # noqa: PLC0415

        composed = self.compose(DraftRequest(version.genre, version.request))
        edited = replace(composed.draft, body=with_lines(composed.draft, version.lines))
        return file_of(replace(composed, draft=replace(edited, sources=source_lines(edited))))

    def _add(self, version: DraftVersion, draft: Draft) -> DraftVersion:
        from thammuu.drafts_templates.citation_part import write_citations  # noqa: PLC0415

        _guard("\n".join((version.request, *version.lines)))
        citations = write_citations(draft).decode()
        return self.store.drafts.add(replace(version, saved_at=self.now(), citations=citations))


def _version(draft_id: int, change: DraftChange, genre: str, request: str, draft: Draft) -> DraftVersion:
    from thammuu.drafts_templates.draft_lines import lines_of  # noqa: PLC0415

    lines = lines_of(draft)
    never = dt.datetime.fromtimestamp(0, dt.UTC)  # set when it is kept
    return DraftVersion(draft_id, 0, change, never, genre, draft.title.text, request, lines, lines, "")


def _guard(text: str) -> None:
    """Refuse words that bear a secrecy mark before any of them reaches the disk."""
    from thammuu.ingest.readers import read_bytes  # noqa: PLC0415

    read_bytes(text.encode(), "du-thao.txt")


def _heading(wanted: str, made: dict[str, tuple[str, ...]]) -> str:
    found = [heading for heading in made if heading and wanted.casefold() in heading.casefold()]
    if len(found) == 1:
        return found[0]
    known = "; ".join(heading for heading in made if heading)
    if not found:
        raise InputError(f"Không có mục nào khớp “{wanted}”.", f"Các mục: {known}.")
    raise InputError(f"Có nhiều mục khớp “{wanted}”.", f"Các mục: {known}.")


def _differences(before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            continue
        paired = min(b - a, d - c)
        yield from (_words(before[a + step], after[c + step]) for step in range(paired))
        yield from (f"[-{line}-]" for line in before[a + paired : b])
        yield from (f"{{+{line}+}}" for line in after[c + paired : d])


def _words(before: str, after: str) -> str:
    was, now = _WORD.findall(before), _WORD.findall(after)
    told = ""
    for tag, a, b, c, d in difflib.SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        gone, new = "".join(was[a:b]), "".join(now[c:d])
        told += gone if tag == "equal" else (f"[-{gone}-]" if gone else "") + (f"{{+{new}+}}" if new else "")
    return told


def _pdf(docx: bytes) -> bytes:
    from thammuu.ingest.readers.soffice import to_pdf  # noqa: PLC0415

    made = to_pdf(docx)
    if made is None:
        raise SetupError(
            "Không xuất được .pdf: máy này chưa có LibreOffice, hoặc LibreOffice không chạy được.",
            "Cài LibreOffice, hoặc xuất .docx rồi lưu thành PDF trong Word.",
        )
    return made
