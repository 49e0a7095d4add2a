"""What is asked of a reading process and what it answers."""

from __future__ import annotations

import contextlib
import pickle
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from thammuu.ingest.errors import DefectError, Fault, InputError, SecrecyRefusal, SetupError, ThammuuError

if TYPE_CHECKING:
    from thammuu.ingest.model import Document, SourceText
    from thammuu.ingest.secrecy import SecrecyKind

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one file may cost. A reader that tells of progress (a page read by OCR) gets the time anew each time."""

    seconds: float = 180.0  # wall clock, for a small file
    seconds_per_mib: float = 30.0  # more for a large one
    memory: int = 1024 * _MIB  # bytes resident, of the process and the programs it starts

    def time_for(self, size: int) -> float:
        """Seconds a file of `size` bytes may take without a sign of progress."""
        return self.seconds + self.seconds_per_mib * size / _MIB


class Wanted(StrEnum):
    """What is to come of a file."""

    DOCUMENT = "document"  # its text with metadata and the tree of provisions
    TEXT = "text"  # the text alone
    TYPED_TEXT = "typed_text"  # the text alone, letters as they were typed where a font draws capitals only


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read. `name` is without folders; `within` are the names of the folders and archives it lies in,
    `clearance` the highest level of secrecy this machine is approved for."""

    name: str
    data: bytes
    within: tuple[str, ...] = ()
    clearance: SecrecyKind | None = None
    wanted: Wanted = Wanted.DOCUMENT


@dataclass(frozen=True, slots=True)
class Order:
    """The head of the message that hands a job to a process; the file's bytes follow it. `seconds` is its time."""

    name: str
    within: tuple[str, ...]
    clearance: SecrecyKind | None
    wanted: Wanted
    seconds: float


@dataclass(frozen=True, slots=True)
class Parsed:
    """What was read of a file that passed the guard, pickled: it stays so, small, until the store's turn comes."""

    pickled: bytes

    def document(self) -> Document:
        """The document, of a job that wanted one."""
        found: Document = pickle.loads(self.pickled)  # noqa: S301 - made by our own process from our own classes
        return found

    def text(self) -> SourceText:
        """The text, of a job that wanted it alone."""
        found: SourceText = pickle.loads(self.pickled)  # noqa: S301 - as above
        return found


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that was not read. No part ever holds words of it; `place` is a line of our code, for the log.

    `message` and `advice` as in ThammuuError; `marks` are the kinds of secrecy marks it was refused for.
    """

    fault: Fault
    message: str
    advice: str = ""
    place: str = ""
    marks: tuple[str, ...] = ()

    @property
    def reason(self) -> str:
        """What happened and what to do, in one."""
        return f"{self.message} {self.advice}".strip()

    def error(self) -> ThammuuError:
        """The error that says the same."""
        if self.marks:
            return SecrecyRefusal(self.message, self.advice, self.marks)
        return _ERRORS[self.fault](self.message, self.advice)


_ERRORS: dict[Fault, type[ThammuuError]] = {
    Fault.INPUT: InputError,
    Fault.SETUP: SetupError,
    Fault.OURS: DefectError,
}


Answer = Parsed | Unread


def answer(job: Job) -> Answer:
    """Read one file in this process; raises nothing but what ends a process (MemoryError included)."""
    from thammuu.ingest import parse  # noqa: PLC0415 - readers are slow to import
    from thammuu.ingest.charsets import letters_as_typed  # noqa: PLC0415
    from thammuu.ingest.readers import read_bytes  # noqa: PLC0415

    try:
        with letters_as_typed() if job.wanted is Wanted.TYPED_TEXT else contextlib.nullcontext():
            source = read_bytes(job.data, job.name, within=job.within, clearance=job.clearance)
        found = parse(source) if job.wanted is Wanted.DOCUMENT else source
        return Parsed(pickle.dumps(found, pickle.HIGHEST_PROTOCOL))
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - one bad file never stops the rest
        return unread(error)


def unread(error: Exception) -> Unread:
    """The answer an error stands for. The message of an unexpected one is left out: it could quote the document."""
    if isinstance(error, ThammuuError):
        marks = error.marks if isinstance(error, SecrecyRefusal) else ()
        return Unread(error.fault, error.message, error.advice, marks=marks)
    said = f"Lỗi của phần mềm khi đọc tệp ({type(error).__name__})."
    return Unread(Fault.OURS, said, place=f"{type(error).__name__} in {_place(error)}")


def _place(error: BaseException) -> str:
    """Where an error arose. The place alone: a traceback with values could carry words of the document."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
