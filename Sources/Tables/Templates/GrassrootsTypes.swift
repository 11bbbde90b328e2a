internal import Evaluation

/// The types of grassroots organisation and what those of a kind are judged by.
enum GrassrootsTypes {
  /// Types whose results are of one kind.
  enum Family: String, CaseIterable {
    /// Communes, wards and townships.
    case place = "A"
    /// Offices of the Party and the State.
    case office = "B"
    /// Units that teach, heal or serve.
    case service = "C"
    /// Army and public security.
    case force = "D"
    /// Enterprises and cooperatives.
    case enterprise = "E"
    /// Organisations abroad, and others.
    case other = "F"
  }

  /// The types by their codes in the statistics of organisations and members, table "Thống kê tổ chức đảng và đảng viên trong
  /// các loại hình cơ sở".
  static let all: [(type: Framework.UnitType, family: Family)] = [
    entry("1", "Xã", "Commune", .place),
    entry("2", "Phường", "Ward", .place),
    entry("3", "Thị trấn", "Township", .place),
    entry(
      "4", "Cơ quan Đảng, MTTQ, đoàn thể chính trị - xã hội", "Party, Front and mass organisation offices", .office),
    entry("5", "Cơ quan Nhà nước", "State agencies", .office),
    entry("6a", "Đơn vị sự nghiệp công lập", "Public service units", .service),
    entry("6b", "Đơn vị sự nghiệp ngoài công lập", "Non-public service units", .service),
    entry("7", "Quân đội", "Army", .force),
    entry("8", "Công an", "Public security", .force),
    entry("9a", "Doanh nghiệp có vốn Nhà nước", "Enterprises with state capital", .enterprise),
    entry("9b", "Doanh nghiệp ngoài Nhà nước", "Private enterprises", .enterprise),
    entry("9c", "Hợp tác xã", "Cooperatives", .enterprise),
    entry("10", "Tổ chức cơ sở đảng ở ngoài nước", "Organisations abroad", .other),
    entry("11", "Loại hình cơ sở khác", "Other", .other),
  ]

  private static func entry(
    _ code: String, _ vi: String, _ en: String, _ family: Family
  ) -> (type: Framework.UnitType, family: Family) {
    (Framework.UnitType(code: code, name: LocalizedText(vi: vi, en: en)), family)
  }
}
