"""Old character sets to Unicode: tables, font names, runs side by side, what the text itself tells, losses."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thammuu.ingest.charsets import Charset, FontRun, Loss, Transcoder, meaning_of
from thammuu.ingest.charsets.evidence import converted, told_by_text
from thammuu.ingest.charsets.tables import table_of

TEXT = (
    "Ban Thường vụ Tỉnh ủy Sông Trà yêu cầu các cấp ủy, tổ chức đảng kiểm tra, đôn đốc việc sắp xếp bộ máy, "
    "bảo đảm chặt chẽ, đúng nguyên tắc; kết quả báo cáo trước ngày 15 tháng 12 để tổng hợp, trình cấp trên xem xét."
)
OLD = (Charset.TCVN3, Charset.VNI, Charset.VISCII, Charset.VPS)
# Every letter with a mark, small and capital.
LETTERS = [
    unicodedata.normalize("NFC", base + tone)
    for base in "aăâeêioôơuưy"
    for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    if base + tone not in "aeiouy"
] + ["đ"]


def shown(text: str, charset: Charset) -> str:
    """`text` as a program shows it that knows only the bytes of the old character set."""
    back: dict[str, str] = {}
    for sign, letter in table_of(charset).letters.items():
        back.setdefault(letter, sign)
    return "".join(back.get(char, char) for char in text)


@pytest.mark.parametrize("charset", OLD)
def test_every_small_letter_has_a_code(charset: Charset) -> None:
    assert converted(shown("".join(LETTERS), charset), charset) == "".join(LETTERS)


@pytest.mark.parametrize("charset", [Charset.VNI, Charset.VISCII, Charset.VPS])
def test_every_capital_has_a_code(charset: Charset) -> None:
    capitals = "".join(LETTERS).upper()
    missing = [char for char in capitals if char not in table_of(charset).letters.values()]
    # VISCII has no room for them (RFC 1456 has all); VPS lacks two capitals that start no word.
    assert [char for char in missing if char not in "ỴẪỢ"] == []


@pytest.mark.parametrize("charset", OLD)
def test_the_text_tells_its_character_set(charset: Charset) -> None:
    assert told_by_text(shown(TEXT, charset)) is charset
    transcoder = Transcoder([FontRun(shown(TEXT, charset))])
    assert transcoder.text(shown(TEXT, charset)) == TEXT
    assert transcoder.report().charset is charset
    assert transcoder.report().losses == ()


@pytest.mark.parametrize("charset", [Charset.VISCII, Charset.VPS])
def test_codes_seen_through_windows_1252(charset: Charset) -> None:
    """Codes 80 to 9F: Latin-1 shows control codes, Windows-1252 signs such as ‰ and Š."""
    letters = "".join(char for char in shown(TEXT, charset))
    through_windows = "".join(
        bytes([ord(char)]).decode("cp1252", "ignore") or char if "\x80" <= char <= "\x9f" else char for char in letters
    )
    assert converted(through_windows, charset) == TEXT


FONTS = [
    (".VnTime", Charset.TCVN3, False),
    (".VnTimeH", Charset.TCVN3, True),
    (".VnArial NarrowH", Charset.TCVN3, True),
    ("ABCDEF+.VnTimeH-Bold", Charset.TCVN3, True),
    (".VnTime,BoldItalic", Charset.TCVN3, False),
    ("VnArial", Charset.TCVN3, False),
    ("ABC Times", Charset.TCVN3, False),
    ("VNSTCVN3", Charset.TCVN3, False),
    ("VNI-Times", Charset.VNI, False),
    ("'vni-helve'", Charset.VNI, False),
    ("VNI Helve Condense", Charset.VNI, False),
    ("VPS Times", Charset.VPS, False),
    ("VI Times", Charset.VISCII, False),
    ("Wingdings 2", Charset.SYMBOL, False),
    ("Symbol", Charset.SYMBOL, False),
]


@pytest.mark.parametrize(("font", "charset", "capitals"), FONTS)
def test_font_names(font: str, charset: Charset, capitals: bool) -> None:
    meaning = meaning_of(font)
    assert meaning is not None
    assert (meaning.charset, meaning.capitals) == (charset, capitals)


@pytest.mark.parametrize("font", ["Times New Roman", "Arial", "UVN Bach Tuyet", "UTM Times", "Vnexpress", "", None])
def test_names_that_tell_nothing(font: str | None) -> None:
    assert meaning_of(font) is None


# Each row: what it is, the runs of one paragraph, the text of each run after.
TIME, TIME_H, VNI, TIMES = ".VnTime", ".VnTimeH", "VNI-Times", "Times New Roman"
PARAGRAPHS = [
    ("Unicode beside TCVN3", [("C«ng v¨n ", TIME), ("của Tỉnh ủy", TIMES)], ["Công văn ", "của Tỉnh ủy"]),
    ("capitals of a capital font", [("céng hoµ", TIME_H), (" x· héi", TIME)], ["CỘNG HOÀ", " xã hội"]),
    ("capitals with a tone", [("THµNH LËP Tæ CHøC vµ Bé", TIME)], ["THÀNH LẬP TỔ CHỨC và Bộ"]),
    ("abbreviation in capitals", [("Q§-TW, ", TIME), ("q®", TIME_H)], ["QĐ-TW, ", "QĐ"]),
    ("base and mark in two runs", [("Ñ", VNI), ("a", VNI), ("øo taïo", VNI)], ["Đ", "à", "o tạo"]),
    ("a capital and a small mark", [("Oâng Aån", VNI)], ["Ông Ẩn"]),
    ("Unicode under a TCVN3 font", [("Tỉnh ủy", TIME)], ["Tỉnh ủy"]),
    ("Latin-1 letters alone under a TCVN3 font", [("lµ mét", TIME)], ["là một"]),
    ("one word of Unicode in TCVN3", [("Tỉnh ñy", TIME)], ["Tỉnh ủy"]),
    ("soft hyphen is ư", [("n\u00adíc", TIME)], ["nước"]),
    ("minus of a PDF", [("nh−íc, − C¨n cø, 5 − 3", TIME)], ["nhước, − Căn cứ, 5 − 3"]),
    ("minus of a PDF at the start of a word", [("Trung −¬ng", TIME)], ["Trung ương"]),
    ("capitals over three runs", [("CH", TIME), ("Ý", ".VnArial"), ("NH PHñ", TIME)], ["CH", "Í", "NH PHỦ"]),
    ("pictures", [("\u00b7\u00a8", "Wingdings"), ("n", "Wingdings"), ("\u00b3 5", "Symbol")], ["•☐", "•", "≥ 5"]),
    ("French in a Unicode font", [("Élève à l'école, Côte d'Ivoire", TIMES)], ["Élève à l'école, Côte d'Ivoire"]),
    ("no letters", [("", TIME), ("12/2004", TIME)], ["", "12/2004"]),
]


@pytest.mark.parametrize(("runs", "wanted"), [row[1:] for row in PARAGRAPHS], ids=[row[0] for row in PARAGRAPHS])
def test_paragraphs(runs: list[tuple[str, str]], wanted: list[str]) -> None:
    fonts = [FontRun(*run) for run in runs]
    got = Transcoder(fonts).paragraph(fonts)
    assert list(got) == wanted


def test_a_font_that_lies_is_believed_less_than_its_text() -> None:
    """A whole file of correct Unicode under .VnTime: also the cells whose letters both sets have stay."""
    runs = [FontRun(TEXT, TIME), FontRun("Tên", TIME)]
    transcoder = Transcoder(runs)
    assert transcoder.paragraph(runs) == (TEXT, "Tên")
    assert transcoder.report().charset is Charset.UNICODE


def test_vni_under_a_tcvn3_font() -> None:
    text = shown(TEXT, Charset.VNI)
    assert Transcoder([FontRun(text, "VNSTCVN3")]).text(text, "VNSTCVN3") == TEXT


def test_losses_say_what_where_how_often_and_in_which_font() -> None:
    transcoder = Transcoder()
    transcoder.text("c«ng v¨n", TIME)
    assert transcoder.text("v¨n phßng Å Å ð", TIME) == "văn phòng Å Å ð"
    assert transcoder.text("Å", TIME) == "Å"
    losses = transcoder.report().losses
    assert Loss("ð", 1, Charset.TCVN3, TIME, 2) in losses
    assert any(loss.char == "Å" and loss.count >= 2 and loss.paragraph == 2 for loss in losses)


def signs(text: str) -> list[str]:
    return [char for char in text if "\x20" < char < "\x7f" and not char.isalpha()]


@given(st.lists(st.builds(FontRun, st.text(), st.sampled_from([TIME, TIME_H, VNI, "Symbol", TIMES, None]))))
def test_any_runs_give_as_many_texts_and_lose_no_ascii(runs: list[FontRun]) -> None:
    texts = Transcoder(runs).paragraph(runs)
    assert len(texts) == len(runs)
    assert signs("".join(texts)) == signs("".join(run.text for run in runs))


@given(st.text(alphabet=st.sampled_from([*LETTERS, *"bcdghklmnpqrstvx ,.-"])), st.sampled_from(OLD))
def test_small_letters_go_there_and_back(text: str, charset: Charset) -> None:
    assert converted(shown(text, charset), charset) == text
