"""How a sentence shows what it rests on: "[1, điểm b, mục 3.5.1]" into the source list, or a Word comment."""

from __future__ import annotations

from enum import StrEnum

from thammuu.drafts_templates.draft import Sentence, SourceLine
from thammuu.drafts_templates.references import cite_full
from thammuu.ingest.model import Address, Evidence


class SourceMarks(StrEnum):
    """Where the sources of a draft are shown in the file."""

    LIST = "list"  # numbered marks in the text, a list on a last page of its own
    COMMENTS = "comments"  # Word comments beside the text, which stays as it will be issued
    FOOTNOTES = "footnotes"  # a footnote for each quotation
    NONE = "none"  # nowhere: the text as it will be issued


class Marker:
    """Gives each sentence its mark. A document as a whole is marked where it first appears, a provision every time."""

    def __init__(self, sources: tuple[SourceLine, ...]) -> None:
        self._numbers = {line.evidence.document_id: line.number for line in sources}
        self._shown: set[str] = set()

    def new_evidence(self, sentence: Sentence) -> tuple[Evidence, ...]:
        """The evidence of `sentence` that has to be shown here."""
        shown = []
        for evidence in sentence.evidence:
            if evidence.address or evidence.document_id not in self._shown:
                shown.append(evidence)
                self._shown.add(evidence.document_id)
        return tuple(shown)

    def mark(self, evidence: Evidence) -> str:
        """The mark in the text: " [1]" for a document, " [1, 6.1.4]" for a provision of it."""
        number = self._numbers[evidence.document_id]
        # A no-break space, so that "[2," does not end a line with its address on the next.
        return f" [{number},\u00a0{place(evidence)}]" if evidence.address else f" [{number}]"


def comment_text(evidence: Evidence) -> str:
    """What a comment says: document, address, and the words it quotes."""
    named = cite_full(evidence)
    if not evidence.address:
        return named
    return f"{named}, {place(evidence)}:\n“{evidence.quote}”"


def place(evidence: Evidence) -> str:
    """Where the words stand, as a sentence cites it: "khoản 2 Điều 11"; as listed where the id tells none."""
    address = Address.of_slug((evidence.provision_id or "").partition("#")[2])
    return address.cited() if address else evidence.address
