/// What a pass over rows gathers: it takes in batches of rows and merges with what another part of the rows gave.
///
/// A fresh accumulator is neutral: merged with another it leaves that one as it was. Merging is associative up to rounding,
/// so that any split of the rows agrees.
public protocol Accumulator: Sendable {
  /// A batch of rows.
  associatedtype Batch
  /// Why a batch or another accumulator is refused.
  associatedtype Failure: Error

  /// Takes in a batch of rows.
  mutating func update(_ batch: Batch) throws(Failure)

  /// Takes in what another accumulator gathered; refuses one of another schema.
  mutating func merge(_ other: Self) throws(Failure)
}
