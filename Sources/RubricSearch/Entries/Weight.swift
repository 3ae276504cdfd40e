/// How much a term of an entry weighs: by where it stands, by how many others stand there with it, and by what
/// kind of entry it is of. Nothing of the rest of the site counts.
enum Weight {
  /// Where a term stands.
  enum Field {
    /// The name by which readers know the entry.
    case title
    /// A name of programs: a path, an `operationId`.
    case name
    /// The page that a section is of, the tags of an operation.
    case context
    /// What is said of it.
    case text
    /// Names and descriptions of its parts, and code.
    case part

    /// Points that the terms of the field have together, where it has one.
    var points: Int {
      switch self {
      case .title: 1_600
      case .name: 700
      case .context: 500
      case .text: 400
      case .part: 220
      }
    }
  }

  /// Points of each of `count` terms of a field.
  static func points(_ field: Field, count: Int) -> Int { field.points * 4_096 / root(min(count, 4_095)) }

  /// The level of points that are given in 64ths: level 1 is 16 points, each further one a quarter more.
  static func level(of points: Int) -> UInt8 {
    var (low, high) = (0, thresholds.count)
    while low < high {
      let middle = (low + high) / 2
      if thresholds[middle] <= points { low = middle + 1 } else { high = middle }
    }
    return UInt8(max(1, low))
  }

  /// How many levels there are.
  static let levels = 26

  /// The least points of each level, in whole numbers, so that every machine has the same.
  private static let thresholds: [Int] = {
    var thresholds: [Int] = []
    var points = 16 * 64
    for _ in 0..<levels {
      thresholds.append(points)
      points += points / 4
    }
    return thresholds
  }()

  /// 64 times the square root.
  private static func root(_ count: Int) -> Int { max(64, roots[count]) }

  private static let roots: [Int] = {
    var roots: [Int] = []
    var root = 0
    for count in 0..<4_096 {
      // The root of the number before is a lower bound: to begin each at nothing took 4 million steps.
      while (root + 1) * (root + 1) <= count << 12 { root += 1 }
      roots.append(root)
    }
    return roots
  }()
}
