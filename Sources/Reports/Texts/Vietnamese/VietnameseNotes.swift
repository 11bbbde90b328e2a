internal import Calibration

extension Vietnamese: NoteTexts {
  func note(_ key: NoteKey, _ values: NoteValues) -> String {
    switch key {
    case .dataColumnsIgnored:
      "\(values["file"]): không dùng các cột \(values["columns"])."
    case .dataWindows1258: "\(values["file"]): đã đọc theo bảng mã Windows-1258."
    case .dataTonesMatched:
      "\(values["file"]): \(values.number("count")) tên đơn vị có dấu thanh đặt khác chỗ được coi là cùng đơn vị, ví dụ "
        + "\(values["example"])."
    case .dataPeriodsJoined:
      "Đã gộp \(values.number("count")) phiếu chấm theo tháng, quý thành điểm năm, mỗi tháng có trọng số như nhau."
    case .dataTooFewMonths:
      "\(values.number("count")) phiếu của năm không có điểm vì chưa đủ \(values.number("least")) tháng."
    case .dataLevelsOfPeriods:
      "Không dùng \(values.number("count")) mức xếp loại của tháng, quý; mức của năm theo điểm năm."
    case .dataHiddenRows:
      "\(values["file"]): đã đọc cả \(values.number("count")) dòng đang ẩn (dòng \(values["rows"]))."
    case .dataHiddenColumns:
      "\(values["file"]): đã đọc cả \(values.number("count")) cột đang ẩn (cột \(values["columns"]))."
    case .dataMergedCellsFilled:
      "\(values["file"]): đã điền giá trị của ô gộp xuống \(values.number("count")) ô bên dưới (cột \(values["columns"]))."
    case .dataHeadingsFlattened:
      "\(values["file"]): đã gộp tiêu đề ở các dòng \(values["first"])–\(values["last"]) thành một dòng: \(values["columns"])."
    case .dataIndicatorRowsOfOtherUnits:
      "\(values["file"]): bỏ qua \(values.number("count")) dòng của đơn vị ngoài danh sách."
    case .dataRatingsWithoutSelf:
      "\(values.number("count")) phiếu \(ratingName(values["rater"])) không có điểm tự chấm đi cùng."
    case .dataYearsBeforeFramework:
      "Chưa khai báo khung tiêu chí cho năm \(values["years"]): dùng khung của năm \(values["first"]), cả điểm và mức xếp loại."
    case .dataPointsWhereNotApplicable:
      "\(values.number("count")) ô có điểm ở tiêu chí không áp dụng cho loại hình của đơn vị; các ô đó không "
        + "được tính."
    case .dataStepsInferred:
      "Bước chấm được suy từ số liệu cho \(values.number("count")) tiêu chí: \(values["steps"])."
    case .dataIndicatorsInferred:
      "Coi \(values.number("count")) cột là chỉ số kết quả, càng cao càng tốt: \(values["indicators"])."
    case .outcomesNone:
      "\(values["type"]), năm \(values["year"]): không chỉ số kết quả nào có số liệu."
    case .outcomesPooledLoadings:
      "\(values["type"]), năm \(values["year"]): chỉ có \(values.number("units")) đơn vị, nên các chỉ số kết "
        + "quả được gộp theo cách tính chung của mọi loại hình."
    case .outcomesPooledSpread:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): ít đơn vị, nên dùng độ phân "
        + "tán chung của mọi loại hình."
    case .outcomesTooFewValues:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): quá ít giá trị nên không dùng."
    case .outcomesNormalScores:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): hơn nửa số đơn vị có cùng một "
        + "giá trị, nên dùng thứ hạng thay cho giá trị."
    case .outcomesConstant:
      "Chỉ số \(values["indicator"]), \(values["type"]), năm \(values["year"]): mọi đơn vị có cùng giá trị nên "
        + "không dùng được."
    case .outcomesDefaultReliability:
      "Năm \(values["year"])\(values.optional("type") { ", \($0)" }): số liệu không đủ để biết độ tin cậy của "
        + "chỉ số \(values["indicators"]); đã lấy mức \(values.number("reliability")), mọi kết quả ở đây phụ thuộc "
        + "vào lựa chọn đó."
    case .outcomesNoLoading:
      "Năm \(values["year"])\(values.optional("type") { ", \($0)" }): chỉ số \(values["indicator"]) không đi "
        + "cùng các chỉ số khác nên không góp vào điểm kết quả; nên kiểm tra chiều tốt lên của chỉ số."
    case .outcomesDenominatorWithoutShare:
      "Chỉ số \(values["indicator"]) có cột mẫu số nhưng giá trị không phải là tỷ lệ, nên mẫu số không được "
        + "dùng."
    case .detectionSmallStudy:
      "Năm \(values["year"]): xét được \(values.number("assessed")) đơn vị. Với tỷ lệ nêu nhầm đã chọn, danh "
        + "sách chỉ lập được khi có ít nhất \(values.number("least")) đơn vị đủ căn cứ, nên cuộc rà soát nhỏ như "
        + "thế này thường chỉ xếp được thứ tự."
    case .detectionHabit:
      "Năm \(values["year"]): khoảng \(values.number("count")) trong \(values.number("assessed")) đơn vị tự chấm cao hẳn "
        + "hoặc thấp hẳn so với mức giải thích được, số cao và số thấp tương đương nhau, như khi có đơn vị vốn quen "
        + "chấm cao hoặc thấp ở mọi tiêu chí. Chỉ phần vượt quá mức đó mới coi là tự chấm cao. Nếu chắc chắn không có "
        + "thói quen này thì ghi rõ trong phần thiết lập."
    case .revisionTypesShareCriteria:
      "\(values.number("criteria")) tiêu chí dùng chung cho nhiều loại hình; điểm đề xuất là một mức chung cho "
        + "các loại hình đó."
    case .revisionBoundsMovedInward:
      "Giới hạn điểm của tiêu chí \(values["criteria"]) không nằm trên bước \(values.number("step")) điểm nên "
        + "đã thu vào bước gần nhất."
    case .revisionConditionOnMovedCriterion:
      "Mức \(values["level"]) có điều kiện \(values["condition"]) đặt trên tiêu chí \(values["criterion"]), là "
        + "tiêu chí được đề xuất đổi điểm; nên xem lại con số trong điều kiện."
    case .revisionPointsOffRatingStep:
      "Điểm đề xuất của tiêu chí \(values["criteria"]) không chia hết cho bước chấm; nên chọn lại bước chấm "
        + "hoặc bước của điểm đề xuất."
    case .revisionEmptyRange:
      "Tiêu chí \(values["criterion"]): các giới hạn từ \(values.number("lower")) đến \(values.number("upper")) điểm không chứa "
        + "mức nào trên bước \(values.number("step")) điểm (thiếu \(values.number("by"))), nên điểm hiện hành được giữ nguyên."
    case .revisionSumOutOfReach:
      "\(values["types"])\(values.optional("group") { ", nhóm tiêu chí \($0)" }): trong giới hạn đã đặt, tổng điểm chỉ từ "
        + "\(values.number("least")) đến \(values.number("most")), không đạt \(values.number("wanted")) (lệch \(values.number("by"))); điểm hiện hành được giữ nguyên."
    case .revisionSumOffStep:
      "\(values["types"])\(values.optional("group") { ", nhóm tiêu chí \($0)" }): \(values.number("left")) điểm còn lại không chia hết "
        + "cho bước \(values.number("step")) điểm, nên điểm hiện hành được giữ nguyên."
    case .revisionConflictingSums:
      "\(values["types"]): không thể giữ cùng lúc mọi tổng điểm, nên điểm hiện hành được giữ nguyên."
    case .limitsTooMuch:
      "\(values["types"])\(values.optional("group") { ", nhóm tiêu chí \($0)" }): điểm sàn và điểm giữ nguyên "
        + "(\(values["bounds"])) cộng lại vượt \(values.number("by")) điểm so với \(values.number("wanted")) điểm được phân bổ."
    case .limitsTooLittle:
      "\(values["types"])\(values.optional("group") { ", nhóm tiêu chí \($0)" }): điểm trần và điểm giữ nguyên "
        + "(\(values["bounds"])) cộng lại thiếu \(values.number("by")) điểm so với \(values.number("wanted")) điểm được phân bổ."
    case .studyNothingToJudge:
      "Không có phiếu chấm nào để xem xét."
    case .weightsInferredStep:
      "Bước chấm của tiêu chí \(values["criteria"]) được suy từ số liệu."
    case .weightsRarePatterns:
      "\(values["type"]): \(values.number("rows")) phiếu có cách bỏ trống tiêu chí hiếm gặp nên không dùng để "
        + "hiệu chuẩn."
    case .weightsNotSolved:
      "\(values["types"]): bài toán hiệu chuẩn không có lời giải ổn định, nên điểm hiện hành được giữ nguyên."
    case .weightsNoOutcomes:
      "\(values["types"]): không có chỉ số kết quả để hiệu chuẩn, nên điểm hiện hành được giữ nguyên."
    case .weightsWithoutVariance:
      "\(values["types"]): tiêu chí \(values["criteria"]) có điểm như nhau ở mọi đơn vị nên giữ nguyên điểm "
        + "tối đa."
    case .weightsSingular:
      "\(values["types"]): tiêu chí \(values["criteria"]) có thể tính được từ các tiêu chí khác, nên số liệu "
        + "không tách được điểm của chúng."
    case .weightsWithinAppraisers:
      "\(values["types"]): có dưới 20 cấp trên trực tiếp, nên khoảng tin cậy tính bằng cách lấy lại mẫu trong "
        + "từng cấp trên và có thể hẹp hơn thực tế."
    case .weightsNoSupport:
      "\(values["types"]): kết quả đo được không ủng hộ thay đổi nào; nên kiểm tra chiều tốt lên của các chỉ "
        + "số."
    case .levelsCollectivesUnknown:
      "\(values.number("count")) tập thể không có trong danh sách đơn vị: mức xếp loại của thành viên chưa được đối chiếu."
    case .criteriaRedundant:
      "\(values["type"]): tiêu chí \(values["criterion"]) gần như trùng với tiêu chí \(values["partner"]); nên gộp hoặc "
        + "phân định lại nội dung."
    case .weightsFewerReplicates:
      "\(values["types"]): vì có nhiều tiêu chí, các khoảng tin cậy dựa trên \(values.number("replicates")) lần lấy mẫu lại."
    case .weightsSmallStudy:
      "\(values["types"]): \(values.number("units")) lượt đơn vị là quá ít để đổi điểm so với hiện hành."
    case .comparisonNotDefined:
      "\(values["type"]): số liệu chấm không xác định được trọng số theo phương pháp \(comparedMethod(values)), nên không trình "
        + "bày."
    case .comparisonTooManyCriteria:
      "\(values["type"]): không trình bày phương pháp \(comparedMethod(values)) khi có trên \(values.number("most")) tiêu chí, vì khi "
        + "đó hầu như đơn vị nào cũng có tiêu chí có lợi cho mình."
    case .comparisonWithoutLimits:
      "\(values["type"]): khung tiêu chí không đặt điểm sàn, điểm trần, tiêu chí giữ nguyên hoặc nhóm cố định, nên điểm theo kết quả "
        + "trong giới hạn cũng là điểm theo kết quả."
    case .expertsNotUsed:
      "\(values["type"]): ý kiến của \(values["experts"]) không được dùng, vì có tiêu chí không áp dụng ở đây hoặc trùng với bộ "
        + "tiêu chí mà nhiều chuyên gia hơn đã cho ý kiến."
    }
  }

  private func comparedMethod(_ values: NoteValues) -> String {
    WeightingMethod(rawValue: values["method"]).map(methodName) ?? values["method"]
  }

  func unknownNote(_ key: String, _ values: [(name: String, value: String)]) -> String {
    let details = values.map { "\($0.name) = \($0.value)" }.joined(separator: ", ")
    return "Ghi chú kỹ thuật \(key)" + (details.isEmpty ? "." : ": \(details).")
  }
}
