"""The relation word that governs each naming of a sentence, lists and endings included."""

from __future__ import annotations

import pytest

from thammuu.ingest.citations import find_citations

# Relations in order, one letter each: c cites, b based on, i implements, g guides, a amends, r replaces, x repeals,
# k attached to, t contrary to; capitals: amended, replaced, repealed by.
LETTERS = {
    "cites": "c",
    "based_on": "b",
    "implements": "i",
    "guides": "g",
    "amends": "a",
    "replaces": "r",
    "repeals": "x",
    "amended_by": "A",
    "replaced_by": "R",
    "repealed_by": "X",
    "attached_to": "k",
    "contrary_to": "t",
}

SENTENCES = (
    ("Căn cứ Điều lệ Đảng;\n- Căn cứ Quy định số 294-QĐ/TW;", "bb"),
    ("Căn cứ vào Luật số 57/2020/QH14;", "b"),
    ("theo Quy định số 57-QĐ/TW", "c"),
    ("theo quy định tại khoản 2 Điều 8 Nghị định số 30/2020/NĐ-CP", "c"),
    ("có hiệu lực từ ngày ký và thay thế Hướng dẫn số 01-HD/TW, ngày 28/9/2021 của Ban Bí thư.", "r"),
    ("thay thế Quy định số 66-QĐ/TW và Quy định số 223-QĐ/TW.", "rr"),  # both of the list
    ("thay thế Quy định số 66-QĐ/TW ngày 06/02/2017 của Ban Bí thư, Quy định số 223-QĐ/TW và 57-QĐ/TW", "rrr"),
    ("thay thế các văn bản sau đây:\n- Quy định số 66-QĐ/TW;\n- Quy định số 223-QĐ/TW.", "rr"),
    ("thay thế:\na) Thông tư số 01/2011/TT-BNV;\nb) Thông tư số 02/2011/TT-BNV.", "rr"),
    ("Bãi bỏ Nghị quyết số 132/2020/QH14 ngày 17/11/2020 của Quốc hội", "x"),
    ("bãi bỏ một số điều của Luật số 57/2020/QH14", "a"),  # the rest stands
    ("bãi bỏ khoản 3 Điều 36 của Luật Đất đai số 45/2013/QH13", "x"),  # what is repealed is the part named
    ("Sửa đổi, bổ sung một số điều của Luật Giá số 140/2025/QH15", "a"),
    ("sửa đổi, bổ sung, bãi bỏ một số điều của Luật số 57/2020/QH14", "a"),
    ("đồng ý không sửa đổi, bổ sung Điều lệ Đảng hiện hành", "c"),  # turned away
    ("đã được thay thế bởi Quy định số 126-QĐ/TW", "c"),  # the one named is the one that acts
    ("Quy định số 57-QĐ/TW được thay thế bằng Quy định này.", "r"),
    ("hướng dẫn thực hiện Quy định số 57-QĐ/TW", "g"),
    ("Hướng dẫn một số nội dung của Quy định số 57-QĐ/TW", "g"),
    ("tổ chức triển khai thực hiện có hiệu quả các nội dung của Đề án số 02-ĐA/TU", "i"),
    ("thực hiện tốt Kết luận số 23-KL/TU", "i"),
    ("thực hiện nhiệm vụ; việc này nêu ở nơi khác, Quy định số 57-QĐ/TW nói rõ", "c"),  # too far off
    ("Thay thế cán bộ. Quy định số 57-QĐ/TW nói rõ", "c"),  # another sentence
    ("thực hiện Đề án số 04-ĐA/TU ngày 18-2-2014 về xây dựng đội ngũ; Đề án số 05-ĐA/TU về tạo nguồn.", "ii"),
    ("Luật Giáo dục số 38/2005/QH11 hết hiệu lực kể từ ngày Luật này có hiệu lực.", "x"),
    (  # the last name is the end of the second document's title (30/2020/NĐ-CP, Điều 37)
        "Nghị định số 10/2004/NĐ-CP về lưu trữ và Nghị định số 9/2010/NĐ-CP của Chính phủ sửa đổi, bổ sung một số điều "
        "của Nghị định số 10/2004/NĐ-CP về lưu trữ hết hiệu lực từ ngày ấy.",
        "xxc",
    ),
    ("Pháp lệnh số 02/2008/PL-UBTVQH12, Pháp lệnh số 09/2003/PL-UBTVQH11 hết hiệu lực từ ngày ấy", "xx"),
    (  # those that amended it only tell in which wording it stood
        "Luật Giáo dục số 38/2005/QH11 đã được sửa đổi, bổ sung một số điều theo Luật số 44/2009/QH12 và "
        "Luật số 74/2014/QH13 hết hiệu lực kể từ ngày Luật này có hiệu lực",
        "xAA",
    ),
    ("Quy định số 57-QĐ/TW và Quy định số 58-QĐ/TW đều bị bãi bỏ.", "xx"),
    ("khi có một trong các căn cứ quy định tại Điều 5 Luật số 57/2020/QH14", "c"),  # grounds, not the text's basis
    ("phán quyết bổ sung theo quy định tại Điều 63 Luật số 54/2010/QH12", "c"),
    ("trường hợp Luật số 57/2020/QH14 hết hiệu lực thì", "c"),  # a supposition, not an end
    # told of another document, by its title
    ("khoản 1 Điều 1 Luật sửa đổi, bổ sung một số điều của Luật Đất đai và Luật Nhà ở", "cc"),
    ("Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Đất đai.", "a"),  # what the text itself is
    (
        "Thông tư số 32/2011/TT-NHNN của Cơ quan Mẫu về sửa đổi, bổ sung một số điều của Thông tư số 11/2011/TT-NHNN",
        "cc",
    ),
    ("theo Thông tư số 16/2008/TT-BTC của Bộ Tài chính hướng dẫn thực hiện Quyết định số 72/2008/QĐ-TTg", "cc"),
    ("thay thế Thông tư số 9/2015/TT-BTC của Bộ Tài chính hướng dẫn thực hiện Nghị định số 91/2015/NĐ-CP", "rc"),
    ("Căn cứ Nghị định số …/…/NĐ-CP của Chính phủ quy định chi tiết và hướng dẫn thi hành Luật Nhà ở;", "c"),
    ("triển khai Nghị quyết số 99/NQ-CP về Chương trình hành động thực hiện Nghị quyết số 11-NQ/TW", "ic"),
    ("TT hướng dẫn NĐ 29/2008/NĐ-CP", "c"),  # a line in a list of documents
    ("thay thế Nghị định số 79/2007/NĐ-CP và sửa đổi khoản 2 Điều 5 Nghị định số 30/2020/NĐ-CP", "ra"),  # not its title
    ("thay thế Quyết định số 12/2011/QĐ-TTg về xử lý theo quy định tại\nNghị định số 59/2011/NĐ-CP", "rc"),
    # a task or a wish
    ("Bộ Y tế hướng dẫn thực hiện các quy định của Luật Giá, Luật Nhà ở đối với lĩnh vực này", "cc"),
    ("a) Hướng dẫn thi hành Luật Nhà ở;", "c"),
    ("các văn bản hướng dẫn thi hành Luật Nhà ở", "c"),
    ("Thông tư này quy định chi tiết và hướng dẫn thi hành một số điều của Luật Giá số 140/2025/QH15", "g"),
    ("Ban Tổ chức hướng dẫn thực hiện Quy định số 57-QĐ/TW như sau:", "g"),
    ("Quy định chi tiết và hướng dẫn thi hành một số điều của Luật Nhà ở", "g"),  # a title
    ("- Nghiên cứu, đề xuất sửa đổi, bổ sung Luật Ngân sách nhà nước", "c"),
    ("Quyết định này theo Luật Giá số 140/2025/QH15 và các văn bản hướng dẫn thực hiện Luật Nhà ở", "cc"),
    ("thời hạn điều tra bổ sung quy định tại khoản 2 Điều 174 Bộ luật Tố tụng hình sự", "c"),  # an adjective
    ("theo quy định tại Điều 20 sửa đổi, bổ sung của Luật Bảo hiểm y tế", "c"),  # the article as amended
    ("Ban Chỉ đạo Chương trình hành động triển khai Chỉ thị số 58-CT/TW chịu trách nhiệm", "c"),  # a body's name
    (
        "Thông tư số 5/2005/TTLT-BCA của Viện A, Bộ B về phối hợp giữa A và B trong việc thực hiện Bộ luật Dân sự",
        "cc",
    ),
    ("Căn cứ Nghị quyết số 18-NQ/TW, thực hiện Chỉ thị số 58-CT/TW", "bi"),
    (
        "Các thông tư sau hết hiệu lực kể từ ngày Thông tư này có hiệu lực thi hành:\na) Thông tư số 23/2007/TT-BNV;\n"
        "b) Thông tư số 24/2007/TT-BNV.",
        "xx",
    ),
    ("Phần 8 ban hành kèm Quyết định số 46/2007/QĐ-BYT hết hiệu lực kể từ ngày ấy", "c"),  # not the decision itself
    ("Những quy định tại Nghị định số 30/1998/NĐ-CP về thuế đò trái với Nghị định này đều bị bãi bỏ.", "c"),
    ("Quy chế kèm theo Quyết định số 31/2006/QĐ-BCN, Thông tư số 11/2011/TT-BCT", "kc"),
    ("thì được bổ sung từ ngân sách nhà nước theo quy định tại Nghị định số 148/2021/NĐ-CP", "c"),  # "from"
    ("Thay từ “ủy” bằng từ “uỷ” tại Điều 3 Nghị định số 148/2021/NĐ-CP", "a"),
    ("Các quy định về bưu chính của Pháp lệnh bưu chính số 43/2002/PL-UBTVQH10 hết hiệu lực từ ngày ấy", "c"),
    ("Bộ Nội vụ chủ trì, phối hợp các bộ ban hành thông tư thay thế Quyết định số 03/2008/QĐ-BNV", "c"),  # a task
    ("Hướng dẫn thi hành Nghị định số 30/1998/NĐ-CP\nngày 13/5/1998 quy định\nchi tiết thi hành Luật Giá", "gc"),
    ("số 30/NQ-CPngày 12 ban hành Chương trình của Chính phủ thực hiện Nghị quyết số 39-NQ/TW", "c"),
    ("Luật Giá 2015 được sửa đổi bởi Luật Giá sửa đổi 2020", "cc"),
    # lists end where an item does
    (
        "2. Bãi bỏ:\na) Luật số 14/2008/QH12 đã được sửa đổi, bổ sung một số điều theo Luật số 32/2013/QH13;\n"
        "b) Điều 6 của Luật số 27/2008/QH12.",
        "xAx",
    ),
    ("Sửa đổi, bổ sung NĐ 92/2006/NĐ-CP\nNĐ 13/2008/NĐ-CP ngày 04/2/2007", "ac"),  # two lines of a table
    (  # both laws end; what amended them does not
        "Luật đò ngang năm 1997 đã được sửa đổi, bổ sung theo Luật số 31/2001/QH10 và Luật số 63/2010/QH12, "
        "Luật số 12/2003/QH11 đã được sửa đổi, bổ sung theo Luật số 63/2010/QH12 hết hiệu lực kể từ ngày ấy",
        "xAAxA",
    ),
    (  # the first by a name that is no law's
        "Bản quy ước cũ đã được sửa đổi, bổ sung theo Luật số 31/2001/QH10 và Luật số 63/2010/QH12, "
        "Luật số 12/2003/QH11 hết hiệu lực kể từ ngày ấy",
        "ccx",
    ),
)


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_relations(text: str, expected: str) -> None:
    assert "".join(LETTERS[citation.relation] for citation in find_citations(text)) == expected


