/// The number of letters to insert, delete, replace or exchange with their neighbour to turn one text into another,
/// without regard to case (the optimal string alignment of Damerau 1964).
///
/// - Complexity: O(letters of a × letters of b).
func editDistance(_ a: String, _ b: String) -> Int {
  let left = Array(a.lowercased())
  let right = Array(b.lowercased())
  var before: [Int] = []
  var above = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var row = [i + 1]
    for (j, other) in right.enumerated() {
      var distance = min(above[j] + (letter == other ? 0 : 1), row[j] + 1, above[j + 1] + 1)
      if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { distance = min(distance, before[j - 1] + 1) }
      row.append(distance)
    }
    before = above
    above = row
  }
  return above[right.count]
}

/// The nearest of some names, if one is near: at most a third of the letters differ, and at least one may.
func nearest(to name: String, among names: some Sequence<String>) -> String? {
  guard !name.isEmpty, name.utf8.count <= 64 else { return nil }
  var best: (name: String, distance: Int)?
  for candidate in names where abs(candidate.utf8.count - name.utf8.count) <= 24 {
    let distance = editDistance(name, candidate)
    if distance < best?.distance ?? Int.max { best = (candidate, distance) }
  }
  guard let best, best.distance <= max(1, name.count / 3) else { return nil }
  return best.name
}
