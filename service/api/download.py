"""Answers that a browser saves as a file."""

from __future__ import annotations

from urllib.parse import quote

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MEDIA_TYPES = {"docx": DOCX, "pdf": "application/pdf", "md": "text/markdown; charset=utf-8"}


def attachment(name: str) -> dict[str, str]:
    """The header that makes a browser save the answer as a file called `name`."""
    plain = name.encode("ascii", "ignore").decode().replace('"', "") or "tep"
    return {"Content-Disposition": f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"}
