"""What a person is told when a draft is composed anew: one notice for each thing that went another way than asked."""

from __future__ import annotations

from thammuu.drafts_templates.versions import Clash, DraftSection
from thammuu.ingest.model import Notice

_SHOWN = 300  # characters of a clash that are told


def clash(section: DraftSection, found: Clash) -> Notice:
    """A person and the program both changed the same lines."""
    offered = " ".join(found.offered)[:_SHOWN] or "(bỏ đoạn này)"
    stands = " ".join(found.kept)[:_SHOWN] or "(đã xóa)"
    return Notice(
        "draft-edit-kept",
        f"Mục {section.title}: giữ phần người dùng đã sửa “{stands}”; bản soạn lại là “{offered}”. Cần xem lại.",
    )


def kept(section: DraftSection) -> Notice:
    """The new wording has the section no longer, a person edited it."""
    return Notice(
        "draft-section-kept",
        f"Bản soạn lại không còn mục “{section.title}”; vì người dùng đã sửa nên mục được giữ. Cần xem lại.",
    )


def dropped(section: DraftSection) -> Notice:
    """The new wording has the section no longer, nobody edited it."""
    return Notice(
        "draft-section-dropped",
        f"Bản soạn lại không còn mục “{section.title}” nên mục đã bỏ; phiên bản trước vẫn giữ mục này.",
    )


def deleted(section: DraftSection) -> Notice:
    """A person took the section out; composing all anew does not bring it back."""
    return Notice(
        "draft-section-deleted",
        f"Mục “{section.title}” người dùng đã xóa nên không đưa lại; muốn có lại thì soạn lại riêng mục {section.key}.",
    )


def added(section: DraftSection, after: DraftSection | None) -> Notice:
    """A section asked for by its key was not in the draft before."""
    place = f"sau mục “{after.title}”" if after else "ở đầu"
    return Notice("draft-section-added", f"Mục “{section.title}” được thêm vào {place}. Cần xem lại số thứ tự mục.")


def not_taken(section: DraftSection, *, by_key: bool) -> Notice:
    """The new wording has a section that was not asked for; `by_key` when its key alone would bring it in."""
    how = f"soạn lại mục {section.key}" if by_key else "soạn lại toàn bộ"
    return Notice(
        "draft-section-new", f"Bản soạn lại còn có mục mới “{section.title}” chưa đưa vào; muốn có thì {how}."
    )
