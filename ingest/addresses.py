"""Places in a document as people cite them: levels, steps, addresses, and the provisions a text names.

Apart from the model for its size alone; everybody takes these names from thammuu.ingest.model.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

ADDRESS_SEPARATOR = " › "
THIS = "này"  # label of a step that points at the provision it is written in


class Level(StrEnum):
    """The kinds of provision, from the whole down. Values are the codes used in JSON and in the store."""

    PART = "phan"  # Phần thứ nhất, Phần I
    CHAPTER = "chuong"  # Chương II
    SECTION = "muc"  # Mục 1 of a chapter
    SUBSECTION = "tieu_muc"  # Tiểu mục 1
    ARTICLE = "dieu"  # Điều 4
    CLAUSE = "khoan"  # khoản: "1." under an article
    POINT = "diem"  # điểm: "a)"
    SUBPOINT = "tiet"  # tiết: below a điểm, named in citations; "tiết a điểm 2 mục III"
    ROMAN = "la_ma"  # "I-", "II." of a document without articles
    NUMBER = "so"  # "1.", "1.1.", "3.5.1." of a document without articles
    DASH = "gach"  # "-" or "+" item; addressed by its count under the parent
    ORDINAL = "thu_tu"  # "Một là", "Thứ hai"
    APPENDIX = "phu_luc"  # Phụ lục I
    ATTACHED = "kem_theo"  # the "Quy chế" a decision issues: a text with articles of its own
    FORM = "mau"  # Mẫu số 01 of an appendix
    NOTE = "chu_thich"  # a foot- or endnote, by its label
    PASSAGE = "doan"  # a paragraph before the first provision, addressed by its count
    CLOSING = "doan_ket"  # a closing clause after the last provision, addressed by its count


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One step of an address: the level and its label without punctuation ("3.5.1", "b", "IV", "thứ nhất")."""

    level: Level
    label: str

    def display(self) -> str:
        """As people cite it inside an address: "Điều 4", "khoản 2", "điểm b", "3.5.1", "II", "Quy chế kèm theo"."""
        if self.level is Level.ATTACHED:
            return f"{self.label} kèm theo"
        prefix = _STEP_PREFIX[self.level]
        return f"{prefix} {self.label}".strip()


_LEVELS = {level.value: level for level in Level}
_STEP_PREFIX = {
    Level.PART: "Phần",
    Level.CHAPTER: "Chương",
    Level.SECTION: "Mục",
    Level.SUBSECTION: "Tiểu mục",
    Level.ARTICLE: "Điều",
    Level.CLAUSE: "khoản",
    Level.POINT: "điểm",
    Level.SUBPOINT: "tiết",
    Level.ROMAN: "",
    Level.NUMBER: "",
    Level.DASH: "gạch đầu dòng thứ",
    Level.ORDINAL: "",
    Level.APPENDIX: "Phụ lục",
    Level.FORM: "Mẫu",
    Level.NOTE: "chú thích",
    Level.PASSAGE: "đoạn",
    Level.CLOSING: "đoạn kết",
}


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """The stable place of a provision in its document, e.g. Điều 4 › khoản 2 › điểm b, or 3.5.1 › điểm b.

    A dotted number contains its ancestors, so 3 › 3.5 › 3.5.1 is written 3.5.1 alone; the structure parser
    builds addresses already shortened. Chapters and sections above an article are left out as well, since article
    numbers run through the whole document. `occurrence` > 1 tells apart a second provision with the same steps.
    """

    steps: tuple[Step, ...]
    occurrence: int = 1

    def display(self) -> str:
        """What people read: steps joined by " › "; a repeated address ends in " (lần 2)"."""
        shown = ADDRESS_SEPARATOR.join(step.display() for step in self.steps)
        return shown if self.occurrence == 1 else f"{shown} (lần {self.occurrence})"

    def cited(self) -> str:
        """As a sentence cites it, innermost first: "điểm b khoản 2 Điều 4", "điểm b, mục 3.5.1", "điểm 1, mục II".

        Articles and their parts follow one another without commas (NĐ 30/2020, Phụ lục II: "điểm a khoản 2 Điều
        103"); a number under a roman numeral is a điểm, one that stands alone is a mục (Party usage).
        """
        words = [_cited_step(step, self.steps[:depth]) for depth, step in enumerate(self.steps)]
        joint = " " if any(step.level is Level.ARTICLE for step in self.steps) else ", "
        shown = joint.join(reversed(words))
        return shown if self.occurrence == 1 else f"{shown} (lần {self.occurrence})"

    def slug(self) -> str:
        """A stable ASCII-free-of-spaces id, e.g. "dieu:4/khoan:2/diem:b" or "so:3.5.1/diem:b~2"."""
        path = "/".join(f"{step.level}:{step.label.replace(' ', '_')}" for step in self.steps)
        return path if self.occurrence == 1 else f"{path}~{self.occurrence}"

    @classmethod
    def of_slug(cls, slug: str) -> Address | None:
        """The address that slug was made of; None where it was made of none, or of labels that do not come back."""
        path, _, count = slug.partition("~")
        parts = [part.partition(":") for part in path.split("/")]
        if not all(code in _LEVELS and label for code, _, label in parts) or not (count or "1").isdecimal():
            return None
        steps = tuple(Step(_LEVELS[code], label.replace("_", " ")) for code, _, label in parts)
        made = cls(steps, int(count or 1))
        return made if made.slug() == slug else None


def _cited_step(step: Step, above: tuple[Step, ...]) -> str:
    if step.level is Level.ROMAN:
        return f"mục {step.label}"
    if step.level is Level.NUMBER:
        return f"{'điểm' if any(each.level is Level.ROMAN for each in above) else 'mục'} {step.label}"
    return step.display()


@dataclass(frozen=True, slots=True)
class ProvisionReference:
    """One provision of a document that a text names, or a run of them.

    `steps` lead from the outermost in. `last` is () for one provision; for a run ("từ Điều 5 đến Điều 9", both ends
    included) it is the path to the last one. A step whose label is `THIS` is the provision the text itself stands in:
    "khoản 2 Điều này" is Điều này › khoản 2.
    """

    steps: tuple[Step, ...]
    last: tuple[Step, ...] = ()

    def display(self) -> str:
        """What people read: "Điều 4 › khoản 2", "Điều 5 – Điều 9"."""
        ends = (steps for steps in (self.steps, self.last) if steps)
        return " – ".join(ADDRESS_SEPARATOR.join(step.display() for step in steps) for steps in ends)
