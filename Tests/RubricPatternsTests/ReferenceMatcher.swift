import RubricPatterns

/// Random numbers that are the same in every run.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A pattern that is matched by the definition of its parts: slow, and right by looking at it.
indirect enum Model {
  /// A source and the characters it stands for, before case is looked at; negated after.
  case character(String, isNegated: Bool, (Unicode.Scalar) -> Bool)
  /// A source and a test of the characters before and after.
  case place(String, (Unicode.Scalar?, Unicode.Scalar?) -> Bool)
  case sequence([Model])
  case choice([Model])
  case repeated(Model, Int, Int?, isLazy: Bool)

  var source: String {
    switch self {
    case .character(let source, _, _), .place(let source, _): source
    case .sequence(let parts): parts.map(\.source).joined()
    case .choice(let parts): "(?:" + parts.map(\.source).joined(separator: "|") + ")"
    case .repeated(let part, let low, let high, let isLazy):
      "(\(part.source))" + Model.counter(low, high) + (isLazy ? "?" : "")
    }
  }

  private static func counter(_ low: Int, _ high: Int?) -> String {
    switch (low, high) {
    case (0, nil): "*"
    case (1, nil): "+"
    case (0, 1): "?"
    case (_, nil): "{\(low),}"
    case (_, let high?): high == low ? "{\(low)}" : "{\(low),\(high)}"
    }
  }

  /// Every index at which a match from `start` may end.
  func ends(_ text: [Unicode.Scalar], from start: Int, ignoringCase: Bool) -> Set<Int> {
    switch self {
    case .character(_, let isNegated, let contains):
      guard start < text.count else { return [] }
      let cases = ignoringCase ? Model.cases(of: text[start]) : [text[start]]
      return cases.contains(where: contains) != isNegated ? [start + 1] : []
    case .place(_, let holds):
      return holds(start > 0 ? text[start - 1] : nil, start < text.count ? text[start] : nil) ? [start] : []
    case .sequence(let parts):
      return parts.reduce([start]) { places, part in
        Set(places.flatMap { part.ends(text, from: $0, ignoringCase: ignoringCase) })
      }
    case .choice(let parts):
      return Set(parts.flatMap { $0.ends(text, from: start, ignoringCase: ignoringCase) })
    case .repeated(let part, let low, let high, _):
      var places: Set<Int> = [start]
      for _ in 0..<low {
        places = Set(places.flatMap { part.ends(text, from: $0, ignoringCase: ignoringCase) })
      }
      var all = places
      for _ in 0..<((high ?? low + text.count + 1) - low) {
        places = Set(places.flatMap { part.ends(text, from: $0, ignoringCase: ignoringCase) })
        all.formUnion(places)
      }
      return all
    }
  }

  private static func cases(of scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    switch scalar {
    case "a", "A": ["a", "A"]
    case "b", "B": ["b", "B"]
    case "é", "É": ["é", "É"]
    default: [scalar]
    }
  }
}

extension Model {
  static func isWord(_ scalar: Unicode.Scalar?) -> Bool {
    guard let scalar else { return false }
    return "a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar || scalar == "_"
  }

  /// A pattern of at most that many nested parts.
  static func random(depth: Int, byLine: Bool, _ numbers: inout SeededNumbers) -> Model {
    switch Int.random(in: 0..<(depth == 0 ? 5 : 12), using: &numbers) {
    case 0..<4: return characters[Int.random(in: 0..<characters.count, using: &numbers)]
    case 4:
      let places = byLine ? lines + places : edges + places
      return places[Int.random(in: 0..<places.count, using: &numbers)]
    case 5, 6, 7:
      let count = Int.random(in: 0...3, using: &numbers)
      return .sequence((0..<count).map { _ in random(depth: depth - 1, byLine: byLine, &numbers) })
    case 8, 9:
      let count = Int.random(in: 1...3, using: &numbers)
      return .choice((0..<count).map { _ in random(depth: depth - 1, byLine: byLine, &numbers) })
    default:
      let low = Int.random(in: 0...3, using: &numbers)
      let high = Bool.random(using: &numbers) ? low + Int.random(in: 0...3, using: &numbers) : nil
      return .repeated(
        random(depth: depth - 1, byLine: byLine, &numbers), low, high, isLazy: Bool.random(using: &numbers))
    }
  }

  private static var characters: [Model] {
    [
      .character("a", isNegated: false) { $0 == "a" },
      .character("b", isNegated: false) { $0 == "b" },
      .character("é", isNegated: false) { $0 == "é" },
      .character("[aé😀]", isNegated: false) { "aé😀".unicodeScalars.contains($0) },
      .character("[^a]", isNegated: true) { $0 == "a" },
      .character("[^É\\n]", isNegated: true) { $0 == "É" || $0 == "\n" },
      .character("[b-€]", isNegated: false) { "b"..."€" ~= $0 },
      .character(".", isNegated: false) { $0 != "\n" && $0 != "\r" },
      .character("\\w", isNegated: false) { isWord($0) },
      .character("\\W", isNegated: false) { !isWord($0) },
      .character("[\\s-(]", isNegated: false) { " \n\r-(".unicodeScalars.contains($0) },
      .character("[^]", isNegated: true) { _ in false },
      .character("\\p{AHex}", isNegated: false) { "abAB".unicodeScalars.contains($0) },
      .character("[]", isNegated: false) { _ in false },
    ]
  }

  private static var edges: [Model] {
    [
      .place("^") { before, _ in before == nil },
      .place("$") { _, after in after == nil },
      .place("(?=[ (]|$)") { $1 == nil || $1 == "(" || $1 == " " },
    ]
  }

  private static var lines: [Model] {
    [
      .place("^") { before, after in
        before == nil || before == "\n" || (before == "\r" && after != "\n")
      },
      .place("$") { before, after in
        after == nil || after == "\r" || (after == "\n" && before != "\r")
      },
    ]
  }

  private static var places: [Model] {
    [
      .place("\\b") { isWord($0) != isWord($1) },
      .place("\\B") { isWord($0) == isWord($1) },
      .place("(?!\\()") { $1 != "(" },
      .place("(?!\\w)") { !isWord($1) },
    ]
  }

  static func randomText(_ numbers: inout SeededNumbers) -> [Unicode.Scalar] {
    let letters: [Unicode.Scalar] = ["a", "a", "b", "b", "A", "B", "é", "É", "€", "😀", " ", "\n", "\r", "("]
    return (0..<Int.random(in: 0...9, using: &numbers)).map { _ in
      letters[Int.random(in: 0..<letters.count, using: &numbers)]
    }
  }
}