def test_a_long_run_of_separators_is_read_in_one_go() -> None:
    """A greedy pattern would try every way of splitting the run; this ends at once or the test never does."""
    text = "thay thế" + " ," * 60 + "x Quy định số 57-QĐ/TW"
    assert [citation.symbol for citation in find_citations(text)] == ["57-QĐ/TW"]


INTERNAL = (
    # text, target and relation of what is found beside named documents
    ("Rừng trồng thay thế quy định tại Điều này", "self cites"),  # an adjective of the wood
    ("Chính phủ quy định chi tiết Điều này.", "self cites"),
    ("1. Điều 2 được sửa đổi, bổ sung như sau:", "untold amends"),
    (
        "ĐIỀU KHOẢN THI HÀNH\nĐiều 3. Điều khoản thi hành\nLuật này có hiệu lực",
        "self cites",
    ),  # a heading governs nothing
    ("Căn cứ Hiến pháp năm 2013;\nLuật này quy định về thư viện.", "self cites"),  # below the bases, not one of them
    ("Căn cứ Điều lệ Đảng và Quy định trên đây, các cấp ủy", "self based_on"),
    ("Bãi bỏ Điều 8 của Luật thuế đò ngang", "untold repeals"),  # a law we do not know
    ("theo Điều 8 của Luật thuế đò ngang", ""),  # nor is it this document's own Điều 8
)


