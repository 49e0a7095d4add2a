"""What was looked up, found, answered, and recognised, as JSON."""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.ingest.model import ProvisionReference, Span
from thammuu.service import results
from thammuu.service.shapes.documents import DocumentShape, NoticeShape, ValidityShape, day_text, documents


@dataclass(frozen=True, slots=True)
class ProvisionShape:
    """A provision with all below it."""

    address: str
    provision_id: str
    level: str
    heading: str
    text: str
    page: int | None
    children: list[ProvisionShape]

    @classmethod
    def of(cls, view: results.ProvisionView) -> ProvisionShape:
        """The JSON of `view`."""
        record = view.record
        return cls(
            address=record.address.display(),
            provision_id=record.id,
            level=record.level,
            heading=record.heading,
            text=record.text,
            page=record.page,
            children=[cls.of(child) for child in view.children],
        )


@dataclass(frozen=True, slots=True)
class RelatedShape:
    """What a document says of another, and the sentence that says it."""

    relation: str
    cited: str
    parts: str
    sentence: str
    provision_id: str | None
    resolution: str
    document: DocumentShape | None

    @classmethod
    def of(cls, related: results.RelatedDocument) -> RelatedShape:
        """The JSON of `related`."""
        record = related.relation
        return cls(
            relation=record.citation.relation,
            cited=record.citation.text,
            parts=related.parts,
            sentence=record.sentence,
            provision_id=record.provision_id,
            resolution=related.resolution,
            document=DocumentShape.view(related.document) if related.document else None,
        )


@dataclass(frozen=True, slots=True)
class ShowShape:
    """`thammuu show`. `provisions` is the whole tree, given when the reference names a document alone; `places` are
    the provisions an address may mean that fits several."""

    resolution: str
    reason: str
    document: DocumentShape | None
    provision: ProvisionShape | None
    provisions: list[ProvisionShape]
    places: list[ProvisionShape]
    provision_validity: ValidityShape | None
    candidates: list[DocumentShape]
    relations: list[RelatedShape]

    @classmethod
    def of(cls, shown: results.Shown) -> ShowShape:
        """The JSON of `shown`."""
        return cls(
            resolution=shown.resolution,
            reason=shown.reason,
            document=DocumentShape.view(shown.document) if shown.document else None,
            provision=ProvisionShape.of(shown.provision) if shown.provision else None,
            provisions=[ProvisionShape.of(view) for view in shown.outline],
            places=[ProvisionShape.of(view) for view in shown.places],
            provision_validity=ValidityShape.of(shown.provision_validity) if shown.provision_validity else None,
            candidates=documents(shown.candidates),
            relations=[RelatedShape.of(related) for related in shown.related],
        )


@dataclass(frozen=True, slots=True)
class PageShape:
    """A whole document."""

    document: DocumentShape
    preamble: str
    bases: list[str]
    provisions: list[ProvisionShape]
    notices: list[NoticeShape]
    relations: list[RelatedShape]

    @classmethod
    def of(cls, page: results.DocumentPage) -> PageShape:
        """The JSON of `page`."""
        return cls(
            document=DocumentShape.view(page.document),
            preamble=page.preamble,
            bases=list(page.bases),
            provisions=[ProvisionShape.of(view) for view in page.tree],
            notices=[NoticeShape.of(notice) for notice in page.notices],
            relations=[RelatedShape.of(related) for related in page.related],
        )


@dataclass(frozen=True, slots=True)
class QuoteShape:
    """A verbatim quote and where it stands."""

    quote: str
    address: str
    provision_id: str
    document: DocumentShape


@dataclass(frozen=True, slots=True)
class AnswerShape:
    """`thammuu ask`."""

    question: str
    as_of: str
    state: str
    answer: str
    evidence: list[QuoteShape]

    @classmethod
    def of(cls, answer: results.Answer) -> AnswerShape:
        """The JSON of `answer`."""
        evidence = [
            QuoteShape(
                quote=quote.quote,
                address=quote.provision.address.display(),
                provision_id=quote.provision.id,
                document=DocumentShape.view(quote.document),
            )
            for quote in answer.evidence
        ]
        return cls(
            question=answer.question,
            as_of=answer.as_of.isoformat(),
            state=answer.state,
            answer=answer.answer,
            evidence=evidence,
        )


