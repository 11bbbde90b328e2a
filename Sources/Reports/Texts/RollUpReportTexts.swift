internal import Evaluation
internal import Feedback

/// The headings and remarks of `rollup.md`.
struct RollUpReportTexts: BilingualTexts {
  let language: Language

  init(_ language: Language) {
    self.language = language
  }

  var title: String { say("Tổng hợp kỳ đánh giá", "The yearly round") }
  var notRated: String { say("Chưa xếp loại", "Not rated") }
  var all: String { say("toàn cấp", "the whole tier") }
  var reminder: String {
    say(
      "Mỗi nội dung nêu trên là chỗ cần xem lại cùng căn cứ, không phải là kết luận về đơn vị hay cá nhân nào.",
      "Each finding is a place to look at again with its grounds; none is a conclusion about a unit or a person.")
  }

  var calendarHeading: String { say("Tiến độ báo cáo theo cấp", "Reports by tier") }
  var calendarColumns: [String] {
    isVietnamese
      ? ["Năm", "Cấp", "Đơn vị", "Đúng hạn", "Chậm", "Chậm nhất (ngày)", "Chưa có, có lý do", "Chưa có, chưa rõ lý do"]
      : ["Year", "Tier", "Units", "In time", "Late", "Most days late", "None, with a reason", "None, no reason"]
  }

  var levelsHeading: String { say("Mức xếp loại theo cấp và loại hình", "Levels by tier and type") }
  var levelsColumns: [String] {
    isVietnamese
      ? ["Năm", "Cấp", "Loại hình", "Mức", "Số đơn vị", "Số đã xếp loại", "Tỷ lệ (%)"]
      : ["Year", "Tier", "Type", "Level", "Units", "Rated", "Share (%)"]
  }

  var sumsHeading: String { say("Số liệu giữa các cấp", "Sums between tiers") }
  func agreeing(_ count: String, of all: String) -> String {
    say(
      "\(count) trong \(all) số báo cáo khớp với cấp dưới.",
      "\(count) of \(all) reported numbers agree with those below.")
  }
  var sumsColumns: [String] {
    isVietnamese
      ? ["Đơn vị", "Cấp", "Năm", "Loại hình", "Mức", "Báo cáo", "Cộng từ cấp dưới", "Đếm từ mức xếp loại"]
      : ["Unit", "Tier", "Year", "Type", "Level", "Reported", "From below", "From levels"]
  }

  var coherenceHeading: String { say("Tập thể và cá nhân", "Collectives and members") }
  var coherenceColumns: [String] {
    isVietnamese
      ? [
        "Tập thể", "Năm", "Mức của tập thể", "Cá nhân", "Ở mức cao nhất", "Cao hơn tập thể", "Độ lệch điểm",
        "Độ lệch thường gặp",
      ]
      : ["Collective", "Year", "Its level", "Members", "At the highest", "Above it", "Spread", "Usual spread"]
  }

  var relationsHeading: String { say("Khi các cá nhân chấm lẫn nhau", "Where members rate each other") }
  var relationsColumns: [String] {
    isVietnamese
      ? ["Năm", "Thành phần", "Tập thể", "Cá nhân", "Phương sai (điểm²)", "Khoảng tin cậy", "Tương quan"]
      : ["Year", "Component", "Collectives", "Members", "Variance (points²)", "Interval", "Correlation"]
  }
  var relationsRemark: String {
    say(
      "Điểm cho nhau đi đôi với nhau cũng có thể vì hai người làm việc chung tốt; cần xem cùng kết quả công việc.",
      "What two people give each other may also go together because they work well together; see it beside the work done."
    )
  }

  func component(_ component: RelationRow.Component) -> String {
    switch component {
    case .actor: say("người chấm rộng hay chặt", "how much members differ in what they give")
    case .partner: say("người được chấm cao hay thấp", "how much members differ in what they get")
    case .relationship: say("riêng của từng cặp, kể cả sai số", "of a pair alone, with error")
    case .actorPartner: say("người chấm cao có được chấm cao", "whether who gives much gets much")
    case .dyadic: say("chấm qua lại trong từng cặp", "whether a pair returns what it gets")
    }
  }

  var productsHeading: String { say("Sản phẩm cụ thể bên cạnh điểm chấm", "Products beside the ratings") }
  var productsColumns: [String] {
    isVietnamese
      ? [
        "Loại hình", "Năm", "Tiêu chí", "Đơn vị chấm", "Sản phẩm", "Đã kiểm tra", "Đơn vị có sản phẩm", "Tự chấm cao",
        "Chấm cao, chưa nêu sản phẩm",
      ]
      : [
        "Type", "Year", "Criterion", "Units", "Products", "Checked", "Units with products", "Rated high",
        "High without a product",
      ]
  }

  var positionsHeading: String { say("So sánh giữa các vị trí tương đồng", "Like positions compared") }
  var positionsColumns: [String] {
    isVietnamese
      ? ["Năm", "Cấp", "Loại hình", "Số đơn vị cùng nhóm", "Trung vị (điểm)", "Nửa giữa của nhóm"]
      : ["Year", "Tier", "Type", "Units in the group", "Median (points)", "Middle half"]
  }
  func positionsRemark(_ file: String) -> String {
    say(
      "Vị trí của từng đơn vị trong nhóm của mình ở bảng \(file).",
      "The place of each unit in its own group is in \(file).")
  }

  var chainHeading: String { say("Điểm thay đổi qua từng khâu", "Scores along the chain") }
  var chainColumns: [String] {
    isVietnamese
      ? ["Năm", "Cấp", "Cấp trên", "Khâu", "Đơn vị", "Thay đổi (điểm)", "Khoảng tin cậy", "Được nâng (%)"]
      : ["Year", "Tier", "Superior", "Step", "Units", "Change (points)", "Interval", "Raised (%)"]
  }
}
