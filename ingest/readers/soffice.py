"""LibreOffice as a converter, where it is installed: bytes in, bytes of a .docx or .pdf out, nothing left behind.

Only files the secrecy guard has passed come here, for their text touches the disk: in a folder of its own, open to the
user alone, deleted whatever happens. LibreOffice gets a fresh profile in it that runs no macros and follows no links.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from thammuu.ingest.readers.pulse import beat

_PROGRAMS = ("soffice", "libreoffice")
_WINDOWS = ("ProgramFiles", "ProgramFiles(x86)")  # variables that name the folders programs are installed in
_TIMEOUT_S = 90  # less than a file may take in all (service/reading/job.py)
_NAME = re.compile(r"thammuu-(\d+)-")
_DOCX, _PDF = "docx:MS Word 2007 XML", "pdf:writer_pdf_Export"
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
</item></oor:items>
"""
# A linked picture must not be fetched: the address of a proxy that is not there.
_NO_NETWORK = dict.fromkeys(("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"), "http://127.0.0.1:9")


def program() -> str | None:
    """The LibreOffice of this machine; None when there is none."""
    for name in _PROGRAMS:
        if found := shutil.which(name):
            return found
    for variable in _WINDOWS:
        path = Path(os.environ.get(variable, "")) / "LibreOffice" / "program" / "soffice.exe"
        if variable in os.environ and path.is_file():
            return str(path)
    return None


def to_docx(data: bytes, suffix: str) -> bytes | None:
    """The file `data` as .docx; None when LibreOffice is absent, fails or takes too long."""
    return _converted(data, suffix, _DOCX)


def to_pdf(docx: bytes) -> bytes | None:
    """The .docx as PDF; None when LibreOffice is absent, fails or takes too long."""
    return _converted(docx, ".docx", _PDF)


def _converted(data: bytes, suffix: str, wanted: str) -> bytes | None:
    found = program()
    if found is None:
        return None
    beat()  # LibreOffice takes its own time
    _clear_left_behind()
    folder = Path(tempfile.mkdtemp(prefix=f"thammuu-{os.getpid()}-"))  # rights 0700
    try:
        return _convert(found, folder, (data, suffix), wanted)
    except OSError:
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _convert(found: str, folder: Path, file: tuple[bytes, str], wanted: str) -> bytes | None:
    data, suffix = file
    source, out = folder / f"in{suffix}", folder / "out"
    source.write_bytes(data)
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(_SETTINGS, encoding="utf-8")
    command = [
        found,
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
        *("--convert-to", wanted, "--outdir", str(out), str(source)),
    ]
    if not _run(command, folder):
        return None
    made = out / f"in.{wanted.partition(':')[0]}"
    return made.read_bytes() if made.is_file() else None


def _run(command: list[str], folder: Path) -> bool:
    """Run to the end or to the time limit; then it is ended with its children.

    It stays in our process group: whoever ends the process that reads a file ends LibreOffice with it.
    """
    environment = {**os.environ, **_NO_NETWORK, "TMPDIR": str(folder), "TEMP": str(folder), "TMP": str(folder)}
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(  # noqa: S603 - the program found above, with arguments of our own making
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=environment, cwd=folder
    )
    try:
        return process.wait(_TIMEOUT_S) == 0
    except subprocess.TimeoutExpired:
        return False
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    import psutil  # noqa: PLC0415 - only to end one that hangs

    with contextlib.suppress(psutil.Error):
        for started in psutil.Process(process.pid).children(recursive=True):
            started.kill()
    process.kill()
    process.wait()


def _clear_left_behind() -> None:
    """Delete the folders of processes that were killed before they could do it themselves."""
    import psutil  # noqa: PLC0415 - only where LibreOffice is used

    for folder in Path(tempfile.gettempdir()).glob("thammuu-*-*"):
        match = _NAME.match(folder.name)
        if match and folder.is_dir() and not folder.is_symlink() and not psutil.pid_exists(int(match[1])):
            shutil.rmtree(folder, ignore_errors=True)
