"""Is the text layer of a PDF what is printed? Judged by the shape of its syllables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Notice
from thammuu.ingest.readers.base import Piece, normal
from thammuu.ingest.syllables import syllable_share

# Born-digital texts: 0.99 to 1.00 of the words are Vietnamese syllables (0.97 where a font lost letters); TCVN3 read as
# Latin 0.28 to 0.36; see docs/analysis/loading.md.
_GARBAGE = 0.75
_DOUBTFUL_PAGE = 0.96
_LISTED_PAGES = 12


def share(pieces: Iterable[Piece]) -> float | None:
    """The share of words shaped as Vietnamese syllables; None for a text too short to tell."""
    return syllable_share("\n".join(normal(piece.text) for piece in pieces))


def is_garbage(pieces: Iterable[Piece]) -> bool:
    """True for a text layer that is no Vietnamese writing."""
    found = share(pieces)
    return found is not None and found < _GARBAGE


def refusal(pieces: Iterable[Piece]) -> InputError:
    """The error for a text layer that cannot be used."""
    return InputError(
        f"Lớp chữ của tệp PDF không dùng được: chỉ {share(pieces) or 0:.0%} số chữ đúng dạng âm tiết tiếng Việt "
        "(nhận dạng sai, hoặc phông chữ cũ không phải Unicode).",
        "Dùng bản .docx hoặc PDF xuất từ máy soạn thảo bằng phông Unicode; "
        "hoặc nhận dạng lại (OCR) từ bản quét rõ hơn.",
    )


def doubtful_pages(pieces: Sequence[Piece]) -> tuple[Notice, ...]:
    """Names the pages that look damaged, if any."""
    by_page: dict[int, list[Piece]] = {}
    for piece in pieces:
        by_page.setdefault(piece.page or 0, []).append(piece)
    shares = {page: share(its) for page, its in by_page.items()}
    bad = [str(page) for page, its in shares.items() if its is not None and its < _DOUBTFUL_PAGE]
    if not bad:
        return ()
    listed = ", ".join(bad[:_LISTED_PAGES]) + ("…" if len(bad) > _LISTED_PAGES else "")
    message = f"{len(bad)} trang có vẻ mất hoặc sai chữ, cần đối chiếu bản gốc: trang {listed}"
    return (Notice("pdf-doubtful-pages", message),)
