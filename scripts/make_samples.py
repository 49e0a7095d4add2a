"""Build the shipped sample documents from their plain sources.

Usage: ``python scripts/make_samples.py [--out FOLDER] [--pdf]``

``corpus/samples/src/*.mau`` is the truth; the files beside that folder are what this script makes of it. Everything but
the PDF comes out the same on every run (fixed timestamps), which ``tests/corpus/test_samples.py`` checks. The PDF is a
.docx printed by LibreOffice and differs from version to version, so it is rebuilt only with ``--pdf``.

Notation of a source: ``key: value`` lines (``sign`` and ``recipient`` repeat), a line ``===``, one paragraph a line.
``# `` is a centred heading (Phần, Chương and their titles), ``## `` a heading at the margin (Điều, I-, 1.), and
``| a | b |`` a table row, the first row of a run being the head.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from sample_docx import render_docx
from sample_source import DASHES, MARK, PARTY, Part, Sample, parts, read_source

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"
# The PDF's font: widths of Times New Roman, free (Debian: fonts-croscore), and with every Vietnamese letter. Liberation
# Serif lacks those of U+1EA0 on; letters borrowed from another font come out of the PDF in the wrong order.
PRINT_FONT = "Tinos"


def _left_head(sample: Sample) -> tuple[str, ...]:
    return (*((sample.parent,) if sample.parent else ()), sample.organ, "*", sample.number)


def render_txt(sample: Sample) -> str:
    """One paragraph a line, the way a clerk pastes a document into a plain file."""
    head = (*_left_head(sample), PARTY, sample.place_date, "", sample.genre, sample.title, DASHES, "")
    body = (" | ".join(row) if part.marker == "|" else part.lines[0] for part in parts(sample) for row in part.rows)
    tail = ("", "Nơi nhận:", *sample.recipients, "", *sample.sign, "", sample.signer, "", MARK)
    return "\n".join((*head, *body, *tail)) + "\n"


def render_md(sample: Sample) -> str:
    """Markdown: ``#`` for the genre, deeper headings for the body, pipe tables."""
    blocks = [line for line in _left_head(sample) if line != "*"]  # a lone star would be an empty list item
    blocks += [PARTY, f"*{sample.place_date}*", f"# {sample.genre}", f"**{sample.title}**"]
    for part in parts(sample):
        if part.marker == "|":
            head, *rest = (f"| {' | '.join(row)} |" for row in part.rows)
            blocks.append("\n".join((head, "|" + " --- |" * len(part.rows[0]), *rest)))
        else:
            blocks.append({"#": "## ", "##": "### "}.get(part.marker, "") + part.lines[0])
    blocks += ["Nơi nhận:", "\n".join(sample.recipients), *sample.sign, f"**{sample.signer}**", f"*{MARK}*"]
    return "\n\n".join(blocks) + "\n"


def render_html(sample: Sample) -> str:
    """A clean page: everything inside ``main``, no script, no outside resource."""
    lines = [f'<p class="head">{escape(line)}</p>' for line in (*_left_head(sample), PARTY, sample.place_date)]
    lines += [f"<h1>{escape(sample.genre)}</h1>", f'<p class="title">{escape(sample.title)}</p>']
    for part in parts(sample):
        if part.marker == "|":
            lines.append(_html_table(part))
        else:
            tag = {"#": "h2", "##": "h3"}.get(part.marker, "p")
            lines.append(f"<{tag}>{escape(part.lines[0])}</{tag}>")
    lines += ["<p>Nơi nhận:</p>", "<p>" + "<br>\n".join(map(escape, sample.recipients)) + "</p>"]
    lines += [f'<p class="sign">{escape(line)}</p>' for line in (*sample.sign, sample.signer)]
    lines.append(f'<p class="mark">{escape(MARK)}</p>')
    page_title = f"{sample.genre} {sample.number.removeprefix('Số ')} {sample.title}"
    return _HTML.format(title=escape(page_title), main="\n".join(lines))


_HTML = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<title>{title}</title>
<style>
main {{ max-width: 48rem; margin: 2rem auto; font: 1.1rem/1.5 "Times New Roman", serif; }}
h1, .head, .title, .sign, .mark {{ text-align: center; margin: 0.3rem 0; }}
.title, .sign {{ font-weight: bold; }}
h3 {{ font-size: 1.1rem; }}
table {{ border-collapse: collapse; }}
th, td {{ border: 1px solid; padding: 0.3rem; }}
.mark {{ font-style: italic; margin-top: 2rem; }}
</style>
</head>
<body>
<main>
{main}
</main>
</body>
</html>
"""


def _html_table(part: Part) -> str:
    head, *rest = part.rows
    rows = ["<tr>" + "".join(f"<th>{escape(cell)}</th>" for cell in head) + "</tr>"]
    rows += ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rest]
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def print_pdf(sample: Sample) -> bytes:
    """Print a sample through LibreOffice with a throw-away profile; raises CalledProcessError when it fails."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "sample.docx")
        source.write_bytes(render_docx(sample, PRINT_FONT))
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(source)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return source.with_suffix(".pdf").read_bytes()


def render(sample: Sample) -> bytes:
    """The bytes of a sample in the format its file name asks for."""
    suffix = Path(sample.file).suffix
    if suffix in _BINARY:
        return _BINARY[suffix](sample)
    return _PLAIN[suffix](sample).encode("utf-8")


_BINARY = {".docx": render_docx, ".pdf": print_pdf}
_PLAIN = {".txt": render_txt, ".md": render_md, ".html": render_html}


def samples() -> Iterator[Sample]:
    """Every sample, in the order of its source's file name."""
    return map(read_source, sorted((SAMPLES / "src").glob("*.mau")))


def main() -> None:
    """Write the sample files."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, default=SAMPLES)
    parser.add_argument("--pdf", action="store_true", help="print the PDF again (needs LibreOffice)")
    arguments = parser.parse_args()
    for sample in samples():
        if arguments.pdf or not sample.file.endswith(".pdf"):
            (arguments.out / sample.file).write_bytes(render(sample))


if __name__ == "__main__":
    main()
