/// Reads a pattern: ECMA-262 §22.2.1 with the flag `u`, with the leniences of Annex B that schemas in the
/// wild need: a dash beside a class, lone braces and brackets, and needless escapes of punctuation.
struct PatternParser {
  /// Groups nest no deeper, so that no recursion over a pattern can overflow the stack.
  private static let deepest = 100
  /// What a pattern may cost before it is compiled, in characters and ranges of classes.
  private static let largest = 40_000

  var cursor: PatternCursor
  let options: PatternOptions
  private var depth = 0
  private var cost = 0
  /// Sets of properties already worked out for this pattern.
  var properties: [String: ScalarSet] = [:]

  private init(_ source: String, _ options: PatternOptions) {
    cursor = PatternCursor(source)
    self.options = options
  }

  /// The tree of a pattern.
  static func syntax(of source: String, _ options: PatternOptions) throws(PatternError) -> Syntax {
    var parser = PatternParser(source, options)
    let syntax = try parser.choice()
    if parser.cursor.next != nil {
      throw PatternError("')' closes no group", at: parser.cursor.position)
    }
    return syntax
  }

  // MARK: - Structure

  private mutating func choice() throws(PatternError) -> Syntax {
    var alternatives = [try sequence()]
    while cursor.take("|") { alternatives.append(try sequence()) }
    return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
  }

  private mutating func sequence() throws(PatternError) -> Syntax {
    var parts: [Syntax] = []
    while let next = cursor.next, next != "|", next != ")" {
      let start = cursor.position
      let part = try atom()
      parts.append(try quantified(part, from: start))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func atom() throws(PatternError) -> Syntax {
    let start = cursor.position
    if let counter = try counter() {
      throw PatternError("'\(counter.text)' has nothing to repeat", at: start)
    }
    guard let scalar = cursor.take() else { return .sequence([]) }
    try charge(1, at: start)
    switch scalar {
    case "^": return .assertion(options.contains(.anchorsMatchLines) ? .lineStart : .textStart)
    case "$": return .assertion(options.contains(.anchorsMatchLines) ? .lineEnd : .textEnd)
    case ".": return .character(ScalarSet.lineEnds.inverted)
    case "(": return try group(from: start)
    case "[":
      let set = try bracketClass(from: start)
      try charge(set.ranges.count / 8, at: start)
      return .character(set)
    case "\\": return try escape(from: start)
    default: return try character(ScalarSet(scalar.value), at: start)
    }
  }

  /// A character whose set is folded where case does not matter.
  func folded(_ set: ScalarSet) -> ScalarSet { options.contains(.ignoresCase) ? set.ignoringCase : set }

  private mutating func character(_ set: ScalarSet, at position: Int) throws(PatternError) -> Syntax {
    try charge(set.ranges.count / 8, at: position)
    return .character(folded(set))
  }

  /// Keeps sources that are long or full of large classes from taking memory and time.
  mutating func charge(_ amount: Int, at position: Int) throws(PatternError) {
    cost += amount
    if cost > PatternParser.largest { throw PatternError("the pattern is too large", at: position) }
  }

  private mutating func escape(from start: Int) throws(PatternError) -> Syntax {
    switch cursor.next {
    case "b":
      _ = cursor.take()
      return .assertion(.wordBoundary)
    case "B":
      _ = cursor.take()
      return .assertion(.notWordBoundary)
    default:
      return switch try characterEscape(from: start) {
      case .scalar(let value): try character(ScalarSet(value), at: start)
      case .set(let set): try character(set, at: start)
      }
    }
  }
}

// MARK: - Groups

extension PatternParser {
  private mutating func group(from start: Int) throws(PatternError) -> Syntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= PatternParser.deepest else {
      throw PatternError("groups nest deeper than \(PatternParser.deepest)", at: start)
    }
    let kind = try groupKind(from: start)
    let content = try choice()
    guard cursor.take(")") else { throw PatternError("'(' is not closed", at: start) }
    switch kind {
    case .plain:
      // In a sequence, so that it may be repeated: a group may, even of an assertion.
      if case .assertion = content { return .sequence([content]) }
      return content
    case .lookAhead(let isNegative):
      try charge(20, at: start)
      guard let next = NextCharacter(lookAhead: content) else {
        throw PatternError(
          "look-ahead is not supported here: only one of a single ASCII character or class is", at: start)
      }
      let end = cursor.position
      if let quantifier = try counter() {
        throw PatternError("'\(quantifier.text)' has nothing to repeat", at: end)
      }
      return .assertion(.next(isNegative ? next.inverted : next))
    }
  }

  private enum GroupKind {
    case plain
    case lookAhead(isNegative: Bool)
  }

  private mutating func groupKind(from start: Int) throws(PatternError) -> GroupKind {
    guard cursor.take("?") else { return .plain }
    if cursor.take(":") { return .plain }
    if cursor.take("=") { return .lookAhead(isNegative: false) }
    if cursor.take("!") { return .lookAhead(isNegative: true) }
    if cursor.take("<=") || cursor.take("<!") {
      throw PatternError("look-behind is not supported", at: start)
    }
    guard cursor.take("<") else { throw PatternError("this kind of group is not supported", at: start) }
    var length = 0
    while let scalar = cursor.take() {
      if scalar == ">", length > 0 { return .plain }
      guard scalar.properties.isIDContinue || scalar == "$" else { break }
      length += 1
    }
    throw PatternError("the name of a group is not a name followed by '>'", at: start)
  }
}

extension NextCharacter {
  /// Nil where the look-ahead is more than one character.
  fileprivate init?(lookAhead content: Syntax) {
    guard let parts = NextCharacter.alternatives(content) else { return nil }
    self.init(parts.set, orEnd: parts.hasEnd)
  }

