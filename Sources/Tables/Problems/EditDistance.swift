/// The number of letters to insert, delete or replace to turn one text into another (Levenshtein 1966), without regard
/// to case.
///
/// - Complexity: O(letters of a × letters of b).
func editDistance(_ a: String, _ b: String) -> Int {
  let left = Array(a.lowercased())
  let right = Array(b.lowercased())
  var row = Array(0...right.count)
  for (i, letter) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in right.enumerated() {
      let replaced = diagonal + (letter == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, diagonal + 1)
    }
  }
  return row[right.count]
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
