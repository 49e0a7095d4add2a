"""The words of naming, as rows: genres, organs, relation words (documents known by name: named_documents, laws).

A new genre, ministry or relation word is a new row; no code knows one of them by itself. Words are written in our
tone placement (folding.fold_tone_placement); the text is folded the same way before it is compared.
"""

from __future__ import annotations

from dataclasses import dataclass

from thammuu.ingest.model import Relation


@dataclass(frozen=True, slots=True)
class Genre:
    """A genre: its name, the codes that mean it and nothing else, and whether its name may stand before "số".

    `party` and `state` list the codes that name this genre alone in each system; QĐ is in no Party row, because it
    stands for Quyết định and Quy định alike (HD 05-HD/VPTW).
    """

    name: str
    party: tuple[str, ...] = ()
    state: tuple[str, ...] = ()


GENRES = (
    Genre("Nghị quyết liên tịch", state=("NQLT",)),
    Genre("Thông tư liên tịch", state=("TTLT",)),
    Genre("Văn bản hợp nhất", state=("VBHN",)),
    Genre("Nghị quyết", party=("NQ",), state=("NQ",)),
    Genre("Nghị định", state=("NĐ",)),
    Genre("Chỉ thị", party=("CT",), state=("CT",)),
    Genre("Kết luận", party=("KL",)),
    Genre("Quyết định", state=("QĐ",)),
    Genre("Quy định", party=("QĐi",), state=("QyĐ",)),
    Genre("Quy chế", party=("QC",)),
    Genre("Quy hoạch", party=("QH",)),
    Genre("Thông tri", party=("TT",)),
    Genre("Thông tư", state=("TT",)),
    Genre("Thông báo", party=("TB",), state=("TB",)),
    Genre("Thông cáo", party=("TC",)),
    Genre("Hướng dẫn", party=("HD",), state=("HD",)),
    Genre("Báo cáo", party=("BC",), state=("BC",)),
    Genre("Kế hoạch", party=("KH",), state=("KH",)),
    Genre("Chương trình hành động"),
    Genre("Chương trình", party=("CTr",), state=("CTr",)),
    Genre("Đề án", party=("ĐA",), state=("ĐA",)),
    Genre("Phương án", party=("PA",)),
    Genre("Dự án", party=("DA",)),
    Genre("Tờ trình", party=("TTr",), state=("TTr",)),
    Genre("Công văn", party=("CV",), state=("CV",)),
    Genre("Công điện", state=("CĐ",)),
    Genre("Biên bản", party=("BB",)),
    Genre("Bộ luật"),
    Genre("Luật", state=("L",)),
    Genre("Pháp lệnh", state=("PL",)),
    Genre("Lệnh", state=("LTT",)),
)

# What stands before a symbol in haste: "QĐ 45-QĐ/TW", "NĐ 30/2020/NĐ-CP". It adds nothing to the code behind it.
GENRE_ABBREVIATIONS = ("QĐi", "QĐ", "NQ", "CT", "KL", "QC", "HD", "TB", "BC", "KH", "ĐA", "CV", "NĐ", "TT", "TTLT")

# What an assembly (QH14, UBTVQH14) issues. "Luật Quy hoạch số 21/2017/QH14": there "Quy hoạch" is no genre.
ASSEMBLY_GENRES = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết", "Nghị quyết liên tịch", "Lệnh", "Văn bản hợp nhất")

# Words that cannot be part of a title between genre and number: "Quyết định thay thế số …" names no Quyết định.
NO_TITLE_WORDS = ("theo", "tại", "thay", "kèm", "và", "của", "ngày", "này", "số", "là", "nêu", "trên", "được")
MOST_JOINT_ISSUERS = 6
# What has a number like a document's and is none: "Hợp đồng số 12/2025/HĐ-XD", "bản án số 05/2021/HS-ST".
NO_DOCUMENTS = (
    "hợp đồng", "bản án", "giấy phép", "giấy chứng nhận", "hóa đơn", "biên lai", "gói thầu", "mẫu", "hồ sơ",
    "tài khoản", "vận đơn", "phiếu thu", "phiếu chi", "lô đất",
)  # fmt: skip

# Acts cited name first, number after: "Luật Bảo vệ bí mật nhà nước số 117/2025/QH15".
NAME_BEFORE_NUMBER = ("Bộ luật", "Luật", "Pháp lệnh")


@dataclass(frozen=True, slots=True)
class Organ:
    """An issuing organ: the pattern it is written by (a regular expression over folded text) and its usual name.

    `name` is None where the organ is told by its own words ("Ban Thường vụ Tỉnh ủy Bắc Giang"). `place` tells that the
    name of a province or commune may follow, `joint` that it issues circulars together with others of its kind.
    """

    pattern: str
    name: str | None = None
    place: bool = False
    joint: bool = False


