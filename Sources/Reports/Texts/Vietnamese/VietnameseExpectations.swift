internal import Evaluation
internal import Tables

/// What a reader expected, in Vietnamese.
enum VietnameseExpectations {
  static func clause(_ expected: Expectation) -> String {
    file(expected) ?? workbook(expected) ?? table(expected) ?? cell(expected) ?? expert(expected)
      ?? UndertakingExpectations.clause(expected, .vietnamese) ?? yaml(expected)
  }

  private static func file(_ expected: Expectation) -> String? {
    switch expected {
    case .existingFile: "không có tệp này"
    case .existingFolder: "không có thư mục này"
    case .fileInsteadOfFolder: "đây là thư mục, cần một tệp"
    case .readableFile: "không mở được tệp để đọc"
    case .content: "không có nội dung"
    case .text: "không phải tệp văn bản"
    case .utf8: "chữ không theo UTF-8; hãy lưu lại dưới dạng CSV UTF-8"
    case .byteOrderMark: "có vẻ là UTF-16 thiếu dấu thứ tự byte; hãy lưu lại dưới dạng CSV UTF-8"
    case .xlsxInsteadOfODS: "tệp .ods của LibreOffice; hãy lưu lại dạng .xlsx"
    case .csvInsteadOfWorkbook: "đây là tệp Excel; hãy đặt lại đuôi tên tệp là .xlsx"
    case .xlsxInsteadOfXLS: "tệp .xls đời cũ hoặc có mật khẩu; hãy lưu lại dạng .xlsx không đặt mật khẩu"
    default: nil
    }
  }

  private static func workbook(_ expected: Expectation) -> String? {
    switch expected {
    case .intactWorkbook: "tệp Excel bị hỏng hoặc không đầy đủ; hãy mở và lưu lại bằng Excel hoặc LibreOffice"
    case .workbookWithoutEntities: "tệp có khai báo thực thể XML, bảng tính bình thường không có; không đọc"
    case .unpackedSize(let most): "nội dung giải nén lớn hơn \(most / 1_048_576) MB, không đọc"
    case .packingRatio(let most):
      "nội dung giải nén gấp hơn \(most) lần tệp, bảng tính bình thường không như vậy; không đọc"
    case .columnCount(let most): "bảng có hơn \(most) cột, không đọc"
    case .rowCount(let most): "trang tính có hơn \(most) dòng, không đọc"
    case .cellCount(let most): "trang tính có hơn \(most) ô, không đọc"
    case .textLength(let most): "chữ trong ô dài hơn \(most) ký tự, không đọc"
    case .sheet(let names): "không có trang tính này; tệp có: \(names.joined(separator: ", "))"
    case .storedFormulaValue: "công thức chưa có kết quả được lưu; hãy mở và lưu lại bằng Excel hoặc LibreOffice"
    case .separateCells:
      "ô bị gộp; hãy bỏ gộp ô, hoặc dùng --flatten-headings để gộp tiêu đề nhiều dòng và điền ô gộp xuống các dòng dưới"
    case .separateDataCells: "ô gộp qua nhiều cột nằm cạnh số liệu khác; hãy bỏ gộp và điền từng ô"
    case .headingsInFirstRow(let column):
      "cột \(column) có tiêu đề ở dòng này; cần một dòng tiêu đề duy nhất ở đầu trang tính, hoặc dùng --flatten-headings"
    case .headingsInFirstLine(let column): "cột \(column) có tiêu đề ở dòng này; hãy bỏ các dòng phía trên"
    case .numberInsteadOfText: "cần một số, ô này lại là chữ; hãy đổi ô sang dạng số"
    default: nil
    }
  }

  private static func table(_ expected: Expectation) -> String? {
    switch expected {
    case .closingQuote: "dấu ngoặc kép mở ra mà không đóng lại"
    case .separatorAfterQuote: "sau dấu ngoặc kép đóng cần dấu phân cách hoặc hết dòng"
    case .fields(let count, let found): "dòng có \(found) ô, cần \(count) ô như dòng tiêu đề"
    case .fieldsWithoutDecimalComma(let count, let found):
      "dòng có \(found) ô, cần \(count) ô như dòng tiêu đề; nếu số có dấu phẩy thập phân, hãy phân cách các ô bằng ; hoặc tab"
    case .separatorOtherThanComma:
      "số có dấu phẩy thập phân trong tệp phân cách bằng dấu phẩy; hãy phân cách bằng ; hoặc viết dấu chấm thập phân"
    case .oneDecimalMark: "tệp dùng cả dấu chấm và dấu phẩy thập phân; cần một cách viết cho cả tệp"
    case .noThousandsSeparators: "không rõ dấu ngăn hàng nghìn hay dấu thập phân; cần số không ngăn hàng nghìn"
    case .column(let name): "thiếu cột \(name)\(OfficeWords.word(for: name).map { " (có thể ghi: \($0))" } ?? "")"
    case .distinctColumns: "mỗi tên cột chỉ được dùng một lần"
    case .knownColumn(let nearest): "không phải tiêu chí hay cột nào được biết\(hint(nearest))"
    default: nil
    }
  }

