"""The .docx package: its XML parts under the names ECMA-376 gives them, "Strict" files included."""

from __future__ import annotations

from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.zip_package import ZipPackage

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
V = "urn:schemas-microsoft-com:vml"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
_STRICT_W = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_STRICT_M = b"http://purl.oclc.org/ooxml/officeDocument/math"


def w(tag: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{tag}"


class Package(ZipPackage):
    """Read access to the parts of one .docx."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        super().__init__(data, limits, ".docx")

    def bytes(self, name: str) -> bytes:
        """A part's bytes; Word's "Strict Open XML" differs in namespaces only, which become the usual ones."""
        return super().bytes(name).replace(_STRICT_W, W.encode()).replace(_STRICT_M, M.encode())
