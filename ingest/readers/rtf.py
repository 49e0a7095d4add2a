"""Rich Text Format (.rtf): read by ourselves, because the fonts decide what the letters of old files mean."""

from __future__ import annotations

from itertools import chain

from thammuu.ingest.charsets import Transcoder
from thammuu.ingest.model import Furniture
from thammuu.ingest.readers.base import Reading, normal_lines
from thammuu.ingest.readers.flow import Flow
from thammuu.ingest.readers.limits import Limits
from thammuu.ingest.readers.rtf_stories import RtfStories
from thammuu.ingest.readers.rtf_tokens import tokens
from thammuu.ingest.secrecy import Aside, MarkPlace


class RtfReader:
    """Body in order with tables and list numbers, notes at the end, page edges and properties for the guard."""

    formats = ("rtf",)

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:  # noqa: ARG002 - the protocol's shape
        """The content of an .rtf; a file cut off in the middle gives what is there."""
        stories = RtfStories(tokens(data))
        body = stories.body.paragraphs
        others = (story.paragraphs for story in (*stories.notes, *stories.edges))
        runs = (words.run for paragraph in chain(body, *others) for words in paragraph.words)
        transcoder = Transcoder(runs)
        flow = Flow(transcoder)
        pieces = tuple(flow.pieces(body))
        pieces += tuple(flow.notes((str(n), story.paragraphs) for n, story in enumerate(stories.notes, start=1)))
        heads = (piece for story in stories.edges for piece in flow.pieces(story.paragraphs))
        edges = tuple(dict.fromkeys(line for piece in heads for line in normal_lines(piece.text)))
        properties = ("".join(transcoder.paragraph([words.run for words in found])) for found in stories.properties)
        return Reading(
            format="rtf",
            loader="thammuu",
            pieces=pieces,
            furniture=tuple(Furniture(page=1, text=text) for text in edges),
            asides=(
                *(Aside(MarkPlace.PROPERTY, text) for text in properties),
                *(Aside(MarkPlace.PAGE_EDGE, text) for text in edges),
            ),
            conversion=transcoder.report(),
        )
