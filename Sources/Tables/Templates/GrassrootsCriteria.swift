internal import Evaluation

/// The criteria of the template for grassroots organisations.
///
/// 30 general points in six parts of five and 70 points of results, as Quy định 366-QĐ/TW (2025) divides 100 points; the six
/// general criteria follow the collective's form of Hướng dẫn 03 of an enterprise's Party committee, the division of the 70
/// points and the products are a draft to be put in the words of the place.
enum GrassrootsCriteria {
  /// A criterion that is judged by what can be shown for it.
  private struct Line {
    let code: String
    let name: LocalizedText
    let product: LocalizedText

    init(_ code: String, _ vi: String, _ en: String, product: (vi: String, en: String)) {
      self.code = code
      name = LocalizedText(vi: vi, en: en)
      self.product = LocalizedText(vi: product.vi, en: product.en)
    }
  }

  /// The criteria for some types: general ones, the year's tasks, and those of each family.
  static func criteria(for types: [(type: Framework.UnitType, family: GrassrootsTypes.Family)]) -> [Criterion] {
    let families = GrassrootsTypes.Family.allCases.filter { family in types.contains { $0.family == family } }
    return general.map { criterion($0, points: 5, group: "G", types: nil) } + [tasks]
      + families.flatMap { family in
        let codes = types.filter { $0.family == family }.map(\.type.code)
        let own = codes.count == types.count ? nil : codes
        return (results[family] ?? []).map { criterion($0, points: 10, group: "R", types: own) }
      }
  }

  private static func criterion(_ line: Line, points: Double, group: String, types: [String]?) -> Criterion {
    Criterion(
      code: line.code, maxPoints: points, name: line.name, group: group, step: 0.5, types: types,
      steps: described(line.product, points: points))
  }

  /// The shares of the points that the four levels earn.
  private static let shares = [0, 0.5, 0.8, 1]

  /// Four levels by what there is to show.
  private static func described(_ product: LocalizedText, points: Double) -> [DescribedStep] {
    let texts = [
      LocalizedText(vi: "Chưa có \(product.vi).", en: "There is no \(product.en)."),
      LocalizedText(
        vi: "Có \(product.vi) nhưng chưa đủ hoặc chậm.", en: "There is \(product.en), incomplete or late."),
      LocalizedText(
        vi: "Có đủ \(product.vi), đúng hạn, cấp trên đã kiểm tra.",
        en: "There is \(product.en), complete, in time and checked by the superior."),
      LocalizedText(
        vi: "Như mức trên, và kết quả vượt yêu cầu hoặc đã được nơi khác áp dụng.",
        en: "As before, and the result exceeds what was asked or was taken up elsewhere."),
    ]
    return zip(shares, texts).map { DescribedStep(points: $0 * points, text: $1) }
  }

  /// The year's tasks, by the conditions of Quy định 366-QĐ/TW, article 11.
  private static var tasks: Criterion {
    let texts = [
      LocalizedText(
        vi: "Dưới 100% nhiệm vụ hoàn thành, hoặc trên 20% chậm hạn.",
        en: "Fewer than 100% of tasks done, or more than 20% late."),
      LocalizedText(
        vi: "100% nhiệm vụ hoàn thành, không quá 20% chậm hạn.", en: "100% of tasks done, at most 20% late."),
      LocalizedText(
        vi: "100% nhiệm vụ hoàn thành đúng hạn, bảo đảm chất lượng.", en: "100% of tasks done well and in time."),
      LocalizedText(
        vi: "Như mức trên, và ít nhất 30% nhiệm vụ vượt yêu cầu.",
        en: "As before, and at least 30% of tasks beyond what was asked."),
    ]
    return Criterion(
      code: "T1", maxPoints: 30,
      name: LocalizedText(
        vi: "Chỉ tiêu, nhiệm vụ trong nghị quyết và kế hoạch năm",
        en: "Targets and tasks of the year's resolution and plan"),
      group: "R", step: 0.5, steps: zip(shares, texts).map { DescribedStep(points: 30 * $0, text: $1) })
  }

  private static let general: [Line] = [
    Line(
      "G1", "Xây dựng, chỉnh đốn Đảng; chất lượng đội ngũ", "Party building; quality of cadres",
      product: ("kế hoạch bồi dưỡng đảng viên và kết quả thực hiện", "plan for training members with its results")),
    Line(
      "G2", "Năng lực lãnh đạo của cấp ủy; phối hợp, đoàn kết", "Leadership of the committee; unity",
      product: ("chương trình công tác và biên bản họp cấp ủy theo quý", "work programme with minutes for each quarter")
    ),
    Line(
      "G3", "Kiểm tra, giám sát; phòng, chống lãng phí, tiêu cực", "Inspection and oversight",
      product: ("kế hoạch kiểm tra năm và kết luận từng cuộc", "inspection plan with the conclusion of each inspection")
    ),
    Line(
      "G4", "Nguyên tắc tổ chức; quy chế làm việc", "Organisational principles; working rules",
      product: ("quy chế làm việc và sổ theo dõi thực hiện", "working rules with a record of how they are kept")),
    Line(
      "G5", "Cải cách hành chính; chuyển đổi số", "Administrative reform; digital transformation",
      product: ("danh mục thủ tục, quy trình đã rút gọn", "list of procedures that were made shorter")),
    Line(
      "G6", "Tự phê bình và phê bình; khắc phục hạn chế", "Self-criticism; remedying shortcomings",
      product: ("báo cáo khắc phục từng hạn chế đã nêu", "report on how each shortcoming was remedied")),
  ]

