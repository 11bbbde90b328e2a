extension English: ChartTexts {
  func chartCaption(_ chart: ReportChart, subject: String) -> String {
    switch chart {
    case .weights:
      "\(subject): calibrated points with their interval (dot and line), points now (upright mark) and proposed points "
        + "(diamond)."
    case .ratings:
      "\(subject): the rating against what units with such outcomes usually have. Each dot is a unit; on the diagonal the "
        + "rating is the usual one."
    case .appraisers:
      "Each dot is the units of one immediate superior in one year: how far their ratings lie from the usual ones, by the "
        + "number of units. Small groups scatter more: by chance alone about 95 of 100 groups lie between the dashed lines "
        + "and nearly all between the outer full lines."
    case .cutoffs: "\(subject): units by total; the upright lines are where levels begin."
    case .drift: "The part of the change of ratings that the measured outcomes do not explain, by type."
    }
  }

  var chartHint: String { "Point at a dot to read it, click to go to its row." }

  func chartAxis(_ axis: ChartAxisName) -> String {
    switch axis {
    case .points: "Points of the criterion"
    case .expected: "Usual (points of 100)"
    case .rating: "Rating (points of 100)"
    case .drift: "The rest (points)"
    case .difference: "Difference from the usual, median (points)"
    }
  }

  func chartStatus(_ status: ChartStatus) -> String {
    switch status {
    case .above: "worth a look: above"
    case .below: "worth a look: below"
    case .notListed: "not listed"
    }
  }

  func binned(strongest: Int?) -> String {
    let listed = strongest.map { "the \(numbers.integer($0)) listed on the strongest evidence" } ?? "those worth a look"
    return "There are too many units for a dot each: the darker a cell, the more units; \(listed) are dots still."
  }

  var controls: ReportScript.Words {
    ReportScript.Words(
      search: "Search the table:", shown: "{0} of {1} rows", sort: "Sort by this column", print: "Print this unit")
  }
}
