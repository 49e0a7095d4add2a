"""What stands around the body of a draft: the top of page one, addressees, signatures, marks, annexes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from thammuu.drafts_templates.draft_blocks import Block, Sentence, block_sentences


class Layout(StrEnum):
    """How a draft begins."""

    TITLED = "titled"  # the genre on a line of its own, the subject (trích yếu) below it
    LETTER = "letter"  # công văn: no genre, the subject under the number at the left


@dataclass(frozen=True, slots=True)
class Header:
    """The top of page one; `issuer_lines` from the superior organ down, the last one the issuer itself.

    `symbol` with empty text is left out: some papers (giấy mời, phiếu gửi) bear none.
    """

    issuer_lines: tuple[str, ...]
    symbol: Sentence
    place_and_date: str


@dataclass(frozen=True, slots=True)
class Addressees:
    """To whom a letter or a submission goes. `submission` takes the profile's word for it ("Kính trình:")."""

    names: tuple[str, ...]
    submission: bool = False


@dataclass(frozen=True, slots=True)
class Enacting:
    """The formula of a decision: who ("Ban Thường vụ Tỉnh ủy") and what ("quyết định"); set in capitals.

    The profile says where it stands: after the bases on one line (Party), or around them (State).
    """

    authority: str
    verb: str


@dataclass(frozen=True, slots=True)
class SignatureBlock:
    """Authority mark and organ ("K/T TRƯỞNG BAN"), position below it, name; each "" where it is not used.

    `authority` may hold two lines divided by a line break: "TM. ỦY BAN NHÂN DÂN" over "KT. CHỦ TỊCH". Without it the
    position takes its place and its weight: the head in his own right, or a role ("NGƯỜI GHI BIÊN BẢN").
    """

    authority: str
    position: str
    name: Sentence


@dataclass(frozen=True, slots=True)
class Indications:
    """Marks that only some drafts bear; each "" where it is not wanted.

    `secrecy_place` keeps a place free for the stamp. Which level, if any, is for a competent person to decide and to
    stamp: nothing here can print one.
    """

    urgency: str = ""  # "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC"
    circulation: str = ""  # "LƯU HÀNH NỘI BỘ", "TÀI LIỆU HỘI NGHỊ"
    draft_round: str = ""  # "Dự thảo lần 2"
    typist: str = ""  # "ABC-268": who typed it, how many copies
    contact: str = ""  # address and telephone, at the foot of page one
    secrecy_place: bool = False


@dataclass(frozen=True, slots=True)
class Annex:
    """What goes with a document, from a new page on: an annex, or the text a decision issues.

    `label` is "Phụ lục I", or the genre of an issued text ("Quy chế") where `issued` is set; `reference` the line
    in parentheses that ties it to its document. `landscape` turns its pages for wide tables.
    """

    label: str
    title: Sentence
    blocks: tuple[Block, ...]
    reference: Sentence
    landscape: bool = False
    issued: bool = False

    def sentences(self) -> Iterator[Sentence]:
        """Every sentence in reading order."""
        yield self.title
        yield self.reference
        for block in self.blocks:
            yield from block_sentences(block)
