"""Names of Vietnamese laws, codes and ordinances, as sentences use them without number.

A name that is no row is still found when a year follows it ("Luật … năm 2024"): there the words tell where it ends.
Sources: the titles of the acts themselves (law portals; confidence A). Written as after "Luật", "Bộ luật", "Pháp lệnh".
"""

from __future__ import annotations

LAWS = (
    "An ninh mạng", "An ninh quốc gia", "An toàn thông tin mạng", "An toàn thực phẩm", "An toàn, vệ sinh lao động",
    "Ban hành văn bản quy phạm pháp luật", "Bảo hiểm xã hội", "Bảo hiểm y tế", "Bảo vệ bí mật nhà nước",
    "Bảo vệ dữ liệu cá nhân", "Bảo vệ môi trường", "Bảo vệ quyền lợi người tiêu dùng", "Bảo vệ và phát triển rừng",
    "Báo chí", "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Biên giới quốc gia",
    "Biên phòng Việt Nam", "Bình đẳng giới", "Bưu chính", "Các công cụ chuyển nhượng", "Các tổ chức tín dụng",
    "Căn cước", "Căn cước công dân", "Cán bộ, công chức", "Cạnh tranh", "Chăn nuôi",
    "Chất lượng sản phẩm, hàng hóa", "Chứng khoán", "Chuyển giao công nghệ", "Công an nhân dân", "Công đoàn",
    "Công nghệ cao", "Công nghệ thông tin", "Công chứng", "Công nghiệp công nghệ số", "Cư trú", "Dân quân tự vệ",
    "Dân số", "Dầu khí", "Di sản văn hóa", "Doanh nghiệp", "Dược", "Dự trữ quốc gia", "Dữ liệu", "Du lịch",
    "Đất đai", "Đấu giá tài sản", "Đấu thầu", "Đầu tư", "Đầu tư công", "Đê điều", "Điện ảnh", "Điện lực",
    "Địa chất và khoáng sản", "Đo đạc và bản đồ", "Đường bộ", "Đường sắt", "Đặc xá", "Giá", "Giám định tư pháp",
    "Giáo dục", "Giáo dục đại học", "Giáo dục nghề nghiệp", "Giao dịch điện tử", "Giao thông đường bộ",
    "Giao thông đường thủy nội địa", "Hải quan", "Hàng không dân dụng Việt Nam", "Hòa giải ở cơ sở",
    "Hòa giải, đối thoại tại Tòa án", "Hóa chất", "Hôn nhân và gia đình", "Hoạt động chữ thập đỏ",
    "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân", "Hộ tịch", "Hợp tác xã", "Kế toán",
    "Khám bệnh, chữa bệnh", "Khiếu nại", "Khí tượng thủy văn", "Khoa học và công nghệ",
    "Khoa học, công nghệ và đổi mới sáng tạo", "Khoáng sản", "Kiểm toán nhà nước", "Kiến trúc",
    "Kinh doanh bảo hiểm", "Kinh doanh bất động sản", "Lâm nghiệp", "Lưu trữ", "Luật sư", "Lý lịch tư pháp",
    "Lực lượng dự bị động viên", "Lực lượng tham gia bảo vệ an ninh, trật tự ở cơ sở", "Mặt trận Tổ quốc Việt Nam",
    "Năng lượng nguyên tử", "Ngân hàng Nhà nước Việt Nam", "Ngân sách nhà nước", "Nghĩa vụ quân sự", "Nhà giáo",
    "Nhà ở", "Người cao tuổi", "Người khuyết tật", "Người lao động Việt Nam đi làm việc ở nước ngoài theo hợp đồng",
    "Nuôi con nuôi", "Phá sản", "Phí và lệ phí", "Phòng cháy và chữa cháy",
    "Phòng cháy, chữa cháy và cứu nạn, cứu hộ", "Phòng, chống bạo lực gia đình", "Phòng, chống bệnh truyền nhiễm",
    "Phòng, chống khủng bố", "Phòng, chống ma túy", "Phòng, chống mua bán người", "Phòng, chống rửa tiền",
    "Phòng, chống tác hại của rượu, bia", "Phòng, chống tác hại của thuốc lá", "Phòng, chống tham nhũng",
    "Phòng, chống thiên tai", "Phòng thủ dân sự", "Phổ biến, giáo dục pháp luật", "Quản lý ngoại thương",
    "Quản lý nợ công", "Quản lý thuế", "Quản lý, sử dụng tài sản công",
    "Quản lý, sử dụng vũ khí, vật liệu nổ và công cụ hỗ trợ", "Quốc phòng", "Quốc tịch Việt Nam", "Quy hoạch",
    "Quy hoạch đô thị và nông thôn", "Sĩ quan Quân đội nhân dân Việt Nam", "Sở hữu trí tuệ", "Tài nguyên nước",
    "Tài nguyên, môi trường biển và hải đảo", "Tần số vô tuyến điện", "Thanh niên", "Thanh tra",
    "Thể dục, thể thao", "Thi đua, khen thưởng", "Thi hành án dân sự", "Thi hành án hình sự", "Thống kê", "Thủ đô",
    "Thư viện", "Thủy lợi", "Thủy sản", "Thuế giá trị gia tăng", "Thuế thu nhập cá nhân",
    "Thuế thu nhập doanh nghiệp", "Thuế tiêu thụ đặc biệt", "Thuế xuất khẩu, thuế nhập khẩu",
    "Thực hiện dân chủ ở cơ sở", "Thực hành tiết kiệm, chống lãng phí", "Thương mại", "Tiếp cận thông tin",
    "Tiếp công dân", "Tiêu chuẩn và quy chuẩn kỹ thuật", "Tín ngưỡng, tôn giáo", "Tố cáo", "Tố tụng hành chính",
    "Tổ chức chính quyền địa phương", "Tổ chức Chính phủ", "Tổ chức cơ quan điều tra hình sự", "Tổ chức Quốc hội",
    "Tổ chức Tòa án nhân dân", "Tổ chức Viện kiểm sát nhân dân", "Trách nhiệm bồi thường của Nhà nước",
    "Trật tự, an toàn giao thông đường bộ", "Trẻ em", "Trọng tài thương mại", "Trồng trọt", "Trợ giúp pháp lý",
    "Trưng cầu ý dân", "Trưng mua, trưng dụng tài sản", "Tư pháp người chưa thành niên", "Viên chức", "Viễn thông",
    "Việc làm", "Xây dựng", "Xuất bản", "Xử lý vi phạm hành chính",
    "Nhập cảnh, xuất cảnh, quá cảnh, cư trú của người nước ngoài tại Việt Nam",
    "Xuất cảnh, nhập cảnh của công dân Việt Nam",
)  # fmt: skip
CODES = ("Dân sự", "Hàng hải Việt Nam", "Hình sự", "Lao động", "Tố tụng dân sự", "Tố tụng hình sự")
ORDINANCES = (
    "Ưu đãi người có công với cách mạng", "Cảnh sát môi trường", "Quản lý thị trường", "Dân số",
    "Cán bộ, công chức", "Án phí và lệ phí Tòa án", "Cựu chiến binh",
)  # fmt: skip
