"""The text of an RTF file by destination: body, notes, page edges, boxes, properties; each run in its font.

Left out: hidden and deleted text, pictures, field codes, comments, every destination marked "\\*" that is not known to
hold text. The numbers of lists stand in the file as Word last showed them (\\listtext), so they are kept.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from thammuu.ingest.charsets import Charset, FontRun, meaning_of
from thammuu.ingest.errors import InputError
from thammuu.ingest.model import Align
from thammuu.ingest.readers.flow import Paragraph, Words
from thammuu.ingest.readers.rtf_tokens import Kind, Token

_DEEP = 5000  # groups inside each other; real files stay below 30
# Destinations without text of the document; those marked "\\*" need no entry.
_SKIP_LIST = """
colortbl stylesheet pict objdata fldinst ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn nonesttables shprslt sp xe tc txe
rxe filetbl revtbl rsidtbl themedata datastore nonshppict upr bkmkstart bkmkend annotation atnid
"""
_SKIPPED = frozenset(_SKIP_LIST.split())
# Destinations marked "\\*" that hold text, or hold others that do.
_STARRED = frozenset(["shpinst", "do", "ud", "listtext", "pntext"])
_EDGES = frozenset(["header", "headerl", "headerr", "headerf", "footer", "footerl", "footerr", "footerf"])
_PROPERTIES = frozenset(["title", "subject", "keywords", "doccomm", "category"])
_FOOTNOTES, _BOXES = frozenset(("footnote",)), frozenset(("shptxt", "dptxbxtext"))
_ALIGNS = {"ql": Align.LEFT, "qc": Align.CENTER, "qr": Align.RIGHT, "qj": Align.JUSTIFIED}
_CHARACTERS = {
    **{"tab": " ", "line": "\n", "page": "\n", "column": "\n", "emdash": "—", "endash": "–", "bullet": "•"},
    **{"lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”"},
    **{"emspace": " ", "enspace": " ", "qmspace": " "},
}
_SIGNS = {"~": "\u00a0", "_": "-", "-": "\u00ad", "\\": "\\", "{": "{", "}": "}"}  # \\- is byte AD, "ư" of TCVN3
_TOGGLES = {"b": "bold", "v": "hidden", "caps": "caps", "deleted": "deleted"}
_NO_LINE = frozenset(("brdrnone", "brdrnil", "brdrtbl"))
# \\fcharset of a font: its code page. Vietnamese is 163.
_PAGES = {77: "mac_roman", 128: "cp932", 134: "cp936", 161: "cp1253", 162: "cp1254", 163: "cp1258"}
_PAGES |= {177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250"}


@dataclass(slots=True)
class Story:
    """One stream of paragraphs."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    current: Paragraph = field(default_factory=Paragraph)
    boxes: list[Paragraph] = field(default_factory=list)  # to follow the paragraph they hang on
    lined: bool = False

    def end(self, state: State, *, cell: bool = False) -> None:
        """End the current paragraph."""
        self.current.align, self.current.ends_cell = state.align, cell
        self.current.depth = 1 if state.in_table or cell else 0
        self.paragraphs.append(self.current)
        self.current = Paragraph()
        if not self.paragraphs[-1].depth:
            self.paragraphs += self.boxes
            self.boxes = []

    def end_row(self) -> None:
        """End the current table row."""
        self.paragraphs.append(Paragraph(depth=1, ends_row=True, lined=self.lined))

    def close(self, state: State) -> list[Paragraph]:
        """All paragraphs, the last one ended."""
        if self.current.words:
            self.end(replace(state, in_table=False))
        self.paragraphs += self.boxes
        return self.paragraphs


@dataclass(slots=True)
class State:
    """What a group inherits from the one around it."""

    story: Story | None  # None: text here is skipped
    table: str = ""  # "fonts" or "info" inside these destinations, else ""
    font: int | None = None
    bold: bool = False
    hidden: bool = False
    deleted: bool = False
    caps: bool = False
    align: Align = Align.UNKNOWN
    in_table: bool = False
    replacements: int = 1  # characters after \\u that stand for it in programs without Unicode
    opened: str = ""  # the destination this group is


@dataclass(slots=True)
class _Font:
    name: str = ""
    page: str = ""