  private static let results: [GrassrootsTypes.Family: [Line]] = [
    .place: [
      Line(
        "A1", "Kinh tế - xã hội, thu nhập, giảm nghèo", "Economy, income, fewer poor households",
        product: ("mô hình sản xuất, công trình hoặc số hộ thoát nghèo", "scheme, works or households out of poverty")),
      Line(
        "A2", "Giải quyết hồ sơ, dịch vụ công", "Files and public services",
        product: ("số liệu hồ sơ đúng hạn từ cổng dịch vụ công", "record of files in time from the service portal")),
      Line(
        "A3", "Tiếp dân, giải quyết đơn thư, hòa giải", "Reception of citizens, letters, mediation",
        product: ("sổ tiếp dân và kết quả từng đơn thư", "register of citizens received with each result")),
      Line(
        "A4", "Quốc phòng, an ninh, trật tự", "Defence, security, order",
        product: ("kết quả tuyển quân và số liệu vụ việc", "recruitment result and record of incidents")),
    ],
    .office: [
      Line(
        "B1", "Tham mưu, ban hành văn bản", "Advice and documents",
        product: ("văn bản đã ban hành theo kế hoạch", "documents issued to plan")),
      Line(
        "B2", "Hướng dẫn, kiểm tra cơ sở", "Guidance and inspection of the base",
        product: ("kết luận các cuộc kiểm tra, hướng dẫn ở cơ sở", "conclusions of visits to the base")),
      Line(
        "B3", "Phối hợp giải quyết việc liên ngành", "Work across offices",
        product: ("việc liên ngành đã giải quyết xong", "matters settled across offices")),
      Line(
        "B4", "Sử dụng kinh phí, tài sản", "Use of funds and property",
        product: ("quyết toán được duyệt và công khai", "accounts approved and published")),
    ],
    .service: [
      Line(
        "C1", "Chất lượng dịch vụ", "Quality of the service",
        product: ("kết quả kiểm định hoặc đánh giá ngoài", "result of an outside assessment")),
      Line(
        "C2", "Ý kiến của người được phục vụ", "What those served say",
        product: ("phiếu khảo sát người được phục vụ", "survey of those served")),
      Line(
        "C3", "Chuyên môn, sáng kiến", "Professional work, improvements",
        product: ("sáng kiến đã áp dụng", "improvement that was put to use")),
      Line(
        "C4", "Tài chính, công khai", "Finances, publication",
        product: ("báo cáo tài chính công khai", "published financial report")),
    ],
    .force: [
      Line(
        "D1", "Nhiệm vụ thường trực, sẵn sàng", "Standing duties, readiness",
        product: ("kết quả kiểm tra sẵn sàng của cấp trên", "result of the superior's readiness inspection")),
      Line(
        "D2", "Huấn luyện, bồi dưỡng", "Training",
        product: ("kết quả kiểm tra huấn luyện", "result of the training test")),
      Line(
        "D3", "Nền nếp, an toàn", "Order and safety",
        product: ("sổ theo dõi an toàn và kết quả khắc phục", "safety record with what was remedied")),
      Line(
        "D4", "Dân vận, phối hợp với địa phương", "Work with the people and the place",
        product: ("công trình, phần việc làm cùng địa phương", "works done together with the place")),
    ],
    .enterprise: [
      Line(
        "E1", "Sản xuất, kinh doanh", "Business result",
        product: ("báo cáo tài chính đã kiểm toán", "audited financial report")),
      Line(
        "E2", "Việc làm, thu nhập, bảo hiểm", "Jobs, income, insurance",
        product: ("bảng đóng bảo hiểm và thỏa ước lao động", "insurance record and labour agreement")),
      Line(
        "E3", "Nộp ngân sách, chấp hành pháp luật", "Taxes paid, law kept",
        product: ("xác nhận của cơ quan thuế", "confirmation of the tax office")),
      Line(
        "E4", "Phát triển đảng viên, đoàn thể", "New members, unions",
        product: ("quyết định kết nạp và thành lập tổ chức", "decisions to admit members and found organisations")),
    ],
    .other: [
      Line(
        "F1", "Quản lý, giữ liên hệ với đảng viên", "Contact with members",
        product: ("danh sách đảng viên được cập nhật theo quý", "list of members brought up to date each quarter")),
      Line(
        "F2", "Sinh hoạt đúng định kỳ", "Meetings held when due",
        product: ("biên bản sinh hoạt theo tháng", "minutes for each month")),
      Line(
        "F3", "Vận động quần chúng, cộng đồng", "Work with the community",
        product: ("hoạt động đã tổ chức, có ảnh và số người dự", "events held, with pictures and numbers")),
      Line(
        "F4", "Bảo vệ chính trị nội bộ, giữ bí mật", "Protection and confidentiality",
        product: ("quy định bảo mật và kết quả kiểm tra", "rules of confidentiality with their inspection")),
    ],
  ]
}