_PROVINCE_BODY = r"(?:Tỉnh ủy|Thành ủy|Huyện ủy|Quận ủy|Thị ủy|Đảng ủy(?: (?:xã|phường|đặc khu|thị trấn))?)"
_DEPARTMENTS = "Tổ chức|Tuyên giáo và Dân vận|Tuyên giáo|Dân vận|Nội chính"
# Ministries and offices of the same rank, former ones included, since old documents stay cited. Longest first.
MINISTRIES = (
    "Khoa học, Công nghệ và Môi trường", "Lao động - Thương binh và Xã hội", "Nông nghiệp và Phát triển nông thôn",
    "Văn hóa, Thể thao và Du lịch", "Nông nghiệp và Môi trường", "Tài nguyên và Môi trường",
    "Thông tin và Truyền thông", "Khoa học và Công nghệ", "Kế hoạch và Đầu tư", "Giáo dục và Đào tạo",
    "Dân tộc và Tôn giáo", "Giao thông vận tải", "Công Thương", "Công an", "Ngoại giao", "Nội vụ", "Quốc phòng",
    "Tài chính", "Tư pháp", "Xây dựng", "Y tế",
)  # fmt: skip
_MINISTRY = f"(?:{'|'.join(MINISTRIES)})"

# Order matters: the first row that fits wins, so the longer names stand first.
ORGANS = (
    # "Ban Chấp hành Trung ương Đảng khoá XIII" in 06-HD/TW; 399-QĐ/TW and our catalogue say "Ban Chấp hành Trung ương".
    # "Hội nghị lần thứ sáu Ban Chấp hành Trung ương khoá XII": the plenum is the committee itself.
    Organ(
        r"(?:Hội nghị (?:lần thứ [^\W\d]+(?: [^\W\d]+)? )?(?:của )?)?"
        r"Ban Chấp hành Trung ương(?: Đảng)?(?: Cộng sản Việt Nam)?",
        "Ban Chấp hành Trung ương",
    ),
    Organ(r"Bộ Chính trị, Ban Bí thư", "Bộ Chính trị, Ban Bí thư"),
    Organ(r"Bộ Chính trị", "Bộ Chính trị"),
    Organ(r"Ban Bí thư(?: Trung ương(?: Đảng)?)?", "Ban Bí thư"),
    Organ(r"Văn phòng Trung ương(?: Đảng)?", "Văn phòng Trung ương Đảng"),
    Organ(r"(?:Ủy ban|UB) Kiểm tra Trung ương|UBKT Trung ương", "Ủy ban Kiểm tra Trung ương"),
    Organ(rf"Ban (?:{_DEPARTMENTS}|Kinh tế|Đối ngoại|Chính sách, chiến lược) Trung ương"),
    Organ(r"Quân ủy Trung ương", "Quân ủy Trung ương"),
    Organ(r"Đảng ủy Công an Trung ương", "Đảng ủy Công an Trung ương"),
    # "Ban Thường vụ Tỉnh uỷ", "Ban Tổ chức Tỉnh ủy Bắc Giang", "Văn phòng Thành ủy Hà Nội"
    Organ(
        rf"(?:Ban Thường vụ |Ban Chấp hành |Thường trực |Ban (?:{_DEPARTMENTS}) |Văn phòng |Ủy ban Kiểm tra )?"
        rf"{_PROVINCE_BODY}",
        place=True,
    ),
    Organ(r"Ban Chấp hành Đảng bộ (?:tỉnh|thành phố|huyện|xã|phường)", place=True),
    Organ(r"Đại hội đại biểu toàn quốc lần thứ [IVXL]+(?= của Đảng|\b)"),
    Organ(r"Ủy ban thường vụ Quốc hội", "Ủy ban Thường vụ Quốc hội"),
    Organ(r"Quốc hội", "Quốc hội"),
    Organ(r"Thủ tướng Chính phủ", "Thủ tướng Chính phủ"),
    Organ(r"Chính phủ", "Chính phủ"),
    Organ(r"Chủ tịch nước", "Chủ tịch nước"),
    Organ(r"Hội đồng thẩm phán Tòa án nhân dân tối cao", "Hội đồng Thẩm phán Tòa án nhân dân tối cao"),
    Organ(rf"(?:Giám đốc )?Sở {_MINISTRY}", place=True),
    Organ(rf"Bộ trưởng Bộ {_MINISTRY}", joint=True),
    Organ(rf"Bộ {_MINISTRY}", joint=True),
    Organ(r"Thanh tra Chính phủ|Kiểm toán nhà nước|Ngân hàng Nhà nước Việt Nam|Văn phòng Chính phủ", joint=True),
    Organ(r"Tổng cục trưởng Tổng cục Thuế|Tổng Giám đốc Kho bạc Nhà nước"),
    Organ(
        r"(?:Chủ tịch )?(?:Ủy ban nhân dân|Hội đồng nhân dân|UBND|HĐND) "
        r"(?:tỉnh|thành phố|huyện|quận|xã|phường|thị xã|đặc khu)",
        place=True,
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RelationWord:
    """A word that governs the document named after it: a regular expression over folded text, case ignored.

    Only fillers may stand between the word and the naming, for "thay thế" further off replaces something else. The
    first row that fits wins. A word in the passive ("được thay thế bởi Quy định số …") makes the document named the
    one that acts; the text then merely cites it, which find.py sees to.
    """

    pattern: str
    relation: Relation


# Words that turn the relation away: "đồng ý không sửa đổi, bổ sung Điều lệ Đảng", "được thay thế bởi Quy định số …".
TURNED_BY = ("được", "bị", "không", "chưa")

# Before a word that acts, these make it a wish or a task: "nghiên cứu, đề xuất sửa đổi, bổ sung Luật …".
WISHES = ("nghiên cứu", "đề xuất", "đề nghị", "kiến nghị", "rà soát", "xem xét", "tham mưu", "trình",
          "chủ trì", "có trách nhiệm")  # fmt: skip
# Acts whose titles begin with a relation word: "Luật sửa đổi, bổ sung một số điều của Luật …", "TT hướng dẫn NĐ …".
TITLED_ACTS = (
    "Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Nghị quyết", "Thông tư", "Thông tư liên tịch", "Quyết định", "NĐ",
    "TT", "TTLT", "QĐ",
)  # fmt: skip

RELATION_WORDS = (
    # "sửa đổi, bổ sung, bãi bỏ một số điều của Luật số …" stands before "bãi bỏ", which it contains.
    RelationWord(r"(?:sửa đổi|bổ sung)(?:,? (?:và )?(?:sửa đổi|bổ sung|bãi bỏ|thay thế|bỏ))*", Relation.AMENDS),
    RelationWord(r"(?:thay thế|thay)", Relation.REPLACES),
    RelationWord(r"bãi bỏ|hủy bỏ", Relation.REPEALS),
    RelationWord(r"trái với|trái", Relation.CONTRARY_TO),
    RelationWord(r"kèm theo", Relation.ATTACHED_TO),
    RelationWord(r"căn cứ", Relation.BASED_ON),
    RelationWord(
        # "hướng dẫn một số vấn đề cụ thể thi hành Điều lệ Đảng"
        r"hướng dẫn(?: một số (?:vấn đề|nội dung)(?: cụ thể)?)?(?: (?:về )?(?:việc )?(?:thực hiện|thi hành))?",
        Relation.GUIDES,
    ),
    RelationWord(r"thực hiện|triển khai|quán triệt|thi hành|cụ thể hóa|chấp hành", Relation.IMPLEMENTS),
)

# What may stand between a relation word and the naming without cutting the tie: "thực hiện có hiệu quả các nội dung của
# Đề án số …", "sửa đổi, bổ sung một số điều của Luật số …", "triển khai thực hiện tốt Kết luận số …".
FILLERS = (
    "có hiệu quả", "hiệu quả", "có kết quả", "tốt", "nghiêm túc", "nghiêm", "đầy đủ", "kịp thời", "quyết liệt",
    "đồng bộ", "và", "triển khai", "tổ chức", "tiếp tục", "việc", "nội dung", "tinh thần", "mục tiêu", "nhiệm vụ",
    "quy định", "tại",
    "các", "những", "toàn bộ", "của", "cho", "đối với", "trong", "văn bản", "gồm", "sau", "sau đây", "như", "chi tiết",
    "vào", "theo", "tên", "lời nói đầu",
)  # fmt: skip
# Fillers that point at a place instead: "hướng dẫn tại Thông tư số …", "thực hiện theo quy định tại Điều 5".
POINTING_FILLERS = ("tại", "theo")
# Fillers that leave the rest of the document standing: "bãi bỏ một số điều của Luật số …" amends it.
PARTIAL_FILLERS = ("một số", "một phần", "điều", "khoản", "điểm", "mục", "phụ lục", "từ", "cụm từ")

# Said after the documents named: "Luật Giáo dục số … hết hiệu lực kể từ ngày Luật này có hiệu lực".
ENDINGS = (
    RelationWord(r"(?:đều )?hết hiệu lực(?: thi hành)?(?= (?:kể )?từ|[.;,]|$)", Relation.REPEALS),
    RelationWord(r"(?:đều )?(?:bị|được) bãi bỏ", Relation.REPEALS),
    RelationWord(r"(?:đều )?chấm dứt hiệu lực", Relation.REPEALS),
    RelationWord(
        r"(?:bị|được) thay thế (?:bằng|bởi) (?:[^\W\d]+ ){1,2}này",  # "… bằng Quy định này"
        Relation.REPLACES,
    ),
)

# Said behind a provision alone: "1. Điều 2 được sửa đổi, bổ sung như sau:".
LONE_ENDINGS = (
    RelationWord(r"được (?:sửa đổi|bổ sung)(?:,? (?:và )?bổ sung)? (?:như sau|thành)", Relation.AMENDS),
    RelationWord(r"(?:bị|được) bãi bỏ(?=\s*[.;,])", Relation.REPEALS),
)

# Between a document and the one that acted on it: "Luật Giáo dục số … đã được sửa đổi, bổ sung theo Luật …".
_PASSIVE = r"(?:(?:đã |sẽ )?(?:được|bị) )?"  # left out in brackets: "Nghị định … (sửa đổi bởi Nghị định …)"
_BY = r"(?: một số (?:điều|nội dung))? (?:theo|bởi|tại|bằng)(?: các)?"
PASSIVES = (
    RelationWord(rf"{_PASSIVE}(?:sửa đổi|bổ sung)(?:,? (?:và )?(?:sửa đổi|bổ sung))*{_BY}", Relation.AMENDED_BY),
    RelationWord(rf"{_PASSIVE}thay thế{_BY}", Relation.REPLACED_BY),
    RelationWord(rf"{_PASSIVE}(?:bãi bỏ|hủy bỏ){_BY}", Relation.REPEALED_BY),
)

# Words that open a trích yếu after date and issuer. The second group only in State style, where no "về" is needed, and
# only where date and issuer were told: "… ngày 28/9/2009 của Thủ tướng Chính phủ quy định chức năng …".
TITLE_OPENERS = (r"về(?: việc)?", r"sửa đổi, bổ sung", r"ban hành")
STATE_TITLE_OPENERS = (r"quy định", r"hướng dẫn", r"phê duyệt", r"thí điểm")

# Where a trích yếu without quotation marks ends, besides ";", "." and the next document named.
TITLE_STOPS = (
    "đã được", "hết hiệu lực", "có hiệu lực", "và thay thế", "được sửa đổi", "được thay thế", "bị thay thế",
    "bị bãi bỏ", "sau đây gọi", "sau đây viết", "gọi tắt", "viết tắt", "như sau", "trong đó",
)  # fmt: skip


# Genres that a number alone may follow in a text that never named the document in full: "Nghị định 30", "Chỉ thị 05".
# Not Kế hoạch, Báo cáo, Dự án, Chương trình …: "Kế hoạch 5 năm", "Dự án 661", "Chương trình 135" name no document.
SHORT_GENRES = (
    "Nghị quyết", "Nghị định", "Chỉ thị", "Kết luận", "Quy định", "Quyết định", "Quy chế", "Thông tư", "Hướng dẫn",
)  # fmt: skip
# "QĐ 57", "NĐ 30": abbreviations that mean one genre; QĐ means two and tells none.
SHORT_ABBREVIATIONS = {"NĐ": "Nghị định", "NQ": "Nghị quyết", "CT": "Chỉ thị", "KL": "Kết luận", "QĐ": None}
# What a number after a genre counts when it is no document's: "Quyết định 3 nội dung", "Hướng dẫn 12 chi bộ".
COUNTED = (
    "năm", "tháng", "tuần", "ngày", "giờ", "nội dung", "điều", "khoản", "mục", "nhiệm vụ", "nhóm", "giải pháp", "bước",
    "trường hợp", "đồng chí", "người", "cán bộ", "chi bộ", "đảng viên", "đảng bộ", "tổ chức", "cơ quan", "đơn vị", "xã",
    "phường", "vấn đề", "việc", "chỉ tiêu", "văn bản", "quyết định", "dự án", "đề án", "lượt", "cuộc", "đợt", "trang",
    "triệu", "tỷ", "nghìn", "đồng", "hồ sơ", "lĩnh vực", "tiêu chí", "chức danh", "biên chế", "lần", "hộ", "ý kiến",
    "điểm",
)  # fmt: skip
# Words before which a provision alone is one of the text's own document: "quy định tại Điều 5", "nêu ở mục 3.5".
OWN_LEADS = ("tại", "theo", "ở", "trong", "của", "với", "chi tiết")
