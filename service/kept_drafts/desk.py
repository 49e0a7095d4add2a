"""Where kept drafts are worked on: every change makes a version, none is ever overwritten."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.drafts_templates import Draft, FormProfile, SourceMarks
from thammuu.drafts_templates.toml_edge import parse_toml
from thammuu.drafts_templates.versions import packed, read_section, unpacked, whole_text
from thammuu.drafts_templates.versions.sections import section, with_section
from thammuu.index.records import DraftAction, DraftVersion, SavedDraft
from thammuu.ingest.model import Evidence, Notice
from thammuu.service.drafting import DraftRequest, stands
from thammuu.service.kept_drafts.comparing import compared
from thammuu.service.kept_drafts.export import exported
from thammuu.service.kept_drafts.model import DraftVersionView, SectionChange
from thammuu.service.kept_drafts.regenerating import regenerated

if TYPE_CHECKING:
    from thammuu.index.store import Store

Compose = Callable[[DraftRequest], Draft]


@dataclass(frozen=True, slots=True)
class DraftDesk:
    """Kept drafts. `compose` makes a draft of a request, `guard` refuses a text that bears a secrecy mark, before
    anything of it reaches the store."""

    store: Store
    compose: Compose
    guard: Callable[[str], object]
    now: dt.datetime
    forms: tuple[FormProfile, ...]

    def save(self, request: DraftRequest) -> DraftVersionView:
        """Compose a draft and keep it. Raises what composing raises, and SecrecyRefusal."""
        draft = self.compose(request)
        version = self._version(DraftAction.COMPOSED, "Soạn lần đầu", _source(request), (draft, draft))
        stem = f"{draft.genre_id}-{draft.date.isoformat()}"
        return self.view(self.store.drafts.add(stem, draft.genre_id, draft.title.text, version))

    def view(self, identity: str, number: int | None = None) -> DraftVersionView:
        """A version, the newest without a number, and what changed under it since. InputError for an unknown one."""
        saved, version = self.store.drafts.draft(identity), self.store.drafts.version(identity, number)
        draft = unpacked(version.draft)
        return DraftVersionView(saved, version, draft, (*draft.warnings, *self._outdated(draft)))

    def all(self) -> tuple[SavedDraft, ...]:
        """Every kept draft, the one changed last first."""
        return self.store.drafts.all()

    def versions(self, identity: str) -> tuple[DraftVersion, ...]:
        """All versions of a draft, the oldest first."""
        return self.store.drafts.versions(identity)

    def edit(self, identity: str, key: str, text: str, *, after: int | None = None) -> DraftVersionView:
        """Put a person's text in the place of a section.

        `after` is the version the text was made from, the newest without it. Raises InputError for a line that does not
        fit, and when someone kept another version in the meantime; SecrecyRefusal for a marked text.
        """
        before = self.store.drafts.version(identity)
        draft = unpacked(before.draft)
        found = section(draft, key)
        read = read_section(text, found.blocks, found.opening.level if found.opening else None)
        made = self._version(
            DraftAction.EDITED,
            f"Sửa mục {found.title}",
            (before.request, before.folder),
            (with_section(draft, key, read.blocks), unpacked(before.composed)),
        )
        return self._append(identity, made, tuple(map(_lost_notice, read.lost)), after or before.number)

    def regenerate(
        self, identity: str, keys: Sequence[str] = (), *, text: str = "", folder: Path | None = None
    ) -> DraftVersionView:
        """Compose anew, the sections `keys` or all; what a person edited stays and is told where the two differ.

        `text` is a new input file that lies in `folder`, None over HTTP; without it, the kept one where it lay.
        Raises what composing raises, InputError for an unknown key.
        """
        version = self.store.drafts.version(identity)
        standing = unpacked(version.draft)
        # A text that came over HTTP may name no file of this machine, whatever folder the draft was first made from.
        where = folder if text else folder or _folder(version)
        request = DraftRequest(standing.genre_id, text or version.request, folder=where)
        if not text:  # wishes of the command line (--date, --profile) are not in the input file
            request = replace(request, date=standing.date, profile=standing.profile_id)
        anew = regenerated(standing, unpacked(version.composed), self.compose(request), keys)
        note = f"Soạn lại mục {', '.join(keys)}" if keys else "Soạn lại toàn bộ"
        made = self._version(DraftAction.REGENERATED, note, _source(request), (anew.draft, anew.composed))
        return self._append(identity, made, anew.notices, version.number)

    def restore(self, identity: str, number: int) -> DraftVersionView:
        """Make an earlier version the newest; those between stay."""
        latest, version = self.store.drafts.draft(identity).latest, self.store.drafts.version(identity, number)
        made = replace(
            version, action=DraftAction.RESTORED, note=f"Lấy lại phiên bản {number}", saved_at=self.now, number=0
        )
        return self._append(identity, made, (), latest)

    def compare(self, identity: str, older: int, newer: int | None = None) -> tuple[SectionChange, ...]:
        """Every section in which two versions differ, in reading order; the newest without `newer`."""
        first, second = (unpacked(self.store.drafts.version(identity, number).draft) for number in (older, newer))
        return compared(first, second)

    def export(self, identity: str, name: str, number: int | None = None) -> bytes:
        """A version as the file `name`: .docx, .pdf or .md."""
        version = self.store.drafts.version(identity, number)
        wished = parse_toml(version.request, "tệp yêu cầu đã lưu").get("sources", SourceMarks.LIST)
        return exported(unpacked(version.draft), name, self.forms, SourceMarks(wished))

    def remove(self, identity: str) -> None:
        """Forget a draft with all its versions."""
        self.store.drafts.remove(identity)

    def _version(
        self, action: DraftAction, note: str, source: tuple[str, str], drafts: tuple[Draft, Draft]
    ) -> DraftVersion:
        draft, composed = drafts
        self.guard(source[0])
        self.guard(whole_text(draft))
        return DraftVersion(action, note, *source, packed(draft), packed(composed), self.now)

    def _append(self, identity: str, made: DraftVersion, notices: tuple[Notice, ...], after: int) -> DraftVersionView:
        number = self.store.drafts.append(identity, made, after=after)
        found = self.view(identity, number)
        return replace(found, notices=(*notices, *found.notices))

    def _outdated(self, draft: Draft) -> Iterable[Notice]:
        quoted = dict.fromkeys(each for sentence in draft.sentences() for each in sentence.evidence if each.quote)
        for evidence in quoted:
            if not stands(evidence, self.store):
                yield Notice(
                    "draft-source-changed",
                    f"Câu trích tại {evidence.address}, {evidence.key.symbol or evidence.title}, không còn khớp từng "
                    "chữ với kho văn bản. Cần xem lại hoặc soạn lại mục này.",
                )


def _source(request: DraftRequest) -> tuple[str, str]:
    """What a version keeps of where it came from: the input's text, and the folder of its file."""
    return request.text, str(request.folder.absolute()) if request.folder else ""


def _folder(version: DraftVersion) -> Path | None:
    return Path(version.folder) if version.folder else None


def _lost_notice(evidence: Evidence) -> Notice:
    return Notice(
        "draft-quote-lost",
        f"Câu trích tại {evidence.address}, {evidence.key.symbol or evidence.title}, đã bị sửa nên không còn là trích "
        "nguyên văn; nguồn của câu đã bỏ.",
    )
