public import Evaluation
public import Inflation

/// What is said when a validation sample is drawn.
public struct AuditCommandTexts: Sendable, BilingualTexts {
  let language: Language

  /// The sentences in a language.
  public init(_ language: Language) {
    self.language = language
  }

  /// What was drawn from where, and what to do next.
  public func lines(_ design: AuditDesign, folder: String) -> [String] {
    let drawn = design.plan.count { $0.isDrawn }
    let seconds = design.list.count - drawn
    let strata = AuditPlanRow.Stratum.allCases.compactMap { stratum -> String? in
      let own = design.plan.filter { $0.stratum == stratum }
      return own.isEmpty ? nil : "  \(name(stratum)): \(own.count { $0.isDrawn }) / \(own.count)"
    }
    let total =
      isVietnamese
      ? "Năm \(design.year): \(design.list.count) lượt thẩm định cho \(drawn) đơn vị, trong đó \(seconds) đơn vị do hai người"
      : "\(design.year): \(design.list.count) verifications of \(drawn) units, \(seconds) of them by two people"
    let next =
      isVietnamese
      ? [
        "Ghi vào \(folder): audit-plan.csv (giữ lại, không đưa cho người thẩm định) và audit-list.csv (để điền)",
        "Điền xong thì khai báo trong study.yml: audit: \(folderName(folder))/audit-list.csv, rồi chạy thucchat run",
      ]
      : [
        "Written to \(folder): audit-plan.csv (keep it from the verifiers) and audit-list.csv (to be filled in)",
        "When it is filled, name it in study.yml: audit: \(folderName(folder))/audit-list.csv, then run thucchat run",
      ]
    return [total] + strata + next
  }

  private func folderName(_ folder: String) -> String {
    folder.split(separator: "/").last.map(String.init) ?? folder
  }

  private func name(_ stratum: AuditPlanRow.Stratum) -> String {
    switch stratum {
    case .flagged: isVietnamese ? "nên xem lại vì điểm cao" : "worth a second look, too high"
    case .flaggedUnder: isVietnamese ? "nên xem lại vì điểm thấp" : "worth a second look, too low"
    case .near: isVietnamese ? "không được nêu nhưng gần" : "not listed, but near"
    case .rest: isVietnamese ? "còn lại" : "all others"
    case .notAssessable: isVietnamese ? "chưa đủ căn cứ để xem xét" : "not enough to go by"
    }
  }

  /// Why nothing was drawn.
  public func failure(_ failure: AuditDesign.Failure) -> String {
    switch failure {
    case .nothingToVerify:
      isVietnamese ? "--year: năm này không có phiếu chấm nào để thẩm định" : "--year: no rating of that year to verify"
    case .budgetTooSmall(let least):
      isVietnamese
        ? "--budget: cần ít nhất \(least) lượt thẩm định để mỗi nhóm có hai đơn vị"
        : "--budget: at least \(least) verifications are needed for two units in every stratum"
    }
  }
}
