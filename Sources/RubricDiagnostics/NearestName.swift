/// The one name that a writer most likely meant.
public struct NearestName: Sendable {
  private let names: [String]

  /// - Parameter names: what there is, in any order; empty ones are never offered.
  public init(among names: [String]) { self.names = names }

  /// The closest of the names within a third of the length of `wrong` (at least one edit, at most four),
  /// letters' case aside; nil where none is that close or two are equally so. Long lists and names are cut
  /// off by length first, so that hostile input costs no more than a pass over them.
  public func match(for wrong: String) -> String? {
    let target = Array(wrong.lowercased().unicodeScalars.prefix(100))
    guard !target.isEmpty else { return nil }
    let bytes = target.reduce(0) { $0 + UTF8.width($1) }
    let limit = min(4, max(1, target.count / 3))
    var best: (name: String, distance: Int)?
    var isTied = false
    // An edit changes the length by the four bytes of a scalar at most.
    for name in names where !name.isEmpty && abs(name.utf8.count - bytes) <= 4 * limit {
      let distance = NearestName.distance(
        target, Array(name.lowercased().unicodeScalars.prefix(105)), limit: limit)
      guard distance <= limit else { continue }
      if let found = best {
        // By bytes, so that the order of the names decides nothing.
        if distance == found.distance, !name.utf8.elementsEqual(found.name.utf8) { isTied = true }
        guard distance < found.distance else { continue }
        isTied = false
      }
      best = (name, distance)
    }
    return isTied ? nil : best?.name
  }

  /// Edits (insert, delete, replace, swap of neighbours) from `a` to `b`; anything past `limit` where it
  /// is more than that.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar], limit: Int) -> Int {
    guard abs(a.count - b.count) <= limit else { return limit + 1 }
    var twoBack: [Int] = []
    var previous = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      row.reserveCapacity(b.count + 1)
      var smallest = i + 1
      for j in 0..<b.count {
        var cost = min(previous[j + 1] + 1, row[j] + 1, previous[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, twoBack[j - 1] + 1) }
        row.append(cost)
        smallest = min(smallest, cost)
      }
      if smallest > limit { return limit + 1 }
      twoBack = previous
      previous = row
    }
    return previous[b.count]
  }
}
