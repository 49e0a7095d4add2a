"""How much a file may cost before it is refused: the one place where the bounds of reading live."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Upper bounds for one file. The defaults fit the largest real text (a 227-page law is 3 MB) twenty times over."""

    max_bytes: int = 64 * _MIB  # of the file itself
    max_pages: int = 3000  # of a PDF
    max_uncompressed_bytes: int = 256 * _MIB  # of the parts of a .docx that are read, unpacked
    max_ratio: int = 200  # unpacked : packed, of one part; plain WordprocessingML packs 1:10 to 1:40
    max_members: int = 5000  # files inside a .docx
    max_depth: int = 40  # nesting of tables and text boxes inside each other
    max_enclosed_depth: int = 6  # a file in a file in a file; people embed a chart in a report, not more
    max_cells: int = 1_000_000  # of a workbook, empty ones between full ones included
    max_pixels: int = 120_000_000  # of one page or picture; A3 at 600 dpi has 70 million
    max_page_seconds: float = 45.0  # of recognising one scanned page; a full one takes 2 to 4 s of CPU
    max_characters: int = 40_000_000  # of text that comes out
    max_archive_bytes: int = 2048 * _MIB  # of a .zip on disk; its members are read one by one
    max_archive_members: int = 20_000  # in a .zip and all archives inside it
    max_archive_unpacked: int = 4096 * _MIB  # of all members together, nested ones included
    max_archive_depth: int = 3  # a .zip in a .zip in a .zip
