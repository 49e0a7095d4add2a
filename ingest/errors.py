"""The one family of errors: each says, in Vietnamese, what happened, whose fault it is and what to do."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """Whose fault an error is; the command line turns it into the exit code."""

    INPUT = "input"  # the file, the question or the field given; exit code 2
    SETUP = "setup"  # the installation: a missing program, a folder without rights; exit code 3
    OURS = "ours"  # a defect of this program; exit code 3


class ThammuuError(Exception):
    """Base of every error raised on purpose.

    `message` says what happened and `advice` what the person can do; both are Vietnamese and are shown as they are.
    Neither ever carries text of a document: a refused secret file must leave no trace in a log.
    """

    fault = Fault.OURS

    def __init__(self, message: str, advice: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


class InputError(ThammuuError):
    """What was given cannot be used: wrong type, corrupt, encrypted, too large, a missing field."""

    fault = Fault.INPUT


class UnknownIdError(InputError):
    """What was asked for by its id is not there; over HTTP a 404."""


class OutdatedError(InputError):
    """A change rests on a state that someone else has changed in the meantime; over HTTP a 409. Nothing was written."""


class SecrecyRefusal(InputError):  # noqa: N818 - the field says "refuse", and it is no accident
    """The file bears a secrecy mark, so nothing of it is kept (Luật 117/2025/QH15, Điều 5; see ingest/secrecy).

    `marks` are the kinds of marks found, for the record; never words of the file.
    """

    def __init__(self, message: str, advice: str = "", marks: tuple[str, ...] = ()) -> None:
        super().__init__(message, advice)
        self.marks = marks


class SetupError(ThammuuError):
    """The installation lacks something: a program, a folder, rights, disk space."""

    fault = Fault.SETUP


class DefectError(ThammuuError):
    """A promise between our own modules was broken."""