@pytest.mark.parametrize(("text", "expected"), INTERNAL)
def test_what_is_said_of_the_document_itself_or_of_one_untold(text: str, expected: str) -> None:
    found = [each for each in find_citations(text, internal=True) if each.target in {"self", "untold"}]
    assert "; ".join(f"{each.target} {each.relation}" for each in found) == expected


def test_provisions_of_an_unknown_law_are_not_those_of_the_law_amended_before() -> None:
    text = "Sửa đổi, bổ sung một số điều của Luật Đất đai.\nBãi bỏ Điều 8 của Luật thuế đò ngang.\nBãi bỏ Điều 9."
    _, unknown, following = find_citations(text, internal=True)
    assert (unknown.target, unknown.antecedent) == ("untold", None)
    assert (following.target, following.antecedent) == ("untold", None)  # it may be the unknown law's


def test_a_heading_that_amends_an_unknown_law_ends_the_link_to_the_one_before() -> None:
    text = (
        "Sửa đổi, bổ sung một số điều của Luật Đất đai.\n1. Bãi bỏ Điều 7.\n"
        "Sửa đổi, bổ sung một số điều của Luật thuế đò ngang.\n1. Bãi bỏ Điều 9."
    )
    assert [each.target for each in find_citations(text, internal=True)] == ["named", "earlier", "untold"]