  private static func cell(_ expected: Expectation) -> String? {
    switch expected {
    case .number: "cần một số"
    case .numberWithin(let range): "cần \(text(range))"
    case .year: "cần một năm, ví dụ 2024"
    case .day: "cần một ngày, ví dụ 31/12/2024 hoặc 2024-12-31"
    case .filled: "không được để trống"
    case .oneOf(let words): "cần một trong: \(words.joined(separator: ", "))"
    case .known(let reference, let nearest): "không có \(name(reference)) này\(hint(nearest))"
    case .single(let line, let file): "đã có ở \(file.map { "\($0):\(line)" } ?? "dòng \(line)"), chỉ được có một lần"
    case .commonUnit: "không đơn vị nào của tệp này có trong danh sách đơn vị"
    case .unitCode: "dòng không có mã đơn vị; nếu là ghi chú, dòng tổng hay phần chữ ký thì bỏ khỏi bảng"
    case .yearAndRater:
      "dòng không có năm và người chấm; nếu là dòng tổng cộng, tên nhóm hay ghi chú thì hãy bỏ khỏi bảng"
    case .noPointsOutsideFramework(let year): "khung tiêu chí năm \(year) không có tiêu chí này, cần để trống"
    case .ancestorOtherThanItself: "đơn vị không được là cấp trên của chính mình"
    default: nil
    }
  }

  private static func expert(_ expected: Expectation) -> String? {
    switch expected {
    case .expertFile: "thư mục chuyên gia chỉ gồm các tệp ahp-*.csv, bestworst.csv và budget.csv"
    case .comparison: "cần một số lớn hơn 0, ví dụ 3 hoặc 1/3; ô của tiêu chí với chính nó là 1"
    case .reciprocal(let other): "nửa kia của bảng ghi \(other) cho cùng cặp tiêu chí; cần 1/\(other)"
    case .rowsOfCriteria(let count, let found): "bảng có \(found) dòng, cần \(count) dòng, mỗi tiêu chí một dòng"
    case .connectedComparisons: "có tiêu chí chưa được so sánh với các tiêu chí còn lại, kể cả qua tiêu chí khác"
    case .bestAndWorst:
      "cần một tiêu chí quan trọng nhất có best_to bằng 1 và một tiêu chí ít quan trọng nhất có to_worst bằng 1"
    default: nil
    }
  }

  private static func yaml(_ expected: Expectation) -> String {
    switch expected {
    case .yaml(let detail): "YAML không đúng cú pháp" + (detail.isEmpty ? "" : " (\(DataProblemTexts.shown(detail)))")
    case .spacesInsteadOfTabs: "YAML thụt dòng bằng dấu cách, không dùng tab"
    case .fewAliases(let most): "nhiều nhất \(most) bí danh (*) trong một tệp, và không được phình to"
    case .knownKey(let nearest, let keys):
      "không có khóa này\(nearest.map { ", có phải \($0)?" } ?? "; các khóa: \(keys.joined(separator: ", "))")"
    case .key(let key): "thiếu khóa \(key)"
    case .distinctKeys: "mỗi khóa chỉ được viết một lần"
    case .mapping: "cần các khóa và giá trị"
    case .list: "cần một danh sách"
    case .scalar: "cần một từ hoặc một câu"
    case .wholeNumber: "cần một số nguyên không âm"
    case .yesOrNo: "cần yes hoặc no"
    case .slug: "chỉ dùng chữ không dấu, chữ số, -, _ và ."
    case .condition: "cần một mã, một phép so sánh và một số, ví dụ Y5 >= 30"
    case .nonEmptyList: "cần ít nhất một mục"
    case .levelAtZero: "cần một mức có at_least: 0"
    case .levelOfVeto: "cần nêu mức mà quy định này áp dụng"
    case .measurementByOthers: "chỉ số kết quả không được do chính đơn vị tự đo"
    case .severalSteps: "cần ít nhất hai mức được mô tả"
    case .distinctPoints: "mỗi mức được mô tả cần có số điểm riêng"
    case .describedSteps: "cần số điểm, dấu hai chấm và lời mô tả cho từng mức, ví dụ 0: chưa có | 3: có kế hoạch"
    default: expected.code
    }
  }

  private static func hint(_ nearest: String?) -> String {
    nearest.map { ", có phải \"\(DataProblemTexts.shown($0))\"?" } ?? ""
  }

  private static func text(_ range: NumberRange) -> String {
    let lower = range.lower.map { DataProblemTexts.number($0, .vietnamese) }
    let upper = range.upper.map { DataProblemTexts.number($0, .vietnamese) }
    switch (lower, upper) {
    case (let lower?, let upper?):
      return range.includesLower ? "số từ \(lower) đến \(upper)" : "số trên \(lower), đến \(upper)"
    case (let lower?, nil): return range.includesLower ? "số từ \(lower) trở lên" : "số trên \(lower)"
    case (nil, let upper?): return "số không quá \(upper)"
    case (nil, nil): return "một số"
    }
  }

  private static func name(_ reference: Expectation.Reference) -> String {
    switch reference {
    case .unit: "đơn vị"
    case .criterion: "tiêu chí"
    case .type: "loại hình"
    case .level: "mức"
    case .indicator: "chỉ số"
    case .group: "nhóm tiêu chí"
    case .code: "mã"
    }
  }
}
