"""The words of secrecy marks: levels, circulation notes, old encodings of them, letters that look alike.

Sources: Luật Bảo vệ bí mật nhà nước 117/2025/QH15 (levels); the form rules of Party documents, boxes 10a (stamp) and
11a (circulation note); real stamps and file names as offices write them.
"""

from __future__ import annotations

SECRET, HIGH_SECRET, TOP_SECRET, RECALL = "MẬT", "TỐI MẬT", "TUYỆT MẬT", "TÀI LIỆU THU HỒI"
LEVELS = (TOP_SECRET, HIGH_SECRET, SECRET)

# What a mark consists of -> its kind. Compared without spaces and frames.
WORDINGS = (
    *((level, level) for level in LEVELS),
    ("TÀI LIỆU THU HỒI", RECALL),
    ("TÀI LIỆU THU HỒI SAU HỘI NGHỊ", RECALL),
    ("TÀI LIỆU THU HỒI SAU CUỘC HỌP", RECALL),
    ("TÀI LIỆU THU HỒI SAU KHI HỌP", RECALL),
    ("THU HỒI SAU HỘI NGHỊ", RECALL),
    ("THU HỒI SAU CUỘC HỌP", RECALL),
    ("THU HỒI SAU KHI HỌP", RECALL),
    ("XONG HỘI NGHỊ TRẢ LẠI", RECALL),
    ("HỌP XONG TRẢ LẠI", RECALL),
    ("XEM XONG TRẢ LẠI", RECALL),
    ("ĐỌC XONG TRẢ LẠI", RECALL),
    ("XEM XONG TRẢ LẠI VĂN PHÒNG", RECALL),
    # The same in TCVN3 (ABC) and VNI, where a reader had no font to tell it by: properties, watermarks, file names.
    ("MËT", SECRET),
    ("TèI MËT", HIGH_SECRET),
    ("TUYÖT MËT", TOP_SECRET),
    ("Tµi liÖu thu håi", RECALL),
    ("Xem xong tr¶ l¹i", RECALL),
    ("MAÄT", SECRET),
    ("TOÁI MAÄT", HIGH_SECRET),
    ("TUYEÄT MAÄT", TOP_SECRET),
    ("TAØI LIEÄU THU HOÀI", RECALL),
    ("XEM XONG TRAÛ LAÏI", RECALL),
)

# "TÀI LIỆU MẬT" in capitals and alone is a mark; in small letters it may be the heading of a rule about such papers.
PAPERS = ("TÀI LIỆU", "VĂN BẢN", "CÔNG VĂN", "HỒ SƠ", "BÁO CÁO", "LOẠI", "DẤU", "ĐỘ")

# Capitals of other alphabets that cannot be told from Latin ones on the page.
LOOK_ALIKES = str.maketrans(
    {
        **dict(zip("АВЕІКМНОРСТУХ", "ABEIKMHOPCTYX", strict=True)),  # Cyrillic
        **dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX", strict=True)),  # Greek
    }
)

# How a machine reads a stamp it is not sure of: accents wrong or missing ("MÂT", "TÓI MẶT", "TUYÊT MẬT"), a zero for O.
OCR_SHAPES = {
    "MAT": SECRET,
    "TOIMAT": HIGH_SECRET,
    "T0IMAT": HIGH_SECRET,
    "TUYETMAT": TOP_SECRET,
    "TUYETMA1": TOP_SECRET,
}

# Words after which "mật" is part of a longer one, and before which it is: bảo mật, bí mật, độ mật; mật độ, mật mã.
NOT_AFTER = frozenset({"bi", "bao", "do", "be", "muc", "an", "mat", "co", "tu", "than", "can"})
NOT_BEFORE = frozenset({"do", "ong", "ma", "thu", "ngu", "vu", "khau", "lenh", "mia", "tran", "bang", "hang"})
