import Statistics
import Testing

struct StoreyTests {
  // R 4.2.2, qvalue 2.30.0: qvalue(p), qvalue(p, pi0.method = "bootstrap"), qvalue(p, lambda = 0.5) for the 3,170
  // p-values of Hedenfalk and others (2001). The smoother to 1e-4, because R finds the spline's penalty to 1e-4 only;
  // the others to 1e-12.
  @Test func nullProportionAgreesWithQvalue() throws {
    let p = try Fixture("hedenfalk_p.csv").numbers("p")
    #expect(abs(storeyNullProportion(p) - 0.669926026474842) < 1e-4)
    #expect(abs(storeyNullProportion(p, by: .bootstrap) - 0.676340694006309) < 1e-12)
    #expect(abs(storeyNullProportion(p, by: .threshold(0.5)) - 0.676340694006309) < 1e-12)
  }

  // The same call; first 60 q-values, and the numbers called at 0.05 and 0.10.
  @Test func qValuesAgreeWithQvalue() throws {
    let p = try Fixture("hedenfalk_p.csv").numbers("p")
    let expected = try Fixture("hedenfalk_adjusted.csv")
    let smooth = storeyQValues(p, nullProportion: storeyNullProportion(p))
    #expect(largestDifference(Array(smooth.prefix(60)), expected.numbers("qvalue_smoother")) < 1e-4)
    #expect(smooth.count { $0 <= 0.05 } == 162)
    #expect(smooth.count { $0 <= 0.10 } == 319)
    let bootstrap = storeyQValues(p, nullProportion: storeyNullProportion(p, by: .bootstrap))
    #expect(largestDifference(Array(bootstrap.prefix(60)), expected.numbers("qvalue_bootstrap")) < 1e-10)
  }

  @Test func uniformPValuesAreAllNull() {
    let p = (0..<4000).map { (Double($0) + 0.5) / 4000 }
    for method in [NullProportionMethod.smoother, .bootstrap, .threshold(0.5)] {
      #expect(abs(storeyNullProportion(p, by: method) - 1) < 0.01)
    }
  }

  @Test func aMixtureGivesItsShare() {
    var stream = RandomStream(seed: 21)
    let p = (0..<8000).map { $0 < 2000 ? stream.uniform() * 1e-3 : stream.uniform() }
    for method in [NullProportionMethod.smoother, .bootstrap, .threshold(0.5)] {
      #expect(abs(storeyNullProportion(p, by: method) - 0.75) < 0.05)
    }
  }

  @Test func extremesStayInRange() {
    #expect(storeyNullProportion([]) == 1)
    #expect(storeyNullProportion([.nan]) == 1)
    #expect(storeyNullProportion([Double](repeating: 1e-9, count: 50)) == 1.0 / 50)
    #expect(storeyNullProportion([Double](repeating: 1, count: 50)) == 1)
  }
}
