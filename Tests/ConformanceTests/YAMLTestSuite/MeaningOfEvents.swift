import RubricDiagnostics
import RubricDocuments

/// A value as a test compares it: keys in order, numbers by what they mean.
indirect enum Meaning: Equatable {
  case mapping([Member])
  case sequence([Meaning])
  case string(String)
  case number(Double)
  case boolean(Bool)
  case null

  struct Member: Equatable {
    var name: String
    var value: Meaning
  }

  init(_ node: Node) {
    switch node.kind {
    case .mapping: self = .mapping(node.members.map { Member(name: $0.name.text, value: Meaning($0.value)) })
    case .sequence: self = .sequence(node.elements.map { Meaning($0) })
    case .string: self = .string(node.text ?? "")
    case .integer, .float:
      self = .number(node.integer.map { Double($0) } ?? Double(node.numberText ?? "") ?? .infinity)
    case .boolean: self = .boolean(node.boolean == true)
    case .null: self = .null
    }
  }

  /// What the first document of a `test.event` means, for cases without `in.json`; nil where a key is no scalar.
  static func ofEvents(_ events: String) -> Meaning? {
    var builder = EventBuilder()
    for line in withoutStyle(events).split(separator: "\n") {
      if line.hasPrefix("-DOC") { break }
      builder.take(String(line))
    }
    return builder.root
  }

  static func == (a: Meaning, b: Meaning) -> Bool {
    switch (a, b) {
    case (.mapping(let a), .mapping(let b)):
      // JSON objects have no order, and the suite's in.json does not keep it everywhere.
      return a.count == b.count && a.allSatisfy { member in b.contains { $0 == member } }
    case (.sequence(let a), .sequence(let b)): return a == b
    case (.string(let a), .string(let b)): return a.utf8.elementsEqual(b.utf8)
    case (.number(let a), .number(let b)): return a == b
    case (.boolean(let a), .boolean(let b)): return a == b
    case (.null, .null): return true
    default: return false
    }
  }
}

/// Builds a value from the lines of a `test.event`; plain scalars are typed by reading them alone.
private struct EventBuilder {
  var root: Meaning?
  private var open: [(isMapping: Bool, values: [Meaning], keys: [String?])] = []
  private var anchors: [String: Meaning] = [:]
  private var openAnchors: [String?] = []
  private var hasComplexKey = false

  mutating func take(_ line: String) {
    var parts = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let event = parts.removeFirst()
    var rest = parts.first ?? ""
    var anchor: String?
    if rest.hasPrefix("&") {
      let end = rest.firstIndex(of: " ") ?? rest.endIndex
      anchor = String(rest[rest.index(after: rest.startIndex)..<end])
      rest = String(rest[end...].dropFirst())
    }
    var tag: String?
    if rest.hasPrefix("<") {
      let end = rest.firstIndex(of: " ") ?? rest.endIndex
      tag = String(rest[..<end])
      rest = String(rest[end...].dropFirst())
    }
    switch event {
    case "+MAP", "+SEQ":
      open.append((event == "+MAP", [], []))
      openAnchors.append(anchor)
    case "-MAP", "-SEQ": close()
    case "=VAL":
      let text = unescaped(String(rest.dropFirst()))
      add(Self.scalar(text, indicator: rest.first, tag: tag), keyText: text, anchor: anchor)
    case "=ALI":
      let value = anchors[String(rest.dropFirst())] ?? .null
      var keyText: String?
      if case .string(let text) = value { keyText = text }
      add(value, keyText: keyText, anchor: nil)
    default: break
    }
  }

  private mutating func close() {
    guard let container = open.popLast(), let anchor = openAnchors.popLast() else { return }
    guard container.isMapping else { return add(.sequence(container.values), keyText: nil, anchor: anchor) }
    let members = zip(container.keys, container.values).compactMap { key, value in
      key.map { Meaning.Member(name: $0, value: value) }
    }
    add(.mapping(members), keyText: nil, anchor: anchor)
  }

  private mutating func add(_ value: Meaning, keyText: String?, anchor: String?) {
    if let anchor { anchors[anchor] = value }
    guard let last = open.indices.last else {
      root = value
      return
    }
    if open[last].isMapping, open[last].keys.count == open[last].values.count {
      open[last].keys.append(keyText)
    } else {
      open[last].values.append(value)
    }
  }

  private static func scalar(_ text: String, indicator: Character?, tag: String?) -> Meaning {
    if tag == "<tag:yaml.org,2002:str>" || tag == "<!>" { return .string(text) }
    let isCore = tag?.hasPrefix("<tag:yaml.org,2002:") == true
    guard indicator == ":" || isCore else { return .string(text) }
    if text.isEmpty { return .null }
    let file = SourceFile(path: "scalar.yaml", bytes: Array(text.utf8))
    let node = DocumentReader().read(file, as: SourceID(index: 0), format: .yaml).value?.root
    return node.flatMap { $0.isScalar && $0.kind != .string ? Meaning($0) : nil } ?? .string(text)
  }

  private func unescaped(_ text: String) -> String {
    var result = ""
    var isEscaped = false
    for scalar in text.unicodeScalars {
      if isEscaped {
        let meanings: [Unicode.Scalar: Unicode.Scalar] = [
          "n": "\n", "t": "\t", "r": "\r", "b": "\u{8}", "0": "\0",
        ]
        result.unicodeScalars.append(meanings[scalar] ?? scalar)
        isEscaped = false
      } else if scalar == "\\" {
        isEscaped = true
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
