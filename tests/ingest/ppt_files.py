"""Small PowerPoint 97-2003 files made in memory: the records [MS-PPT] asks for, and nothing else."""

from __future__ import annotations

import struct

from tests.ingest.doc_files import compound

FONTS = ("Times New Roman", ".VnTime", "VNI-Times")
Text = list[tuple[str, str]]  # runs: text and font


def record(kind: int, content: bytes, instance: int = 0, container: bool = False) -> bytes:
    """One record."""
    return struct.pack("<HHI", instance << 4 | (0xF if container else 0), kind, len(content)) + content


def texts(runs: Text) -> bytes:
    """The text and its formatting."""
    text = "".join(part for part, _ in runs)
    narrow = all(ord(char) < 256 for char in text)
    atom = record(0x0FA8, text.encode("latin-1")) if narrow else record(0x0FA0, text.encode("utf-16-le"))
    paragraphs = struct.pack("<IHI", len(text) + 1, 0, 0x880) + bytes(4)  # with a bullet and an align
    styles = b""
    for index, (part, font) in enumerate(runs):
        last = index == len(runs) - 1
        styles += struct.pack("<IIHHH", len(part) + last, 0x30001, 1, FONTS.index(font), 24)
    return record(0x0F9F, bytes(4)) + atom + record(0x0FA1, paragraphs + styles)


def ppt(
    *slides: tuple[Text, ...], footer: str = "", token: int = 0xE391C05F, beside: int = 0, stored: bytes = b""
) -> bytes:
    """A file whose slides have the given texts: the first of each in the outline, the others in boxes.

    With `beside` the last of them is no slide but of that list: 1 for the masters, 2 for the notes of speakers.
    `stored` are records at the end of the stream, such as those of embedded files.
    """
    fonts = b"".join(
        record(0x0FB7, name.encode("utf-16-le").ljust(64, b"\x00") + bytes(4), number)
        for number, name in enumerate(FONTS)
    )
    outlines = [
        record(0x03F3, struct.pack("<I", number) + bytes(16)) + texts(slide[0])
        for number, slide in enumerate(slides, 2)
    ]
    other = record(0x0FF0, outlines.pop(), beside, container=True) if beside else b""
    outline = b"".join(outlines)
    heads = record(0x0FD9, record(0x0FBA, footer.encode("utf-16-le"), 2), container=True) if footer else b""
    body = record(0x07D5, fonts, container=True) + heads + other + record(0x0FF0, outline, container=True)
    main, offsets = record(0x03E8, body, container=True), [0]
    for slide in slides:
        offsets.append(len(main))
        boxes = record(0xF00D, record(0x0F9E, struct.pack("<I", 0)), container=True)
        boxes += b"".join(record(0xF00D, texts(text), container=True) for text in slide[1:])
        main += record(0x03EE, record(0x040C, boxes, container=True), container=True)
    main += stored
    directory = len(main)
    main += record(0x1772, struct.pack("<I", len(offsets) << 20 | 1) + struct.pack(f"<{len(offsets)}I", *offsets))
    edit = len(main)
    main += record(0x0FF5, struct.pack("<IIIII", 0, 0, 0, directory, 1) + bytes(8))
    user = record(0x0FF6, struct.pack("<III", 20, token, edit) + bytes(12))
    return compound({"PowerPoint Document": main, "Current User": user})