  private static func alternatives(_ content: Syntax) -> (set: ScalarSet, hasEnd: Bool)? {
    switch content {
    case .character(let set): return (set, false)
    case .assertion(.textEnd): return (ScalarSet(), true)
    case .choice(let parts):
      var all = (set: ScalarSet(), hasEnd: false)
      for part in parts {
        guard let one = alternatives(part) else { return nil }
        all = (all.set.union(one.set), all.hasEnd || one.hasEnd)
      }
      return all
    case .assertion, .sequence, .repeated: return nil
    }
  }
}

// MARK: - Quantifiers

extension PatternParser {
  private struct Counter {
    var atLeast: Int
    var atMost: Int?
    var text: String
  }

  private mutating func quantified(_ part: Syntax, from start: Int) throws(PatternError) -> Syntax {
    let position = cursor.position
    guard let counter = try counter() else { return part }
    if case .assertion = part {
      throw PatternError("'\(counter.text)' has nothing to repeat", at: position)
    }
    // Which of several matches a lazy quantifier prefers does not change whether there is one.
    _ = cursor.take("?")
    let second = cursor.position
    if let again = try self.counter() {
      throw PatternError("'\(again.text)' has nothing to repeat", at: second)
    }
    return .repeated(part, atLeast: counter.atLeast, atMost: counter.atMost)
  }

  /// The quantifier that comes next; nil, with nothing taken, where none does.
  private mutating func counter() throws(PatternError) -> Counter? {
    if cursor.take("*") { return Counter(atLeast: 0, atMost: nil, text: "*") }
    if cursor.take("+") { return Counter(atLeast: 1, atMost: nil, text: "+") }
    if cursor.take("?") { return Counter(atLeast: 0, atMost: 1, text: "?") }
    let position = cursor.position
    var ahead = cursor
    guard ahead.take("{"), let low = ahead.takeNumber(base: 10) else { return nil }
    var atMost: Int? = Int(low)
    var text = "{\(low)"
    if ahead.take(",") {
      let high = ahead.takeNumber(base: 10)
      atMost = high.map(Int.init)
      text += "," + (high.map(String.init) ?? "")
    }
    guard ahead.take("}") else { return nil }
    cursor = ahead
    if let atMost, atMost < Int(low) {
      throw PatternError("the numbers of '\(text)}' are in the wrong order", at: position)
    }
    return Counter(atLeast: Int(low), atMost: atMost, text: text + "}")
  }
}
