/// Who gave a rating.
public enum Rater: String, Sendable, CaseIterable, Comparable {
  case selfRating = "self"
  case collective
  case superior
  case peer
  case publicRating = "public"

  /// The order of the cases: self, collective, superior, peer, public.
  public static func < (a: Rater, b: Rater) -> Bool {
    a.order < b.order
  }

  private var order: Int {
    switch self {
    case .selfRating: 0
    case .collective: 1
    case .superior: 2
    case .peer: 3
    case .publicRating: 4
    }
  }
}
