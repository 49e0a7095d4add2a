"""The nouns of the guard: kinds of marks, places they stand, text that only the guard looks at."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SecrecyKind(StrEnum):
    """What a mark says, as it is named to people."""

    TOP_SECRET = "TUYỆT MẬT"  # noqa: S105 - a word on paper, no password
    HIGH_SECRET = "TỐI MẬT"  # noqa: S105
    SECRET = "MẬT"  # noqa: S105
    RECALL = "TÀI LIỆU THU HỒI"


# A circulation note is no level: a machine approved for any level may read a paper that is to be handed back.
RANKS = {SecrecyKind.RECALL: 0, SecrecyKind.SECRET: 1, SecrecyKind.HIGH_SECRET: 2, SecrecyKind.TOP_SECRET: 3}


def covers(clearance: SecrecyKind | None, kind: SecrecyKind) -> bool:
    """Whether a machine approved up to `clearance` may read a paper marked `kind`."""
    return clearance is not None and RANKS[kind] <= RANKS[clearance]


class MarkPlace(StrEnum):
    """Where a mark stands, as it is named to people."""

    TOP = "phần đầu văn bản"
    PAGE_EDGE = "đầu trang hoặc chân trang"
    WATERMARK = "hình mờ nền trang"
    STAMP = "dấu hoặc chú thích trên trang"
    PROPERTY = "thuộc tính của tệp"
    FILE_NAME = "tên tệp"
    FOLDER_NAME = "tên thư mục hoặc tệp nén chứa tệp"
    ENCLOSED = "tệp đính kèm bên trong"


@dataclass(frozen=True, slots=True)
class Aside:
    """Text a reader found outside the body (running head, watermark, stamp, property), for the guard alone."""

    place: MarkPlace
    text: str


@dataclass(frozen=True, slots=True)
class SecrecyMark:
    """A mark found: what it says and where it stands; never the text around it."""

    kind: SecrecyKind
    place: MarkPlace
