"""Questions the sample documents answer, with words their answer must hold, and questions they do not answer.

The threshold of `service/answering/scoring.py` was chosen on this set; see test_answer_threshold.py. The unanswerable
ones come in two sorts: far ones, and near ones that use the samples' own words for something they do not settle.
"""

from __future__ import annotations

ANSWERABLE = (
    ("chi bộ sinh hoạt thường kỳ mấy lần một tháng", "mỗi tháng một lần"),
    ("thời gian một buổi sinh hoạt chi bộ tối thiểu bao nhiêu phút", "phút"),
    ("tài liệu sinh hoạt gửi cho đảng viên trước bao nhiêu ngày", "03 ngày"),
    ("chi bộ sinh hoạt chuyên đề bao lâu một lần", "mỗi quý ít nhất một lần"),
    ("ai quyết định việc sinh hoạt chi bộ trực tuyến", "ban thường vụ đảng ủy cấp trên trực tiếp"),
    ("nội dung nào không được sinh hoạt trực tuyến", "Bầu cử, bỏ phiếu kín"),
    ("mỗi năm chi bộ được sinh hoạt trực tuyến mấy lần", "04 lần"),
    ("chi bộ lưu giữ biên bản sinh hoạt bao lâu", "10 năm"),
    ("biên bản sinh hoạt phải hoàn thành chậm nhất khi nào", "03 ngày"),
    ("đảng viên vắng mặt bao nhiêu ngày thì phải báo cáo chi bộ bằng văn bản", "30 ngày"),
    ("cập nhật thay đổi hồ sơ đảng viên trong thời hạn bao lâu", "15 ngày làm việc"),
    ("ai cho phép khai thác, sao chụp hồ sơ đảng viên", "ban thường vụ đảng ủy quản lý hồ sơ"),
    ("hồ sơ đảng viên bị mất thì lập lại trong bao lâu", "60 ngày"),
    ("thẩm tra, xác minh lý lịch người vào Đảng trong bao nhiêu ngày", "30 ngày làm việc"),
    ("mỗi đảng viên giúp đỡ cùng lúc mấy quần chúng ưu tú", "02 người"),
    ("mỗi lớp bồi dưỡng nhận thức về Đảng tối đa bao nhiêu học viên", "120 học viên"),
    ("tỷ lệ sai sót cho phép khi số hóa hồ sơ là bao nhiêu", "0,5%"),
    ("đến hết năm 2027 số hóa bao nhiêu phần trăm hồ sơ đảng viên", "85%"),
    ("số hóa ít nhất bao nhiêu phần trăm hồ sơ năm 2027", "85%"),
    ("hồ sơ đánh giá, xếp loại đảng viên gồm những gì", "Bản tự kiểm điểm"),
    ("hội nghị bỏ phiếu xếp loại đảng viên cần bao nhiêu đảng viên chính thức có mặt", "hai phần ba"),
    ("thoi gian thao luan trong buoi sinh hoat chiem bao nhieu", "hai phần ba"),
    ("ai phe duyet ket qua so hoa ho so dang vien", "ban thường vụ đảng ủy quản lý hồ sơ"),
)

UNANSWERABLE = (
    # far from everything in the store
    "giá điện bậc 3",
    "thuế thu nhập cá nhân đóng bao nhiêu phần trăm",
    "mức phạt vượt đèn đỏ đối với xe máy",
    "thủ tục cấp hộ chiếu phổ thông",
    "giá vàng hôm nay bao nhiêu một chỉ",
    "lịch thi đấu bóng đá tối nay",
    "cách nấu phở bò",
    "thời tiết Hà Nội ngày mai thế nào",
    "đội mũ bảo hiểm không đúng cách bị phạt bao nhiêu tiền",
    "lương tối thiểu vùng năm 2026 là bao nhiêu",
    "nghỉ thai sản được mấy tháng",
    "diện tích tối thiểu để tách thửa đất ở",
    # near: the samples' words, but nothing settles the matter
    "mức đóng đảng phí hằng tháng là bao nhiêu",
    "đảng viên được đi nước ngoài mấy lần một năm",
    "kỷ luật khai trừ đảng viên do cấp nào quyết định",
    "độ tuổi bổ nhiệm bí thư chi bộ là bao nhiêu",
    "phụ cấp bí thư chi bộ là bao nhiêu",
    "bao nhiêu năm tuổi đảng thì được tặng Huy hiệu Đảng",
    "số lượng phó bí thư đảng ủy phường là mấy người",
    "chi bộ được sử dụng kinh phí sinh hoạt bao nhiêu tiền",
    "ai bổ nhiệm hiệu trưởng Trường Chính trị tỉnh",
    "thời hạn luân chuyển cán bộ là mấy năm",
)

MISSED = (
    "thời hạn giữ sổ họp của chi bộ",  # said in other words: "lưu giữ biên bản"
    "mỗi lần vắng họp phải xin phép trước mấy ngày",  # "báo cáo lý do … trước buổi sinh hoạt ít nhất 01 ngày"
)
