"""PowerPoint 97-2003 files (.ppt): the words of each slide, a page each; notes and masters are for the guard."""

from __future__ import annotations

import re
import struct

from thammuu.ingest.charsets import Transcoder
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Furniture
from thammuu.ingest.readers.base import Piece, Reading, normal_lines
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.ppt_file import PptFile
from thammuu.ingest.secrecy import Aside, MarkPlace

_BREAKS = re.compile("[\r\x0b]")
_BROKEN = (struct.error, IndexError, ValueError, OverflowError, RecursionError, StopIteration, RuntimeError)


class PptReader:
    """One line of a text box is one block."""

    formats = ("ppt",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of a .ppt; InputError when it is damaged or encrypted."""
        try:
            file = PptFile(data, limits)
            slides = list(file.slides())
            beside = list(file.notes_and_masters())
            edges = tuple(dict.fromkeys(line for text in file.edges() for line in normal_lines(text)))
        except _BROKEN as problem:
            raise InputError(
                "Tệp .ppt bị hỏng hoặc chép chưa đủ.", "Mở bằng PowerPoint, lưu thành .pdf rồi nạp lại."
            ) from problem
        transcoder = Transcoder(run for slide in slides for text in slide for run in text)
        pieces = tuple(
            Piece(_BREAKS.sub("\n", "".join(transcoder.paragraph(text))), page=number)
            for number, slide in enumerate(slides, start=1)
            for text in slide
        )
        properties = tuple(transcoder.text(text) for text in file.properties)
        aside = Transcoder(run for text in beside for run in text)
        unshown = (_BREAKS.sub("\n", "".join(aside.paragraph(text))) for text in beside)
        return Reading(
            format="ppt",
            loader="olefile",
            pieces=pieces,
            furniture=tuple(Furniture(page=1, text=text) for text in edges),
            asides=(
                *(Aside(MarkPlace.PROPERTY, text) for text in properties),
                *(Aside(MarkPlace.PAGE_EDGE, text) for text in edges),
                *(Aside(MarkPlace.STAMP, text) for text in unshown),
            ),
            enclosed=file.enclosed,
            conversion=transcoder.report(),
        )
