"""tesseract, the program that recognises letters in pictures: where it is, whether it knows Vietnamese, one run of it.

The picture goes in and the result comes out through pipes. It goes in as PNG, which is decoded in memory (PNM and TIFF
tesseract may unpack through a file): a paper the secrecy guard has not seen must not lie on the disk for a second.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from thammuu.ingest.errors import SetupError

LANGUAGE = "vie"
_ASK_S = 30
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows: no black box for every page
_INSTALL = (
    "Debian, Ubuntu: chạy scripts/install-system. Windows: cài Tesseract OCR (bản tesseract-ocr-w64-setup), khi cài "
    "đánh dấu “Vietnamese” trong mục Additional language data, rồi khởi động lại chương trình và nạp lại tệp. "
    "Nếu không cài được, dùng bản .docx hoặc PDF xuất từ máy soạn thảo."
)


class PageTooSlowError(Exception):
    """One page took longer than allowed; the caller decides what that means for the file."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An installed tesseract that has the Vietnamese data."""

    program: str
    turns: bool  # has the data that tells how a page is turned ("osd")

    def hocr(self, png: bytes, dpi: int, timeout_s: float, *, sparse: bool = False) -> bytes:
        """The words of a picture with their places, as hOCR (an HTML with boxes in its title attributes).

        `sparse` looks for text anywhere, without order: stamps. Raises PageTooSlowError, SetupError.
        """
        layout = "11" if sparse else "3"
        return self._run(["-l", LANGUAGE, "--psm", layout, "--dpi", str(dpi), "hocr"], png, timeout_s)

    def turn(self, png: bytes, timeout_s: float) -> int:
        """By how many degrees the page must be turned clockwise to stand upright: 0, 90, 180 or 270; 0 when unsure."""
        if not self.turns:
            return 0
        try:
            told = self._run(["-l", "osd", "--psm", "0"], png, timeout_s).decode("utf-8", "replace")
        except SetupError:  # tesseract gives up on pages with few letters; then nothing is known
            return 0
        fields = dict(line.split(":", 1) for line in told.splitlines() if ":" in line)
        degrees, sure = fields.get("Rotate", "0").strip(), fields.get("Orientation confidence", "0").strip()
        return int(degrees) if degrees in {"90", "180", "270"} and float(sure) > 1.0 else 0

    def _run(self, options: list[str], png: bytes, timeout_s: float) -> bytes:
        # One thread a page: tesseract's own threads gain little, pages side by side gain all.
        around = {**os.environ, "OMP_THREAD_LIMIT": "1"}
        command = [self.program, "stdin", "stdout", *options]
        try:
            done = subprocess.run(  # noqa: S603 - the program found below, options of our own
                command,
                input=png,
                capture_output=True,
                timeout=timeout_s,
                env=around,
                creationflags=_NO_WINDOW,
                check=False,
            )
        except subprocess.TimeoutExpired as problem:
            raise PageTooSlowError from problem
        except OSError as problem:
            raise _broken() from problem
        if done.returncode:
            raise _broken()
        return done.stdout


def find_engine() -> Engine:
    """The tesseract of this machine. Raises SetupError, with the way to install it, where it or its data is missing."""
    program = shutil.which("tesseract") or _windows_program()
    if program is None:
        raise SetupError(
            "Đây là bản quét (ảnh chụp giấy), mà máy này chưa có chương trình nhận dạng chữ tesseract.", _INSTALL
        )
    languages = _languages(program)
    if LANGUAGE not in languages:
        raise SetupError(
            "Đây là bản quét (ảnh chụp giấy), mà tesseract trên máy này chưa có dữ liệu tiếng Việt.", _INSTALL
        )
    return Engine(program, "osd" in languages)


def _windows_program() -> str | None:
    """The installer for Windows does not put tesseract on the PATH."""
    folders = filter(None, map(os.environ.get, ("ProgramFiles", "LOCALAPPDATA")))
    found = (
        Path(folder, *middle, "Tesseract-OCR", "tesseract.exe") for folder in folders for middle in ((), ("Programs",))
    )
    return next((str(path) for path in found if path.is_file()), None)


@lru_cache(maxsize=4)
def _languages(program: str) -> frozenset[str]:
    try:
        told = subprocess.run(  # noqa: S603 - as above
            [program, "--list-langs"], capture_output=True, timeout=_ASK_S, creationflags=_NO_WINDOW, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise _broken() from problem
    return frozenset(told.stdout.decode("utf-8", "replace").split())


def _broken() -> SetupError:
    return SetupError("Chương trình nhận dạng chữ tesseract trên máy này không chạy được.", _INSTALL)
