"""Every address of the pages, built in one place."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlencode

from thammuu.index.records import ProvisionRecord
from thammuu.ingest.model import Evidence


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu."""

    href: str
    label: str


STATIC = Path(__file__).parent / "static"
_IN_ANCHOR = ":/.~_-"

MENU = (
    MenuItem("/", "Tra cứu"),
    MenuItem("/hoi-dap", "Hỏi đáp"),
    MenuItem("/can-cu", "Bảng căn cứ"),
    MenuItem("/soan-thao", "Soạn thảo"),
    MenuItem("/ban-thao", "Bản thảo"),
    MenuItem("/tu-hoc", "Tự học"),
    MenuItem("/van-ban", "Văn bản"),
    MenuItem("/danh-muc", "Danh mục"),
    MenuItem("/canh-bao", "Cảnh báo"),
    MenuItem("/nap", "Nạp văn bản"),
)


def menu() -> tuple[MenuItem, ...]:
    """The menu, in order."""
    return MENU


def home() -> str:
    """The search page."""
    return "/"


@cache
def static(name: str) -> str:
    """A file of the static folder; its digest makes a browser fetch it anew after an update and only then."""
    digest = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()
    return f"/static/{name}?v={digest[:8]}"


def api_docs() -> str:
    """The page on the API."""
    return "/api/docs"


def document(document_id: str, provision: ProvisionRecord | None = None) -> str:
    """A document, at one of its provisions if given."""
    anchor = f"#{anchor_of(provision)}" if provision is not None else ""
    return f"/van-ban/{quote(document_id, safe='')}{anchor}"


def evidence(each: Evidence) -> str:
    """Where the words of a piece of evidence stand; the document alone when no provision is quoted."""
    return place(each.document_id, each.provision_id)


def anchor_of(provision: ProvisionRecord) -> str:
    """The id of a provision on its document's page: the address slug, written as a URL writes it."""
    return quote(provision.address.slug(), safe=_IN_ANCHOR)


def correct(document_id: str) -> str:
    """Where a correction of a document's metadata is sent."""
    return f"/van-ban/{quote(document_id, safe='')}/sua"


def metadata(document_id: str, field: str = "") -> str:
    """The metadata on a document's page, open, at one of its fields if given."""
    return f"/van-ban/{quote(document_id, safe='')}?thong-tin=1#{f'tt-{field}' if field else 'thong-tin'}"


def consolidated(document_id: str) -> str:
    """A document as amended."""
    return f"/van-ban/{quote(document_id, safe='')}/hop-nhat"


def timeline(document_id: str) -> str:
    """The life of a document and its wordings."""
    return f"/van-ban/{quote(document_id, safe='')}/dong-thoi-gian"


def place(document_id: str, provision_id: str | None) -> str:
    """A document, at the provision with this id if given."""
    slug = (provision_id or "").partition("#")[2]
    return document(document_id) + (f"#{quote(slug, safe=_IN_ANCHOR)}" if slug else "")


def original(document_id: str) -> str:
    """The file a document was read from."""
    return f"/api/v1/documents/{quote(document_id, safe='')}/original"


def study(document_id: str = "") -> str:
    """The study page, for one document if given."""
    return f"/tu-hoc?{urlencode({'document': document_id})}" if document_id else "/tu-hoc"


def recheck() -> str:
    """The page on which a draft's file is read again."""
    return "/ban-thao/doi-chieu"


def kept_drafts() -> str:
    """The list of kept drafts."""
    return "/ban-thao"


def kept_draft(identity: str, version: int | None = None, *, key: str = "") -> str:
    """A kept draft, in a version and at a section if given."""
    asked = f"?version={version}" if version else ""
    return f"/ban-thao/{quote(identity, safe='')}{asked}" + (f"#muc-{quote(key, safe='')}" if key else "")


def kept_draft_compare(identity: str, older: int) -> str:
    """A version beside the newest one."""
    return f"/ban-thao/{quote(identity, safe='')}/so-sanh?from={older}"


def kept_draft_file(identity: str, kind: str, version: int) -> str:
    """A version as a file: "docx", "pdf" or "md"."""
    return f"/api/v1/drafts/{quote(identity, safe='')}/file?{urlencode({'format': kind, 'version': version})}"
