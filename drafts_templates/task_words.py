"""The words by which a sentence gives this level a task: who is addressed, what obliges, by when.

All patterns are matched on text in lower case with one tone placement (folding.fold_tone_placement), which keeps every
offset. The examples are from Quy định 294-QĐ/TW unless another document is named.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_OF_PROVINCE = r"(?: và tương đương| \((?:hoặc|và) tương đương\))?"
_OF_COMMITTEE = r" (?:các )?(?:tỉnh ủy(?:, thành ủy)?|thành ủy|cấp ủy cấp tỉnh)"
_EVERY_LEVEL = (
    r"các cấp ủy(?: đảng)?(?: các cấp| địa phương)?|cấp ủy địa phương"
    r"|(?:ban thường vụ )?cấp ủy(?: đảng)? (?:các cấp|từng cấp|mỗi cấp)"
)
ROLE = 0.5  # weight of words for a part in a procedure, which this level plays only towards those directly below it


@dataclass(frozen=True, slots=True)
class AddresseeRow:
    """Words that name the level. `weight` in (0, 1]: how surely a sentence about them is about this very level.

    `modal` rows are so wide that only "phải", "có trách nhiệm" … after them make a task. `organ` is set where the words
    name one organ of the committee: a pattern for that organ's name, so that others know the task is not theirs.
    """

    level: str
    weight: float
    pattern: str
    modal: bool = False
    organ: str = ""


# The longest words of a level stand first: the alternatives of one row are tried from the left.
ADDRESSEES = (
    # 6.3.1 b: "thì ban tổ chức tỉnh ủy (và tương đương) làm thủ tục"; 9.1.4: "Ban tổ chức cấp ủy cấp trên có …"
    AddresseeRow(
        "province", 1.0,
        r"ban tổ chức (?:các )?(?:tỉnh ủy(?:, thành ủy)?|cấp ủy cấp tỉnh|cấp ủy cấp trên|cấp ủy)" + _OF_PROVINCE,
        organ="ban tổ chức",
    ),
    # The other organs: "Văn phòng Tỉnh ủy chủ trì …", "Đối với Ủy ban Kiểm tra Tỉnh ủy".
    *(
        AddresseeRow("province", 1.0, f"{organ}{_OF_COMMITTEE}", organ=organ)
        for organ in ("ủy ban kiểm tra", "ban tuyên giáo(?: và dân vận)?", "ban dân vận", "ban nội chính", "văn phòng")
    ),
    # 8.2.2: "Cơ quan tham mưu về công tác tổ chức của cấp ủy có trách nhiệm tham mưu"; HD 06 19.3: "cơ quan tổ chức của
    # cấp ủy lập dự trù"
    AddresseeRow(
        "province", 1.0,
        r"(?:ban tổ chức hoặc )?cơ quan (?:tham mưu về công tác )?tổ chức(?: của)? cấp ủy(?: có thẩm quyền)?",
        organ="ban tổ chức",
    ),
    # 6.1.4: "Các tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương chỉ đạo và kiểm tra"
    AddresseeRow(
        "province", 0.95,
        r"(?:các )?(?:ban thường vụ )?tỉnh ủy, thành ủy(?: trực thuộc trung ương)?"
        r"(?:[,;]? (?:và )?(?:các )?đảng ủy trực thuộc trung ương)?" + _OF_PROVINCE,
    ),
    # 5.1.2: "thì ban thường vụ tỉnh ủy (và tương đương) xem xét"; "tập thể thường trực cấp ủy" stands for itself
    AddresseeRow("province", 0.95, r"(?:ban )?(?:thường vụ|thường trực) (?:các )?tỉnh ủy" + _OF_PROVINCE),
    # 24.3.2 c: "Cấp ủy tỉnh, thành phố trực thuộc Trung ương phân công"; 10.4.2 b: "Cấp ủy cấp tỉnh quyết định"
    AddresseeRow(
        "province", 0.95,
        r"(?:các )?(?:ban thường vụ )?cấp ủy (?:cấp tỉnh|tỉnh, thành phố)(?: trực thuộc trung ương)?" + _OF_PROVINCE,
    ),
    # 1.1.2: "do cấp ủy trực thuộc Trung ương xem xét, quyết định"
    AddresseeRow("province", 0.9, r"(?:các )?(?:ban thường vụ )?cấp ủy trực thuộc trung ương"),
    # 9.2.1: "Hằng năm, Bộ Chính trị, … ban thường vụ cấp ủy từ cấp trên trực tiếp của … trở lên, … phải tự phê bình"
    AddresseeRow("province", 0.7, r"(?:ban thường vụ )?cấp ủy từ cấp trên trực tiếp của [^,;.]{10,60} trở lên"),
    # 31.2.2: "Cấp ủy các cấp lãnh đạo, chỉ đạo"; 6.3.6 a: "Cấp ủy đảng các cấp có trách nhiệm"
    AddresseeRow("province", 0.7, _EVERY_LEVEL),
    AddresseeRow(
        "province", 0.7,
        r"(?:thường trực |ban thường vụ )?cấp ủy(?: đảng)? cấp trên|mỗi cấp ủy, tổ chức đảng|các tổ chức đảng"
        r"|các cơ quan(?: tham mưu, giúp việc)?(?: của)? (?:cấp ủy|tỉnh ủy)",
    ),
    # Papers of an organ stand for the organ: 9.2.2 "Báo cáo kiểm điểm của cấp ủy phải lấy ý kiến đóng góp".
    AddresseeRow(
        "province", 0.6,
        r"(?:báo cáo|kế hoạch|quy chế|chương trình|đề án)(?: [^\s,.;]+){0,2} của (?:cấp ủy|ủy ban kiểm tra)",
    ),
    # 31.2.5 "Ủy ban kiểm tra của cấp ủy các cấp"; 31.2.4 "cơ quan tài chính đảng các cấp"
    AddresseeRow(
        "province", 0.6, r"ủy ban kiểm tra(?: của)? (?:cấp ủy các cấp|các cấp ủy|các cấp)", organ="ủy ban kiểm tra"
    ),
    AddresseeRow("province", 0.6, r"(?:các )?cơ quan (?:[^\s,.;]+ ){1,4}đảng các cấp", organ="văn phòng"),
    # 30: "tập thể ban thường vụ cấp ủy nghe báo cáo"; 16.2.1: "tập thể cấp ủy thảo luận"
    AddresseeRow(
        "province", 0.6,
        r"tập thể (?:ban thường vụ )?cấp ủy|(?:ban )?thường vụ cấp ủy(?! cấp)|cấp ủy cùng cấp",
    ),
    # Parts that a provincial committee plays too. 11.4.6: "cấp ủy triệu tập đại hội có trách nhiệm"; 16.1.1: "cấp ủy
    # khóa mới phải báo cáo"; 10.6.2 đ: "cấp ủy cấp trên trực tiếp phải thường xuyên kiểm tra".
    AddresseeRow("province", ROLE, r"(?:ban thường vụ )?cấp ủy (?:cấp )?triệu tập đại hội|cấp ủy khóa mới"),
    AddresseeRow(
        "province", ROLE,
        r"(?:ban thường vụ )?cấp ủy cấp trên trực tiếp(?: của tổ chức đảng (?:đó|này|cấp dưới))?(?! của)",
    ),
    # HD 06 3.9 b: "Cấp ủy có thẩm quyền kết nạp đảng viên nơi chuyển đến chỉ đạo …"
    AddresseeRow(
        "province", ROLE,
        r"cấp ủy có thẩm quyền(?: (?:kết nạp|quản lý|công nhận)(?: đảng viên| cán bộ)?)?"
        r"(?: nơi (?:[^\s,.;]+ ){0,3}(?:đi|đến))?",
    ),
    # NQ 18 III 2.1: "Cấp ủy căn cứ quy định khung … để xây dựng quy chế làm việc của cấp mình"
    AddresseeRow("province", ROLE, r"^cấp ủy(?= căn cứ)"),
    # 6.2.4: "Tổ chức đảng phải quản lý chặt chẽ": any of them
    AddresseeRow("province", ROLE, r"tổ chức đảng(?: và đảng viên)?", modal=True),
    AddresseeRow(
        "commune", 1.0,
        r"(?:các )?(?:ban thường vụ )?đảng ủy (?:cấp xã|(?:các )?xã, phường(?:, đặc khu)?)(?: trực thuộc tỉnh ủy)?",
    ),
    AddresseeRow("commune", 0.95, r"(?:các )?(?:cấp ủy|đảng ủy|đảng bộ) (?:trực thuộc tỉnh ủy|cấp xã|cơ sở)"),
    AddresseeRow("commune", 0.9, r"cấp ủy cấp trên trực tiếp của tổ chức cơ sở đảng"),
    AddresseeRow("commune", 0.7, _EVERY_LEVEL),
    AddresseeRow("cell", 1.0, r"(?:các )?(?:chi bộ|chi ủy|bí thư chi bộ)"),
    AddresseeRow("cell", 0.6, r"(?:các )?(?:tổ chức đảng|cấp ủy các cấp)"),
)  # fmt: skip

# What goes on after the words above makes another organ of them: 3.4.1 "Cấp ủy cấp trên trực tiếp của tổ chức cơ sở
# đảng" is the commune since 01/7/2025; "tỉnh ủy viên" is a person; "Ban Tổ chức … Trung ương" is central.
NOT_AFTER = re.compile(
    r"\s*(?:viên\b|trực tiếp|cùng cấp|có thẩm quyền|khác\b|cấp dưới|cấp trên của tổ chức cơ sở|cơ sở|ở |đó\b|,? thuộc)"
)

# A phrase counts as the one who acts only where a clause can begin; in 10.4.4 "trực thuộc tỉnh ủy" it does not. After a
# comma it does, unless the comma goes on with a list of organs: 10.6.2 đ "không phải là tỉnh ủy, thành ủy, đảng ủy …".
CLAUSE_START = re.compile(
    r"(?:^|[.;:!?(“\"]\s*|(?<!ủy),\s*|[-+–]\s+|\d\.\s+|[a-zđ]\)\s+|\bthì\s+|\d (?:ngày|tháng)(?: làm việc)?\s+)$"
)
# These put the one who acts behind the verb of others; too weak for words that can mean any level: 6.3.2 d "một số
# nhiệm vụ cụ thể do cấp ủy cấp trên giao" gives nobody a task.
AGENT_MARK = re.compile(r"(?:\b(?:do|giao(?: cho)?|được)|(?:^|[.;]\s*)(?:yêu cầu|đề nghị))\s+(?:tập thể )?$")
SURE_ENOUGH_FOR_AGENT = 0.8
# An order: whoever stands after it has to act, a decision included. 18.1.1: "Giao ban thường vụ cấp ủy cấp tỉnh …".
# In the middle "đề nghị" is what those below send up: HD 06 18.5 "lập danh sách đề nghị ban thường vụ tỉnh ủy … xét".
ORDER_MARK = re.compile(r"(?:\bgiao(?: cho)?|(?:^|[.;]\s*)(?:yêu cầu|đề nghị))\s+(?:tập thể )?$")
# 4.3.2 c: "Tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương: Do tập thể thường trực cấp ủy và … xem xét, quyết định"
AGENT_AFTER_COLON = re.compile(
    r"\s*:\s*do (?:tập thể |thường trực |ban thường vụ )[^.;:]{0,140}?(?=xem xét|quyết định)"
)

# Obligation words, parted by "|"; where two can match at one place the earlier wins, so the longer stand first.
OBLIGATIONS = (
    r"có (?:trách nhiệm|nhiệm vụ)(?: [^\s,.;]+){0,3}?|phải(?: [^\s,.;]+){0,2}?|định kỳ báo cáo"
    r"|xem xét, quyết định|xem xét, kết luận|xem xét|quyết định|quy định(?! tại| của)|ban hành|ra quyết định"
    r"|lãnh đạo, chỉ đạo|lãnh đạo|chỉ đạo|hướng dẫn|kiểm tra|giám sát|phân công|ủy nhiệm|chủ trì|phối hợp|tham mưu"
    r"|xây dựng|cụ thể hóa|quán triệt|triển khai|rà soát|theo dõi|đôn đốc|tổng hợp|báo cáo|tổ chức|quản lý|làm thủ tục"
    r"|thực hiện|tiến hành|bảo đảm|lập|gửi|thành lập|chỉ định|giới thiệu|chuẩn bị|chuẩn y|thẩm định|thẩm tra|bố trí"
    r"|đồng ý|cho phép|phê duyệt|cho ý kiến|đẩy mạnh|tăng cường|nâng cao|tiếp tục|hoàn thành|hoàn thiện|gợi ý|trình|mở"
    r"|chọn|xét tặng|xét|khen thưởng|thông tin|cập nhật|nghiên cứu|sửa đổi|bổ sung|phổ biến|tuyên truyền|tiếp nhận"
    r"|xác nhận|xác định|thống kê|đánh giá|khắc phục|phấn đấu|đổi mới|phát huy|xử lý|đề nghị|bồi dưỡng|đào tạo"
    r"|giải quyết|giao|đưa|cung cấp|cử|nhận bàn giao|nghe|thảo luận|đề xuất|phân bổ|gợi ý|công nhận|thu hồi|tặng"
    r"|giúp|làm|sơ kết|tổng kết"
)
VERB = re.compile(rf"(?<!\w)(?:{OBLIGATIONS})(?!\w)")
# Words that oblige by themselves, whatever is to be done.
MODAL = re.compile(r"phải\b|có (?:trách nhiệm|nhiệm vụ)\b|cần\b")
# Deciding on what others bring is a competence, no task: 5.1.2 "thì ban thường vụ tỉnh ủy … xem xét, quyết định" says
# who decides and nothing of what has to be done. With a binding time it is one again (16.1.2: 15 days to confirm).
DECISION = re.compile(
    r"(?:xem xét(?!,? xét)|quyết định|ra quyết định|đồng ý|cho phép|phê duyệt|chuẩn y|chỉ định|công nhận|xét(?: tặng)?"
    r"|tặng)\b"
)
# A right, not a duty: 10.6.2 "có thể giao thêm", 18.1.1 "được thành lập", 16.1.3 "có quyền bác bỏ".
RIGHT = re.compile(r"\s*(?:cũng )?(?:có thể|có quyền|được)\s")
BINDING = re.compile(r"(?:trong (?:thời hạn|vòng)|chậm nhất|không quá|trước ngày|xong trước)[^.;]{0,12}\d")
# "Thẩm quyền khen thưởng", "Phân cấp việc giới thiệu cán bộ": what stands below tells who may, unless it says "phải".
COMPETENCE_SECTION = re.compile(r"(?<!có )thẩm quyền|phân cấp")
# Manner or time that urges: HD 06 19.2 b "cấp ủy các cấp … xem xét, khen thưởng kịp thời" is more than a competence.
URGING = re.compile(r"(?<!\w)(?:kịp thời|thường xuyên|khẩn trương|định kỳ|hằng năm)(?!\w)")
# HD 06 8.2 a: "Hồ sơ đảng viên phải được tổ chức đảng quản lý chặt chẽ"
PASSIVE_MUST = re.compile(r"\bphải (?:do|được)\s+(?:tập thể )?$")
# HD 06 8.2 d: "do cấp ủy cấp trên trực tiếp của tổ chức đảng đó kiểm tra, thu nhận, quản lý"
BY = re.compile(r"\bdo\s+(?:ban thường vụ )?$")
# Section 11.4.6-like time limits that name their addressee: 8.2.2 "Không quá 90 ngày làm việc đối với cấp ủy cấp tỉnh".
LIMIT_FOR = re.compile(r"\d{1,3} (?:ngày|tháng)(?: làm việc)? đối với (?:[^.;:]{1,60} và )?$")
# 9.2.2: "Đối với tập thể cấp ủy, ban thường vụ cấp ủy … phải kiểm điểm"
FOR_START = re.compile(r"(?:^|[-+–]\s+)đối với (?:các )?$")
# 6.3.4: "cấp ủy cấp trên trực tiếp nơi có chi bộ, đảng bộ được chuyển đi có trách nhiệm làm thủ tục"
# NQ 18 III 2.1: "căn cứ quy định khung và đặc điểm … để xây dựng"
WHERE = re.compile(
    r"\s+căn cứ [^.;]{1,120}? để\s+|\s+nơi (?:[^\s.;]+ ){1,5}?(?=chỉ đạo|giúp)|"
    r"\s+(?:nơi|mà|có|được|quản lý)\s[^.;:]{1,80}?(?=(?:có trách nhiệm|có nhiệm vụ|phải)\b)"
)
# The direct superior of a cell or a grass-roots committee is not the province (6.2.1, 20.2).
OF_LOWER = re.compile(r"(?<!\w)(?:chi bộ(?!,? (?:hoặc )?đảng bộ)|chi ủy|cấp ủy cơ sở)(?!\w)(?!.*đảng bộ)")
UNDER_LOWER = re.compile(r"trực thuộc đảng ủy (?:xã|cơ sở|cấp xã)")
# A sentence that only opens a list is no task by itself; its list is. 9.2.2's "… cần làm rõ khi kiểm điểm:" is one.
ONLY_OPENS = re.compile(r"(?:sau|sau đây|như sau|gồm|trách nhiệm|nhiệm vụ|việc|nội dung)\s*:$")

# What may stand between the addressee and its verb: adverbs, brackets, and more organs in a list (9.1.2 and 9.2.2 have
# long ones). "có thể" and "được" are not here, so that a right is no task: 10.6.2 "các tỉnh ủy … có thể giao thêm".
_ADVERBS = (
    "và|cùng với|cùng|thì|do|cần|kịp thời|thường xuyên|chủ động|tập trung|trực tiếp|định kỳ|hằng năm|hằng quý"
    "|hằng tháng|6 tháng|mỗi năm|một lần|được giao quyền|được giao|có kế hoạch|khẩn trương|nghiêm túc|căn cứ tình hình"
)
_ORGANS = (
    "tập thể|các đồng chí|ban thường vụ|thường vụ|thường trực|cấp ủy viên|cấp ủy|đảng ủy|thành ủy|chi bộ|cơ sở"
    "|ủy ban kiểm tra|tổ chức đảng|lãnh đạo các cơ quan chuyên trách|lãnh đạo các cơ quan|cơ quan chuyên trách|cơ quan"
    "|tham mưu, giúp việc|văn phòng|đảng bộ|cấp trên|cấp dưới|các cấp|cấp cơ sở|ban chấp hành trung ương đảng"
    "|trực thuộc trung ương|ban đảng|đảng đoàn|ban cán sự đảng|mặt trận tổ quốc|đoàn thể|thí điểm giao quyền"
    "|đặc khu|thành phố|xã|phường|tỉnh|của|các|người đứng đầu|đơn vị|lãnh đạo ban|ban(?=, ngành)|ngành"
    "|và đảng viên|đảng viên"
)
BETWEEN = re.compile(rf"(?:\s|,|:|;(?= đảng ủy)|\([^)]{{0,120}}\)|(?<!\w)(?:{_ADVERBS}|{_ORGANS})(?!\w))*")

# Headings under which every sentence is a task, and headings that name their addressee: KL-type "2. Đối với Ban …".
TASK_SECTION = re.compile(
    r"nhiệm vụ|giải pháp|tổ chức thực hiện|trách nhiệm|(?:điều khoản|tổ chức) thi hành|phân công|giao "
)
# HD 06 18.5: a line "- Ban thường vụ tỉnh ủy, thành ủy, đảng ủy trực thuộc Trung ương:" says whose the list below is.
NAMED_LINE = re.compile(r"^(?:các )?(?:[^\s:]+ ){0,3}(?:ủy|chi bộ|ban|cơ quan|văn phòng|đảng bộ)(?!\w)[^:.;]{0,110}:$")
HEADED_TO = re.compile(r"^(?:đối với|trách nhiệm của|nhiệm vụ của|giao)\s+(?:các đồng chí\s+)?")
HEADED_DUTY = re.compile(
    r"^(?:trách nhiệm của|nhiệm vụ của|giao)\s"
)  # everything below is to be done, whatever its words

DEADLINE = re.compile(
    # A span of time before a date: "chậm nhất là 30 ngày làm việc" (QĐ 294, 2.3) is not the 30th of a month.
    r"(?:chậm nhất(?: là)?|trong|không quá)\s(?:thời hạn\s|vòng\s|thời gian\s)?\d{1,3}\s(?:ngày|tháng|năm)(?!\s\d)"
    r"(?:\slàm việc)?"
    r"(?:,?\skể từ (?:ngày|khi)\s[^,.;]{1,80})?"
    r"|(?:trước|chậm nhất(?: là| vào)?|đến hết|xong trước)\s(?:ngày\s)?\d{1,2}(?:/\d{1,2})?(?:/\d{4})?"
    r"(?:\s(?:hằng năm|hằng tháng|của tháng cuối quý|tháng \d{1,2}(?: năm \d{4})?))?"
    r"|trong (?:tháng|quý) [\divx]{1,4}(?:/\d{4}|\snăm \d{4})?"
    r"|(?:định kỳ\s)?(?:hằng|hàng) (?:năm|quý|tháng|tuần)"
    r"|(?:mỗi|một|\d{1,2}) (?:năm|quý|tháng) (?:ít nhất )?(?:một|\d{1,2}) lần"
)
