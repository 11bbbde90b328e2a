import Evaluation
import Foundation
import Statistics

/// A small study with known quality and known weights, for the laws of this module.
///
/// Units hold true logits ℓ_j = halo + own part; quality is Σ w_j ℓ_j plus a rest, scaled to variance 1; ratings are
/// the logits plus noise, rounded to the step; outcomes are λ_k θ plus t noise.
struct SmallWorld {
  var units = 400
  var appraisers = 20
  var weights: [Double] = [30, 20, 20, 15, 10, 5]
  var pointsInForce: [Double]?
  var loadings: [Double] = [0.8, 0.7, 0.7, 0.6, 0.6, 0.5]
  var degreesOfFreedom = 5.0
  var appraiserShare = 0.2
  var ratingNoise = 0.3
  var unexplained = 0.5
  var missing = 0.0
  var types = 1
  var years = [2024]
  var seed: UInt64 = 1

  /// The study and the true quality of each unit and year, in the order of the ratings.
  func make() -> (study: Study, quality: [Double]) {
    var stream = RandomStream(seed: seed, 77)
    let maxima = pointsInForce ?? weights
    let p = weights.count
    let q = loadings.count
    let groupEffect = (0..<appraisers).map { _ in stream.normal() * appraiserShare.squareRoot() }
    let total = weights.reduce(0, +)
    var points = [[Double]](repeating: [], count: p)
    var outcomes = [[Double]](repeating: [], count: q)
    var quality: [Double] = []
    var unit: [Int] = []
    var year: [Int] = []
    for y in years {
      for i in 0..<units {
        let group = groupEffect[i % appraisers]
        let halo = 0.6 * stream.normal()
        let logits = (0..<p).map { _ in halo + 0.8 * stream.normal() }
        let sum = zip(weights, logits).reduce(0) { $0 + $1.0 * $1.1 } / total
        let spread = (0.36 + 0.64 * weights.reduce(0) { $0 + $1 * $1 } / (total * total)).squareRoot()
        let own = (1 - unexplained * unexplained).squareRoot() * sum / spread + unexplained * stream.normal()
        let theta = group + (1 - appraiserShare).squareRoot() * own
        quality.append(theta)
        unit.append(i)
        year.append(y)
        for j in 0..<p {
          let logit = 0.8 + logits[j] + 0.5 * group + ratingNoise * stream.normal()
          let share = 1 / (1 + exp(-logit))
          let step = 0.25
          points[j].append(min(maxima[j], (share * maxima[j] / step).rounded() * step))
        }
        for k in 0..<q {
          let error = stream.studentT(degreesOfFreedom: degreesOfFreedom)
          let value = loadings[k] * theta + (1 - loadings[k] * loadings[k]).squareRoot() * error
          outcomes[k].append(stream.uniform() < missing ? .nan : 10 + 3 * value)
        }
      }
    }
    let criteria = (0..<p).map { Criterion(code: "C\($0 + 1)", maxPoints: maxima[$0], step: 0.25) }
    let indicators = (0..<q).map { Indicator(code: "I\($0 + 1)") }
    let framework = Framework(
      code: "small", version: "1", criteria: criteria, levels: [Level(code: "all", atLeast: 0)], indicators: indicators)
    let codes = (0..<units).map { "u\($0)" }
    let columns = Units(
      codes: codes, names: codes, types: (0..<types).map { "t\($0)" }, type: (0..<units).map { ($0 / 7) % types },
      parents: (0..<appraisers).map { "d\($0)" }, parent: (0..<units).map { $0 % appraisers })
    let ratings = Ratings(
      criteria: criteria.map(\.code), unit: unit, year: year,
      rater: [Rater](repeating: .selfRating, count: unit.count), points: points)
    let values = IndicatorValues(codes: indicators.map(\.code), unit: unit, year: year, values: outcomes)
    let study = Study(
      slug: "small", frameworks: FrameworkTimeline(framework), units: columns, ratings: ratings, indicators: values)
    return (study, quality)
  }
}

/// The Pearson correlation of two samples of one size.
func correlation(_ x: [Double], _ y: [Double]) -> Double {
  let n = Double(x.count)
  let a = x.reduce(0, +) / n
  let b = y.reduce(0, +) / n
  var xy = 0.0
  var xx = 0.0
  var yy = 0.0
  for i in x.indices {
    xy += (x[i] - a) * (y[i] - b)
    xx += (x[i] - a) * (x[i] - a)
    yy += (y[i] - b) * (y[i] - b)
  }
  return xy / (xx * yy).squareRoot()
}
