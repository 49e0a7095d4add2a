"""The form on a document's page that puts one field of its metadata right."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.index.metadata import DAY_FIELDS, MetadataField
from thammuu.ingest.tables.genres import GENRES
from thammuu.service.correcting import FieldView, MetadataView, shown

_HINTS = {
    MetadataField.SYMBOL: "Ví dụ: 15-QĐ/TU, 30/2020/NĐ-CP",
    MetadataField.DATE: "Ví dụ: 05/02/2026; chưa biết ngày thì viết 2/2026",
    MetadataField.EFFECTIVE: "Ví dụ: 01/3/2026",
    MetadataField.EXPIRES: "Ví dụ: 31/12/2030",
    MetadataField.RECIPIENTS: "Mỗi nơi nhận một dòng",
}


@dataclass(frozen=True, slots=True)
class Sent:
    """What a person sent and why it was refused; "" when nothing was."""

    field: str = ""
    value: str = ""
    reason: str = ""
    by: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CorrectionForm:
    """The metadata of the page with what was last sent."""

    view: MetadataView
    sent: Sent = Sent()
    opened: bool = False  # the panel is shown open

    @property
    def told(self) -> tuple[FieldView, ...]:
        """Fields that have something to show."""
        return tuple(field for field in self.view.fields if field.value or field.read or field.correction)

    @property
    def untold(self) -> tuple[FieldView, ...]:
        """Fields nothing was read for."""
        return tuple(field for field in self.view.fields if field not in self.told)

    @property
    def doubtful(self) -> int:
        """How many fields a person should look at."""
        return sum(field.sure.tone == "warn" or field.differs for field in self.view.fields)

    @property
    def genres(self) -> tuple[str, ...]:
        """Names offered for the genre."""
        return tuple(sorted(genre.name for genre in GENRES))

    def typed(self, field: FieldView) -> str:
        """What stands in the input of a field: the refused text, else the value as people write it."""
        if self.sent.field == field.field:
            return self.sent.value
        dated = field.field in DAY_FIELDS or field.field is MetadataField.DATE
        return shown(field.field, field.value) if dated else field.value

    def hint(self, field: FieldView) -> str:
        """How a value is written; "" where it needs no word."""
        return _HINTS.get(field.field, "")
