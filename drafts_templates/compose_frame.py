"""What stands around the body of a draft: heading, subject, addressees, signatures, recipients."""

from __future__ import annotations

from collections.abc import Iterable

from thammuu.drafts_templates.draft import Addressees, Enacting, Header, Layout, Sentence, SignatureBlock
from thammuu.drafts_templates.genre import ParentUse, Wording
from thammuu.drafts_templates.organ import OrganKind
from thammuu.drafts_templates.profile import FormProfile
from thammuu.drafts_templates.request import DraftInput
from thammuu.drafts_templates.wording import join, missing

DRAFTING_UNIT = "-{unit}"  # in a pattern: the unit that drafts, where it is named


def wording_for(wordings: Iterable[Wording], kind: OrganKind) -> str:
    """The first wording meant for that kind of organ, "" where none is."""
    return next((wording.text for wording in wordings if kind.is_one_of(wording.organs)), "")


def header(request: DraftInput, kind: OrganKind, form: FormProfile) -> Header:
    """Organ lines, number and symbol, place and date."""
    office, date = request.office, request.date
    prefix = Sentence(form.text("number.prefix"))
    number = join((prefix, symbol(request, form))) if request.template.frame.numbered else Sentence("")
    # Days below ten and the months 1 and 2 are padded, other months are not ("ngày 27 tháng 5"): facts of HD 36, HD 05.
    month = f"{date.month:02d}" if date.month <= 2 else str(date.month)
    place_and_date = f"{office.place}, ngày {date.day:02d} tháng {month} năm {date.year}"
    return Header(kind.header_lines(office), number, place_and_date)


def symbol(request: DraftInput, form: FormProfile) -> Sentence:
    """ "15-KH/BTCTU" (Party), "15/KH-UBND", a letter "12/UBND-VX" (State); a number not known yet is a placeholder."""
    digits = int(form.number("number.digits"))
    number = Sentence(f"{request.number:0{digits}d}") if request.number else missing("number", "số")
    before, _, after = number_pattern(request, form).partition("{number}")
    if not request.drafting_unit:
        after = after.replace(DRAFTING_UNIT, "")
    tail = after.format(genre=request.template.code, organ=request.office.symbol, unit=request.drafting_unit)
    return join((Sentence(before), number, Sentence(tail)))


def number_pattern(request: DraftInput, form: FormProfile) -> str:
    """How the form makes number and symbol of such a paper."""
    letter = request.template.frame.layout is Layout.LETTER
    return form.text("number.letter_pattern" if letter else "number.pattern")


def subject(request: DraftInput, kind: OrganKind, parent: Sentence) -> Sentence:
    """The subject a person gave, else the genre's own around `parent`, else a placeholder."""
    if request.subject:
        return Sentence(request.subject)
    if not request.template.frame.subject:
        return Sentence("")
    pattern = wording_for(request.template.default_subject, kind)
    before, named, after = pattern.partition("{parent}")
    if not pattern or (named and request.parent is None and request.template.parent is not ParentUse.ASKED):
        return missing("subject", f"trích yếu của {request.template.name.lower()}")
    return join((Sentence(before), parent, Sentence(after))) if named else Sentence(pattern)


def addressees(request: DraftInput) -> Addressees | None:
    """To whom it goes, None for a genre that is not addressed."""
    wanted = request.template.frame.addressees
    if not wanted:
        return None
    names = request.addressees or (missing("addressees", "nơi gửi").text,)
    return Addressees(names, submission=wanted == "submit")


def enacting(request: DraftInput) -> Enacting | None:
    """The formula of a decision, None for the other genres."""
    verb = request.template.frame.enacting
    return Enacting(request.office.enacts_as or request.office.full_name, verb) if verb else None


def signature(request: DraftInput) -> SignatureBlock:
    """Who signs for the office."""
    signer = request.signer or request.office.signer
    name = Sentence(signer.name) if signer.name else missing("signer.name", "họ và tên người ký")
    return SignatureBlock(signer.authority.upper(), signer.position.upper(), name)


def minutes_signatures(request: DraftInput) -> tuple[SignatureBlock, SignatureBlock]:
    """Who kept the minutes (left) and who presided (right)."""
    minutes = request.template.frame.minutes
    assert minutes is not None  # noqa: S101 - the caller asks for genres with two signatures only
    return (
        SignatureBlock("", minutes.left.upper(), _named(request, minutes.left_field)),
        SignatureBlock("", minutes.right.upper(), _named(request, minutes.right_field)),
    )


def _named(request: DraftInput, field: str) -> Sentence:
    lines = request.lines(field)
    return Sentence(" ".join(lines)) if lines else missing(f"content.{field}", request.template.prompt(field))


def recipients(request: DraftInput) -> tuple[str, ...]:
    """The lines under "Nơi nhận"; a genre that goes to its addressees names them first ("Như trên")."""
    frame = request.template.frame
    if not frame.recipients:
        return request.recipients
    names = request.recipients or request.office.recipients or (missing("recipients", "nơi nhận").text,)
    first = frame.first_recipient
    return (first, *(name for name in names if name != first)) if first else names
