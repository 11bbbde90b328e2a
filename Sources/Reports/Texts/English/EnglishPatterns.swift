internal import Inflation

extension English: PatternTexts {
  func similar(to unit: String, same: Int, compared: Int) -> String {
    "On \(numbers.integer(same)) of \(numbers.integer(compared)) criteria the points are the same as those of \(unit), "
      + "more than units with such totals usually share."
  }

  func straight(near: Int, present: Int, share: Double) -> String {
    "\(numbers.integer(near)) of \(numbers.integer(present)) criteria have about the same share of their points "
      + "(\(numbers.percent(share))), with less difference than units with such totals usually show."
  }

  func jumped(points: Double, years: Int) -> String {
    let past = years == 1 ? "its year before" : "the mean of its \(numbers.integer(years)) earlier years"
    return "Against \(past), the rating lies \(numbers.fixed(points)) points further above what the measured outcomes "
      + "explain."
  }

  func aboveCollective(_ collective: String, points: Double) -> String {
    "The rating is \(numbers.fixed(points)) points higher than that of its collective (\(collective)), more than the "
      + "outcomes of both explain."
  }

  func aboveMeeting(points: Double) -> String {
    "The rating is \(numbers.fixed(points)) points higher than the one given by the collective's meeting, a wider gap "
      + "than is usual."
  }

  func repeated(year: Int, same: Int, compared: Int) -> String {
    "On \(numbers.integer(same)) of \(numbers.integer(compared)) criteria the points are those of \(year) again, more "
      + "than is usual from one year to the next."
  }

  var shapeListsNobody: String { "The shape of the answers alone puts no unit on a list." }

  func look(at pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "See first what guidance the superior gave, and how it appraised the other units of the group."
    case .cutoff: "See first the points that brought the total to the cut-off."
    case .similar: "Lay the two scoring sheets side by side, with the evidence for the criteria on which they agree."
    case .straightlining: "See first the criteria on which units of this type usually have fewer points."
    case .jump: "See first what changed since the year before, criterion by criterion."
    case .aboveCollective: "See first the review of the collective, with which the unit's result belongs together."
    }
  }

  func innocentReasons(for pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "A whole group may do good work that the indicators do not measure, or read the scale alike."
    case .cutoff: "A real effort in the last weeks to reach the level looks the same."
    case .similar: "Units with the same tasks under the same guidance may rightly have the same points."
    case .straightlining: "A unit may be even in all its work, or the scale may leave little room for difference."
    case .jump: "A new leadership, a merger, finished projects or a new way of counting may come before the outcomes."
    case .aboveCollective: "A good unit may belong to a weaker collective, or the collective may be strict with itself."
    }
  }

  func mayAnswer(to pattern: FlagRow.Pattern) -> String {
    switch pattern {
    case .overrating: ""
    case .appraiser: "The superior may add the guidance under which the group was rated."
    case .cutoff: "The unit may add the dates and evidence of the work that brought the last points."
    case .similar: "The unit may add its own evidence for the criteria on which the points agree."
    case .straightlining: "The unit may say how it set the points of each criterion."
    case .jump: "The unit may say what changed since the year before, and when outcomes will show it."
    case .aboveCollective: "The unit may add in what its result goes beyond that of the collective."
    }
  }
}
