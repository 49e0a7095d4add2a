"""Drafts, study cards and the doctor, as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from thammuu.ingest.model import Evidence
from thammuu.service import results
from thammuu.service.shapes.documents import DocumentShape, NoticeShape

if TYPE_CHECKING:
    from thammuu.drafts_templates.draft import AimRow, CoverageRow


@dataclass(frozen=True, slots=True)
class EvidenceShape:
    """What a sentence of a draft rests on; `quote` and `address` are empty where only the catalogue row is known."""

    document_id: str
    symbol: str | None
    genre: str | None
    issuer: str | None
    date: str | None
    title: str
    address: str
    provision_id: str | None
    quote: str
    validity: str

    @classmethod
    def of(cls, evidence: Evidence) -> EvidenceShape:
        """The JSON of `evidence`."""
        key = evidence.key
        return cls(
            document_id=evidence.document_id,
            symbol=key.symbol,
            genre=key.genre,
            issuer=key.issuer,
            date=key.date.isoformat() if key.date else None,
            title=evidence.title,
            address=evidence.address,
            provision_id=evidence.provision_id,
            quote=evidence.quote,
            validity=evidence.validity,
        )


@dataclass(frozen=True, slots=True)
class PlaceholderShape:
    """A fact only a person knows: the input field that would fill it, and what is asked."""

    field: str
    prompt: str
    text: str


@dataclass(frozen=True, slots=True)
class CoverageShape:
    """What the parent asks of this level, and where the draft carries it out. `state` is covered, left_out (max_tasks),
    dropped (by a person), others (another organ's task), competence (no task) or no_table; `rule`: why `lead` leads.
    """

    address: str
    provision_id: str | None
    quote: str
    addressee: str
    verb: str
    directness: float
    state: str
    item: str
    lead: str
    rule: str
    deadline: str
    product: str
    reason: str

    @classmethod
    def of(cls, row: CoverageRow) -> CoverageShape:
        """The JSON of `row`."""
        task, evidence = row.task, row.task.evidence
        return cls(
            address=evidence.address,
            provision_id=evidence.provision_id,
            quote=evidence.quote,
            addressee=task.addressee,
            verb=task.verb,
            directness=task.directness,
            state=row.state,
            item=row.item,
            lead=row.lead,
            rule=row.rule,
            deadline=row.deadline or task.deadline,
            product=row.product,
            reason=row.reason,
        )


@dataclass(frozen=True, slots=True)
class AimShape:
    """What the parent aims at (objective, target) or requires (requirement), in its own words.

    `opening` is the line above that says by when; `deadline` and `figures` are cut out of both. `state` is covered,
    left_out (max_aims), dropped (by a person) or no_table (the genre has no place for it).
    """

    address: str
    provision_id: str | None
    quote: str
    kind: str
    opening: str
    deadline: str
    figures: list[str]
    state: str

    @classmethod
    def of(cls, row: AimRow) -> AimShape:
        """The JSON of `row`."""
        aim, evidence = row.aim, row.aim.evidence
        return cls(
            address=evidence.address,
            provision_id=evidence.provision_id,
            quote=evidence.quote,
            kind=aim.kind,
            opening=aim.opening.quote if aim.opening else "",
            deadline=aim.deadline,
            figures=list(aim.figures),
            state=row.state,
        )


@dataclass(frozen=True, slots=True)
class DraftShape:
    """`thammuu draft`; `output` is the file written, "" over HTTP."""

    output: str
    profile: str
    title: str
    evidence: list[EvidenceShape]
    placeholders: list[PlaceholderShape]
    warnings: list[NoticeShape]
    coverage: list[CoverageShape]
    aims: list[AimShape]

    @classmethod
    def of(cls, built: results.BuiltDraft, output: str = "") -> DraftShape:
        """The JSON of `built`."""
        report = built.report
        return cls(
            output=output,
            profile=report.profile,
            title=built.title,
            evidence=[EvidenceShape.of(each) for each in report.evidence],
            placeholders=[
                PlaceholderShape(field=each.field, prompt=each.prompt, text=each.text) for each in report.placeholders
            ],
            warnings=[NoticeShape.of(notice) for notice in report.warnings],
            coverage=[CoverageShape.of(row) for row in report.coverage],
            aims=[AimShape.of(row) for row in report.aims],
        )


@dataclass(frozen=True, slots=True)
class FieldShape:
    """What a genre asks a person; `columns` are ids of a table's columns."""

    id: str
    label: str
    kind: str
    required: bool
    choices: list[str]
    columns: list[str]


@dataclass(frozen=True, slots=True)
class GenreShape:
    """A kind of draft that can be made; `own` for a template of the office itself."""

    id: str
    name: str
    profiles: list[str]
    organs: list[str]
    fields: list[FieldShape]
    own: bool

    @classmethod
    def of(cls, genre: results.GenreInfo) -> GenreShape:
        """The JSON of `genre`."""
        fields = [
            FieldShape(
                field.id,
                field.label,
                field.kind,
                field.required,
                list(field.choices),
                [id_ for id_, _ in field.columns],
            )
            for field in genre.fields
        ]
        return cls(genre.id, genre.name, list(genre.profiles), list(genre.organs), fields, genre.own)


@dataclass(frozen=True, slots=True)
class GenresShape:
    """`thammuu draft --list`."""

    genres: list[GenreShape]
    faults: list[str]

    @classmethod
    def of(cls, found: results.GenreList) -> GenresShape:
        """The JSON of `found`."""
        return cls(genres=[GenreShape.of(genre) for genre in found.genres], faults=list(found.faults))


@dataclass(frozen=True, slots=True)
class ExampleShape:
    """`thammuu draft GENRE --example`."""

    genre: str
    example: str


@dataclass(frozen=True, slots=True)
class CardShape:
    """A study card; `due` is null while it was never answered."""

    id: str
    kind: str
    question: str
    answer: str
    quote: str
    address: str
    provision_id: str
    document: DocumentShape
    due: str | None

    @classmethod
    def of(cls, view: results.CardView) -> CardShape:
        """The JSON of `view`."""
        card = view.card
        return cls(
            id=card.id,
            kind=card.kind,
            question=card.question,
            answer=card.answer,
            quote=card.quote,
            address=view.address,
            provision_id=card.provision_id,
            document=DocumentShape.view(view.document),
            due=view.due.isoformat() if view.due else None,
        )


@dataclass(frozen=True, slots=True)
class DeckShape:
    """`thammuu study make`."""

    document: DocumentShape
    new: int
    cards: list[CardShape]

    @classmethod
    def of(cls, deck: results.Deck) -> DeckShape:
        """The JSON of `deck`."""
        return cls(
            document=DocumentShape.view(deck.document), new=deck.new, cards=[CardShape.of(card) for card in deck.cards]
        )


@dataclass(frozen=True, slots=True)
class CardsShape:
    """`thammuu study due`."""

    cards: list[CardShape]


@dataclass(frozen=True, slots=True)
class HealthShape:
    """One thing the doctor looked at; `code` names the finding, "" when all is well."""

    name: str
    well: bool
    detail: str
    advice: str
    code: str
    looked: bool


@dataclass(frozen=True, slots=True)
class DoctorShape:
    """`thammuu doctor`."""

    well: bool
    checks: list[HealthShape]

    @classmethod
    def of(cls, checks: tuple[results.Health, ...]) -> DoctorShape:
        """The JSON of `checks`."""
        shapes = [HealthShape(c.name, c.well, c.detail, c.advice, c.code, c.looked) for c in checks]
        return cls(well=all(check.well for check in checks), checks=shapes)