class RtfStories:
    """Reads the tokens of one file once; then holds its stories."""

    def __init__(self, found: Iterable[Token]) -> None:
        self.body = Story()
        self.notes: list[Story] = []
        self.edges: list[Story] = []
        self.properties: list[list[Words]] = []
        self._fonts: dict[int, _Font] = {}
        self._default_font: int | None = None
        self._page = "cp1252"
        self._stack: list[State] = []
        self._state = State(self.body)
        self._skip = 0
        self._starred = self._border = False
        for token in found:
            self._take(token)
        while self._stack:  # a file cut off in the middle
            self._close()
        self.body.close(self._state)

    def _take(self, token: Token) -> None:
        if token.kind is Kind.OPEN:
            if len(self._stack) > _DEEP:
                raise InputError("Tệp RTF có các nhóm lồng nhau quá sâu.", "Mở bằng Word, lưu thành .docx rồi nạp lại.")
            self._stack.append(self._state)
            self._state = replace(self._state, opened="")
            self._skip, self._starred = 0, False
        elif token.kind is Kind.CLOSE:
            self._skip = 0
            if self._stack:
                self._close()
        elif token.kind is Kind.SIGN:
            if token.text == "*":
                self._starred = True
            else:
                self._text(_SIGNS.get(token.text, ""))
        elif token.kind is Kind.BYTE:
            self._bytes(bytes((token.value or 0,)))
        elif token.kind is Kind.TEXT:
            self._bytes(token.text.encode("latin-1"))
        else:
            self._word(token.text, token.value)
            self._starred = False

    def _close(self) -> None:
        state = self._state
        if state.story is not None and state.opened in _BOXES:
            outer = self._outer_story()
            outer.boxes += state.story.close(state)
        elif state.story is not None and state.opened in _EDGES | _FOOTNOTES:
            state.story.close(state)
        self._state = self._stack.pop()

    def _outer_story(self) -> Story:
        return next((state.story for state in reversed(self._stack) if state.story is not None), self.body)

    def _word(self, word: str, value: int | None) -> None:
        state = self._state
        if self._destination(word) or self._paragraph_word(word) or state.table == "fonts":
            self._font_word(word, value)
            return
        if word == "u" and value is not None:
            self._text(chr(value % 0x10000))
            self._skip = state.replacements
        elif word == "uc":
            state.replacements = max(value or 0, 0)
        elif word in _CHARACTERS:
            self._text(_CHARACTERS[word])
        elif word in _TOGGLES:
            setattr(state, _TOGGLES[word], value != 0)
        elif word == "f":
            state.font = value
        elif word == "plain":
            state.font = self._default_font
            state.bold = state.hidden = state.deleted = state.caps = False
        elif word == "deff":
            self._default_font = state.font = value
        elif word == "ansicpg" and value:
            self._page = _known_page(f"cp{value}")

    def _destination(self, word: str) -> bool:
        """Open a destination when `word` is one."""
        state = self._state
        if word in _SKIPPED or (self._starred and word not in _STARRED):
            state.story, state.table = None, ""
        elif word in {"fonttbl", "info"}:
            state.story, state.table = None, {"fonttbl": "fonts"}.get(word, word)
        elif word == "ud":  # inside \\upr, whose first part repeats it without Unicode
            state.story = self._outer_story()
        elif state.table == "info":
            if word in _PROPERTIES:
                state.story, state.table = Story(), ""
                self.properties.append(state.story.current.words)
        elif word in _EDGES | _FOOTNOTES | _BOXES and (state.story is not None or word in _BOXES):
            if word in _FOOTNOTES and state.story is not None:
                state.story.current.notes.append(str(len(self.notes) + 1))
            state.story, state.opened = Story(), word
            state.hidden = state.deleted = state.in_table = False
            if word not in _BOXES:
                (self.notes if word in _FOOTNOTES else self.edges).append(state.story)
        else:
            return False
        return True

    def _paragraph_word(self, word: str) -> bool:
        state = self._state
        if word == "pard":
            state.align, state.in_table = Align.UNKNOWN, False
        elif word in _ALIGNS:
            state.align = _ALIGNS[word]
        elif word == "intbl":
            state.in_table = True
        elif word.startswith(("clbrdr", "trbrdr")):
            self._border = True
        elif state.story is None:
            return False
        elif word.startswith("brdr") and self._border:
            state.story.lined = state.story.lined or word not in _NO_LINE
            self._border = False
        else:
            return self._end_word(word, state.story)
        return True

    def _end_word(self, word: str, story: Story) -> bool:
        if word in {"par", "sect", "nestrow", "nestcell"}:
            story.end(self._state)
        elif word == "cell":
            story.end(self._state, cell=True)
        elif word == "row":
            story.end_row()
        elif word == "trowd":
            story.lined = False
        else:
            return False
        return True

    def _font_word(self, word: str, value: int | None) -> None:
        if self._state.table != "fonts":
            return
        if word == "f":
            self._state.font = value
            self._fonts[value or 0] = _Font()
        elif word == "fcharset" and self._state.font in self._fonts:
            self._fonts[self._state.font].page = _PAGES.get(value or 0, "")

    def _bytes(self, raw: bytes) -> None:
        """Bytes of text in the code page of the font; the stand-ins of a Unicode character are passed over."""
        passed = min(self._skip, len(raw))
        self._skip -= passed
        raw = raw[passed:]
        if not raw:
            return
        if self._state.table == "fonts":
            self._name(raw.decode("latin-1"))
            return
        self._text(raw.decode("ascii") if raw.isascii() else raw.decode(self._code_page(), "replace"))

    def _code_page(self) -> str:
        font = self._fonts.get(self._state.font or 0, _Font())
        meaning = meaning_of(font.name)
        # An old Vietnamese font says something of its own about every byte, whatever code page it is filed under.
        return "cp1252" if meaning and meaning.charset is not Charset.UNICODE else font.page or self._page

    def _name(self, text: str) -> None:
        font = self._fonts.get(self._state.font or 0)
        if font is not None and not font.name.endswith(";"):
            font.name += text.split(";", maxsplit=1)[0] + (";" if ";" in text else "")

    def _text(self, text: str) -> None:
        state = self._state
        if state.story is None or not text or state.hidden or state.deleted:
            return
        name = self._fonts.get(state.font or 0, _Font()).name.rstrip(";")
        words = state.story.current.words
        last = words[-1] if words else None
        new = Words(FontRun(text, name or None), state.bold, state.caps)
        if last and (last.run.font, last.bold, last.caps) == (new.run.font, new.bold, new.caps):
            words[-1] = replace(last, run=FontRun(last.run.text + text, last.run.font))
        else:
            words.append(new)


def _known_page(name: str) -> str:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"
