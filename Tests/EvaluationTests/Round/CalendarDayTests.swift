import Evaluation
import Testing

@Suite struct CalendarDayTests {
  @Test func daysAreReadAsOfficesWriteThem() {
    for text in ["2012-02-10", "10/02/2012", "10-2-2012", "10.2.2012", "2012-02-10T08:00:00", "10/2/2012 08:00"] {
      #expect(CalendarDay(text)?.text == "2012-02-10", "\(text)")
    }
    for text in [
      "", "10/02/12", "30/02/2012", "2012-13-01", "02/2012", "hôm qua", "１0/02/2012", "-1/02/2012", "+1/02/2012",
    ] {
      #expect(CalendarDay(text) == nil, "\(text)")
    }
  }

  /// Day numbers of GNU date: `date -u -d DAY +%s` / 86400 (coreutils 9.1).
  @Test func daysAreNumbered() {
    let known = [
      "1970-01-01": 0, "2000-02-29": 11_016, "2012-02-10": 15_380, "1900-03-01": -25_508, "2100-03-01": 47_541,
    ]
    for (text, number) in known { #expect(CalendarDay(text)?.number == number, "\(text)") }
  }

  @Test func everyDayFollowsTheOneBefore() throws {
    var last = try #require(CalendarDay("1999-12-31")).number
    for year in 2000...2030 {
      for month in 1...12 {
        for day in 1...31 {
          guard let own = CalendarDay(year: year, month: month, day: day) else { continue }
          #expect(own.number == last + 1)
          last = own.number
        }
      }
    }
  }
}