@dataclass(frozen=True, slots=True)
class SpanShape:
    """A place in the cleaned text."""

    start: int
    end: int

    @classmethod
    def of(cls, span: Span | None) -> SpanShape | None:
        """The JSON of `span`."""
        return cls(span.start, span.end) if span else None


@dataclass(frozen=True, slots=True)
class CitationShape:
    """One citation in a text; `start` and `end` are characters of the cleaned text.

    `provisions` are all the parts named, `provision` what they share; `target` tells whose they are.
    """

    start: int
    end: int
    text: str
    relation: str
    symbol: str | None
    date: str | None
    provision: str
    provisions: list[str]
    target: str
    number: int | None
    year: int | None
    genre: str | None
    issuer: str | None
    title: str | None
    antecedent: SpanShape | None
    subject: SpanShape | None
    resolution: str
    reason: str
    candidates: list[DocumentShape]
    validity: ValidityShape | None
    did_you_mean: list[DocumentShape]


@dataclass(frozen=True, slots=True)
class InternalShape:
    """A place where a text speaks of its own document, or of provisions whose document it does not tell (`target`)."""

    start: int
    end: int
    text: str
    relation: str
    provisions: list[str]
    target: str


@dataclass(frozen=True, slots=True)
class CiteShape:
    """`thammuu cite`."""

    citations: list[CitationShape]
    internal: list[InternalShape]

    @classmethod
    def of(cls, cited: results.CitedText) -> CiteShape:
        """The JSON of `cited`."""
        internal = [
            InternalShape(
                start=each.span.start,
                end=each.span.end,
                text=each.text,
                relation=each.relation,
                provisions=[reference.display() for reference in each.provisions],
                target=each.target,
            )
            for each in cited.internal
        ]
        return cls(citations=[_citation(each) for each in cited.documents], internal=internal)


def _citation(cited: results.CitedDocument) -> CitationShape:
    found = cited.citation
    return CitationShape(
        start=found.span.start,
        end=found.span.end,
        text=found.text,
        relation=found.relation,
        symbol=found.symbol,
        date=day_text(found.date),
        provision=ProvisionReference(found.provision).display(),
        provisions=[each.display() for each in found.provisions],
        target=found.target,
        number=found.number,
        year=found.year,
        genre=found.genre,
        issuer=found.issuer,
        title=found.title,
        antecedent=SpanShape.of(found.antecedent),
        subject=SpanShape.of(found.subject),
        resolution=cited.resolution,
        reason=cited.reason,
        candidates=documents(cited.candidates),
        validity=ValidityShape.of(cited.validity) if cited.validity else None,
        did_you_mean=documents(cited.did_you_mean),
    )


@dataclass(frozen=True, slots=True)
class StateShape:
    """A validity whose documents are given in full."""

    state: str
    by: list[DocumentShape]
    evidence: str
    chain: list[DocumentShape]
    end: str | None  # the state of the last of the chain
    warnings: list[str]


@dataclass(frozen=True, slots=True)
class SymbolValidityShape:
    """`thammuu validity`."""

    symbol: str
    as_of: str
    resolution: str
    reason: str
    candidates: list[DocumentShape]
    validity: StateShape | None
    provision: str
    did_you_mean: list[DocumentShape]

    @classmethod
    def of(cls, found: results.SymbolValidity) -> SymbolValidityShape:
        """The JSON of `found`."""
        state = None
        if found.validity is not None:
            state = StateShape(
                state=found.validity.state,
                by=documents(found.by),
                evidence=found.validity.evidence,
                chain=documents(found.chain),
                end=found.validity.end,
                warnings=list(found.validity.warnings),
            )
        return cls(
            symbol=found.symbol,
            as_of=found.on.isoformat(),
            resolution=found.resolution,
            reason=found.reason,
            candidates=documents(found.candidates),
            validity=state,
            provision=found.provision,
            did_you_mean=documents(found.did_you_mean),
        )
