"""A kept draft as a file: .docx, .pdf where LibreOffice is at hand, .md."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from thammuu.drafts_templates import Draft, FormProfile, SourceMarks
from thammuu.drafts_templates.versions import whole_text
from thammuu.ingest.errors import InputError, SetupError
from thammuu.service.drafting import draft_docx

Writer = Callable[[Draft, tuple[FormProfile, ...], SourceMarks], bytes]


def _pdf(draft: Draft, forms: tuple[FormProfile, ...], marks: SourceMarks) -> bytes:
    from thammuu.drafts_templates.orphans import headings_kept  # noqa: PLC0415 - as few as make a PDF
    from thammuu.ingest.readers.soffice import to_pdf  # noqa: PLC0415

    docx = draft_docx(draft, forms, marks)
    made = to_pdf(docx)
    if made is None:
        raise SetupError(
            "Chưa xuất được .pdf: máy này không có LibreOffice hoặc LibreOffice không chạy được.",
            "Cài LibreOffice Writer, hoặc xuất .docx rồi dùng Word để lưu thành PDF.",
        )
    return headings_kept(docx, made, to_pdf)


def _markdown(draft: Draft, _forms: tuple[FormProfile, ...], _marks: SourceMarks) -> bytes:
    return whole_text(draft).encode()


EXPORTS: dict[str, Writer] = {".docx": draft_docx, ".pdf": _pdf, ".md": _markdown}


def exported(draft: Draft, name: str, forms: tuple[FormProfile, ...], marks: SourceMarks) -> bytes:
    """`draft` in the format the ending of `name` asks for. InputError for an ending that is none of ours, SetupError
    for .pdf where LibreOffice is missing."""
    writer = EXPORTS.get(PurePath(name).suffix.lower())
    if writer is None:
        raise InputError(
            f"Không ghi được loại tệp “{PurePath(name).suffix}”.", f"Đặt tên tệp ra có đuôi {', '.join(EXPORTS)}."
        )
    return writer(draft, forms, marks)
