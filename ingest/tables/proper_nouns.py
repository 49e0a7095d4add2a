"""Phrases that keep their capitals when a title printed in capitals is brought to normal case.

Source of the spellings: Nghị định 30/2020/NĐ-CP, Phụ lục II (capitals), and Party usage (format rules §7): Đảng alone
is the Party and takes a capital, but đảng viên, đảng bộ, tổ chức đảng are common nouns, so "Đảng" is restored
only inside phrases that surely mean the Party.
"""

from __future__ import annotations

PARTY_AND_STATE = (
    "Đảng Cộng sản Việt Nam", "Điều lệ Đảng", "Cương lĩnh", "Ban Chấp hành Trung ương Đảng",
    "Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư", "Tổng Bí thư", "Trung ương Đảng", "Trung ương",
    "Ban Tổ chức Trung ương", "Văn phòng Trung ương", "Ủy ban Kiểm tra Trung ương", "Ban Tuyên giáo Trung ương",
    "Ban Tuyên giáo và Dân vận", "Ban Nội chính Trung ương", "Ban Tổ chức Tỉnh ủy", "Ban Thường vụ Tỉnh ủy",
    "Ban Tổ chức Thành ủy", "Ban Thường vụ Thành ủy", "Văn phòng Tỉnh ủy", "Ban Chấp hành Đảng bộ",
    "xây dựng Đảng", "vào Đảng", "của Đảng", "khỏi Đảng", "lịch sử Đảng", "Huy hiệu Đảng",
    "chỉnh đốn Đảng", "Đảng ta", "Đại hội Đảng", "Đảng, Nhà nước", "Đảng và Nhà nước", "trong Đảng",
    "Nhà nước", "Nhân dân", "Quốc hội", "Ủy ban Thường vụ Quốc hội", "Chính phủ", "Thủ tướng Chính phủ",
    "Thủ tướng", "Chủ tịch nước", "Hội đồng nhân dân", "Ủy ban nhân dân", "Tòa án nhân dân",
    "Viện kiểm sát nhân dân", "Mặt trận Tổ quốc Việt Nam", "Mặt trận Tổ quốc", "Tổ quốc",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Hội Liên hiệp Phụ nữ Việt Nam", "Hội Cựu chiến binh Việt Nam",
    "Hội Nông dân Việt Nam", "Công đoàn Việt Nam", "Tổng Liên đoàn Lao động Việt Nam", "Hồ Chí Minh",
    "Quân đội nhân dân", "Công an nhân dân", "Quân ủy Trung ương", "Đảng ủy Công an Trung ương",
    "Bộ Công an", "Bộ Quốc phòng", "Bộ Nội vụ", "Bộ Tài chính", "Kho bạc Nhà nước", "Tổng cục Thuế", "Cục Thuế",
    "Việt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Mác - Lênin", "Hiến pháp", "Bộ luật Hình sự",
    "Bộ luật Dân sự", "Bộ luật Tố tụng hình sự", "Bộ luật Tố tụng dân sự", "Bộ luật Lao động",
    "Tây Nguyên", "Tây Bắc", "Tây Nam Bộ", "Đông Nam Bộ", "Trung Bộ", "Bắc Bộ", "Nam Bộ",
)  # fmt: skip

# Provinces and centrally-run cities before and after 01/7/2025 (34 of the 63 old names remain).
PROVINCES = (
    "An Giang", "Bà Rịa - Vũng Tàu", "Bạc Liêu", "Bắc Giang", "Bắc Kạn", "Bắc Ninh", "Bến Tre", "Bình Dương",
    "Bình Định", "Bình Phước", "Bình Thuận", "Cà Mau", "Cao Bằng", "Cần Thơ", "Đà Nẵng", "Đắk Lắk", "Đắk Nông",
    "Điện Biên", "Đồng Nai", "Đồng Tháp", "Gia Lai", "Hà Giang", "Hà Nam", "Hà Nội", "Hà Tĩnh", "Hải Dương",
    "Hải Phòng", "Hậu Giang", "Hòa Bình", "Huế", "Hưng Yên", "Khánh Hòa", "Kiên Giang", "Kon Tum", "Lai Châu",
    "Lạng Sơn", "Lào Cai", "Lâm Đồng", "Long An", "Nam Định", "Nghệ An", "Ninh Bình", "Ninh Thuận", "Phú Thọ",
    "Phú Yên", "Quảng Bình", "Quảng Nam", "Quảng Ngãi", "Quảng Ninh", "Quảng Trị", "Sóc Trăng", "Sơn La",
    "Tây Ninh", "Thái Bình", "Thái Nguyên", "Thanh Hóa", "Thừa Thiên Huế", "Tiền Giang", "Trà Vinh",
    "Tuyên Quang", "Vĩnh Long", "Vĩnh Phúc", "Yên Bái",
)  # fmt: skip

PROPER_NOUNS = PARTY_AND_STATE + PROVINCES
