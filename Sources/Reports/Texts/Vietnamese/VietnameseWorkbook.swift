internal import Evaluation
internal import Inflation

extension Vietnamese: WorkbookTexts {
  func sheet(_ name: WorkbookSheetName) -> String {
    switch name {
    case .summary: "Tóm tắt"
    case .weights: "Điểm tiêu chí"
    case .chart: "Biểu đồ điểm tiêu chí"
    case .flags: "Đơn vị"
    case .appraisers: "Cấp trên trực tiếp"
    case .criteria: "Nhận xét tiêu chí"
    case .levels: "Xếp loại"
    case .organisationForm: "Biểu 7A"
    case .individualForm: "Biểu 7B"
    case .transitions: "Thay đổi mức xếp loại"
    case .drift: "Mặt bằng điểm"
    case .settings: "Cách làm và số liệu"
    }
  }

  func sheetTitle(_ name: WorkbookSheetName) -> String {
    switch name {
    case .summary: "Tóm tắt kết quả rà soát"
    case .weights: "Điểm hiện hành, điểm hiệu chuẩn và điểm đề xuất của từng tiêu chí"
    case .chart: "Điểm hiện hành và khoảng tin cậy của điểm hiệu chuẩn"
    case .flags: "Điểm của từng đơn vị, mức thường gặp và phần chưa giải thích được"
    case .appraisers: "Phần cao hơn chung của các đơn vị cùng cấp trên trực tiếp"
    case .criteria: "Từng tiêu chí: số liệu và gợi ý"
    case .levels: "Số lượng theo mức xếp loại, tỷ lệ và trần"
    case .organisationForm: "Xếp loại tổ chức theo loại hình (biểu 7A)"
    case .individualForm: "Xếp loại cá nhân theo loại hình (biểu 7B)"
    case .transitions: "Mức xếp loại theo điểm hiện hành và theo điểm đề xuất"
    case .drift: "Mặt bằng điểm qua các năm, so với kết quả đo được"
    case .settings: "Cách làm, các lựa chọn và số liệu đầu vào"
    }
  }

  var sheetsHeading: String { "Các trang tính trong tệp này" }

  func quotaBase(_ base: Quota.Base) -> String {
    switch base {
    case .good: "số đơn vị ở mức tốt"
    case .goodOrBetter: "số đơn vị từ mức tốt trở lên"
    case .all: "tổng số đơn vị được xếp loại"
    }
  }

  func statusName(_ status: FlagRow.Status) -> String {
    switch status {
    case .flagged: "nên xem lại"
    case .notFlagged: "không nêu"
    case .notAssessable: "chưa đủ căn cứ"
    }
  }

  func sheetColumn(_ column: WorkbookColumn) -> String {
    switch column {
    case .rank: "Thứ tự theo căn cứ"
    case .unit: "Mã đơn vị"
    case .name: "Tên đơn vị"
    case .type: "Mã loại hình"
    case .typeName: "Loại hình"
    case .parent: "Mã cấp trên"
    case .parentName: "Cấp trên trực tiếp"
    case .year: "Năm"
    case .status: "Kết quả rà soát điểm cao"
    case .flagged: "Nên xem lại vì cao"
    case .flaggedUnder: "Nên xem lại vì thấp"
    case .pattern: "Dạng"
    case .criteria: "Tiêu chí nên xem trước"
    case .evidence: "Căn cứ"
    case .lower: "Cận dưới"
    case .upper: "Cận trên"
    case .selfTotal: "Điểm được xem xét"
    case .expectedTotal: "Mức thường gặp"
    case .expectedLower: "Mức thường gặp, cận dưới"
    case .expectedUpper: "Mức thường gặp, cận trên"
    case .unexplainedPoints: "Phần chưa giải thích được (điểm)"
    case .detectablePoints: "Mức chênh phát hiện được"
    case .pValue: "Trị số p"
    case .qValue: "Trị số q"
    case .localFalseDiscoveryRate: "Xác suất không cao hơn mức giải thích được"
    case .selfLevel: "Mức xếp loại theo điểm"
    case .expectedLevel: "Mức theo điểm thường gặp"
    case .criterion: "Mã tiêu chí"
    case .criterionName: "Tiêu chí"
    case .change: "Thay đổi"
    case .reason: "Lý do"
    case .pointsNow: "Điểm hiện hành"
    case .pointsCalibrated: "Điểm hiệu chuẩn"
    case .shareAtZero: "Tỷ lệ lần tính cho 0 điểm"
    case .importanceNow: "Mức ảnh hưởng hiện nay"
    case .importanceCalibrated: "Mức ảnh hưởng sau hiệu chuẩn"
    case .pointsProposed: "Điểm đề xuất"
    case .units: "Số đơn vị"
    case .assimilation: "Mức dựa theo điểm tự chấm"
    case .leniencyPoints: "Phần cao hơn chung của nhóm (điểm)"
    case .concurrenceShare: "Tỷ lệ giữ nguyên điểm tự chấm"
    case .cutoffExcess: "Phần dồn ngay trên ngưỡng xếp loại"
    case .baseYear: "So với năm"
    case .ratingChange: "Điểm thay đổi"
    case .outcomeChange: "Phần do kết quả"
    case .driftPoints: "Phần còn lại"
    case .meanShare: "Tỷ lệ điểm đạt trung bình"
    case .spreadOfShare: "Độ lệch chuẩn của tỷ lệ điểm đạt"
    case .ceilingShare: "Tỷ lệ đạt điểm tối đa"
    case .missingShare: "Tỷ lệ bỏ trống"
    case .reliability: "Độ tin cậy"
    case .discrimination: "Tương quan với tổng các tiêu chí khác"
    case .advice: "Gợi ý"
    case .outcomeCorrelation: "Tương quan với kết quả"
    case .varianceInflation: "Hệ số phóng đại phương sai (VIF)"
    case .from: "Mức hiện nay"
    case .to: "Mức mới"
    case .level: "Mức xếp loại"
    case .rater: "Người đánh giá"
    case .count: "Số lượng"
    case .share: "Tỷ lệ"
    case .excess: "Vượt trần"
    case .quotaShare: "Tỷ lệ trần"
    case .quotaBase: "Cơ sở tính trần"
    case .quotaCount: "Số lượng tối đa"
    case .probability: "Khả năng đổi mức"
    }
  }
}
