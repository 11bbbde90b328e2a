import Foundation

/// The logistic function, from the logit scale to a share.
func logistic(_ x: Double) -> Double {
  1 / (1 + exp(-x))
}

/// The logit of a share in the open interval (0, 1).
func logit(_ share: Double) -> Double {
  log(share / (1 - share))
}

/// The probability that a standard normal number lies below x.
func normalCumulative(_ x: Double) -> Double {
  0.5 * erfc(-x / 2.0.squareRoot())
}
