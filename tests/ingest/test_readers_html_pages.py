"""Pages as offices save them: the text comes whole, the site around it does not, and what is left out is told."""

from __future__ import annotations

import re

import pytest

from thammuu.ingest.errors import SecrecyRefusal
from thammuu.ingest.readers import read_bytes

TEXT = (
    "QUY ĐỊNH",
    "Điều 1. Quy định này nói về việc quản lý hồ sơ lưu trữ của các cơ quan tham mưu ở tỉnh Sông Trà.",
    "Điều 2. Người phụ trách văn thư lập danh mục hồ sơ trước ngày 15 tháng 01 hằng năm.",
    "Điều 3. Văn phòng theo dõi, đôn đốc và báo cáo kết quả thực hiện.",
    "Nơi nhận: Như Điều 3.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT)
DIVS = "".join(f"<div><div><span>{line}</span></div></div>" for line in TEXT)
LINES = "<br>".join(TEXT)
MENU = "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in ("Trang chủ", "Giới thiệu", "Tin tức", "Thư viện"))
NEWS = "".join(f"<li><a href='/tin/{n}'>Hội nghị giao ban lần thứ {n}</a> (0{n}/3)</li>" for n in (1, 2, 3))
FOOT = "<div>© 2026 Cổng thông tin Sông Trà. Đề nghị ghi rõ nguồn khi phát hành lại.</div>"

PORTAL = f"""<!DOCTYPE html><html><head><title>Cổng</title></head><body class="page has-sidebar">
<div class="cookie-bar">Trang này dùng cookie <button>Đồng ý</button></div>
<header><span>Cổng thông tin Sông Trà</span><nav><ul>{MENU}</ul></nav></header>
<div class="menu-wrap"><article>{PARAGRAPHS}</article>
<div class="tin-lien-quan"><h3>Tin liên quan</h3><ul>{NEWS}</ul></div>
<div id="binh-luan"><p>Bạn đọc: bài viết rất có ích.</p></div></div><footer>Điện thoại 000</footer></body></html>"""

PRINT_VIEW = f"""<html><body onload="window.print()"><a href="javascript:window.print()">In trang này</a>
<a href="javascript:window.close()">Đóng cửa sổ</a><div>{PARAGRAPHS}</div></body></html>"""

NO_MARKS = f"""<html><body><div><ul>{MENU}</ul></div><div>{PARAGRAPHS}</div><h4>Các tin khác:</h4><ul>{NEWS}</ul>
{FOOT}</body></html>"""

TABLE_LAYOUT = f"""<html><body><table width=780 border=0><tr><td><table><tr><td>{MENU}</td></tr></table></td>
<td width=500>{LINES}</td><td><b>Tin mới nhất</b><ul>{NEWS}</ul></td></tr></table>
<center>{FOOT}</center></body></html>"""

ONE_ROW = f"""<html><body><table><tr><td><ul>{MENU}</ul></td><td>{LINES}<br></td><td><ul>{NEWS}</ul></td></tr></table>
</body></html>"""

WORD = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 11">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal {{mso-style-parent:"";font-family:"Times New Roman";}} --></style></head>
<body lang=VI style='tab-interval:36.0pt'><div class=Section1>
{"".join(f"<p class=MsoNormal style='mso-pagination:none'>{line}<del>bỏ</del><o:p></o:p></p>" for line in TEXT)}
<p class=MsoNormal><![if !supportEmptyParas]>&nbsp;<![endif]><o:p></o:p></p></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'>Xem lại câu này</div></div></body></html>"""

NESTED = f"""<html><body><div id="page"><div id="top-menu">{MENU}</div><div>
<div class="noi-dung"><div>{DIVS}</div></div>
<div class="social-share"><a href="/f">Chia sẻ</a></div></div></div></body></html>"""

WEB_FORM = f"""<html><body><form id="aspnetForm" method="post"><input type="hidden" name="__VIEWSTATE" value="x">
<div class="search-box"><input name=q><button>Tìm kiếm</button></div><ul>{MENU}</ul>
<div>{PARAGRAPHS}</div></form></body></html>"""

# Each row: what the page shows, the page, words of its furniture (told with their number, but for Word's own remarks).
PAGES = [
    ("portal", PORTAL, ("Giới thiệu", "cookie", "giao ban", "Bạn đọc", "Điện thoại", "Cổng thông tin")),
    ("print view", PRINT_VIEW, ("In trang", "Đóng cửa sổ")),
    ("no marks", NO_MARKS, ("Giới thiệu", "Các tin khác", "giao ban", "©")),
    ("table layout", TABLE_LAYOUT, ("Giới thiệu", "Tin mới nhất", "giao ban", "©")),
    ("table layout in one row", ONE_ROW, ("Giới thiệu", "giao ban")),
    ("nested divs", NESTED, ("Giới thiệu", "Chia sẻ")),
    ("one form around the page", WEB_FORM, ("Giới thiệu", "Tìm kiếm")),
]


@pytest.mark.parametrize(("page", "furniture"), [row[1:] for row in PAGES], ids=[row[0] for row in PAGES])
def test_the_text_comes_whole_and_the_site_around_it_is_told(page: str, furniture: tuple[str, ...]) -> None:
    source = read_bytes(page.encode(), "a.html")
    assert tuple(source.text.split("\n")) == TEXT
    kept = " ".join(item.text for item in source.furniture)
    assert [words for words in furniture if words not in kept] == []
    (told,) = [notice.message for notice in source.warnings if notice.code == "html-furniture"]
    assert re.search(rf"\b{len(kept.split())} chữ", told)


def test_word_leaves_neither_styles_nor_conditions_nor_remarks() -> None:
    source = read_bytes(WORD.encode(), "a.htm")
    assert tuple(source.text.split("\n")) == TEXT
    assert (source.furniture, source.warnings) == ((), ())


# Each row: what must stay though it looks like furniture, body of the page, a line of it.
STAYS = [
    (
        "legal bases that are all links",
        "<div><p>Căn cứ <a href='/1'>Luật A</a>;</p><p>Căn cứ <a href='/2'>Luật B</a>;</p><p>Căn cứ "
        "<a href='/3'>Luật C</a>;</p></div><p>Nội dung của quyết định.</p>",
        "Căn cứ Luật B;",
    ),
    (
        "a table of contents into the page itself",
        "<ul><li><a href='#a'>Phần một</a></li><li><a href='#b'>Phần hai</a></li><li><a href='#c'>Phần ba</a></li>"
        "</ul><p>Văn</p>",
        "- Phần hai",
    ),
    ("a misleading name around the text", f"<div class='footer-menu'>{PARAGRAPHS}</div><p>Chú</p>", TEXT[1]),
    (
        "copyright as the subject",
        f"<div>Bản quyền của tác giả được bảo hộ.</div>{PARAGRAPHS}{PARAGRAPHS}",
        "Bản quyền của",
    ),
    ("a page of links alone", f"<ul>{MENU}</ul>", "- Giới thiệu"),
]


@pytest.mark.parametrize(("body", "line"), [row[1:] for row in STAYS], ids=[row[0] for row in STAYS])
def test_in_doubt_it_is_content(body: str, line: str) -> None:
    source = read_bytes(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "a.html")
    assert any(found.startswith(line) for found in source.text.split("\n"))
    assert source.furniture == ()


def test_a_secrecy_mark_outside_the_main_content_is_seen() -> None:
    page = f"<!DOCTYPE html><html><body><main>{PARAGRAPHS}</main><footer>TỐI MẬT</footer></body></html>"
    with pytest.raises(SecrecyRefusal):
        read_bytes(page.encode(), "a.html")
