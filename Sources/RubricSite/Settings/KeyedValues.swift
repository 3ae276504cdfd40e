import RubricDiagnostics
import RubricDocuments

/// Takes the keys of a settings file out of its document, with a finding for each that is not what it
/// should be.
package struct KeyedValues {
  /// The object.
  package let node: Node
  /// What the object is, for messages, such as "site.yaml".
  package let what: String
  /// What was wrong with the keys asked for so far, in that order.
  package private(set) var findings: [Finding] = []

  /// - Parameter keys: every key that is known; another is a finding with the nearest of them.
  package init(_ node: Node, what: String, keys: [String]) {
    self.node = node
    self.what = what
    guard !node.isNull else { return }
    guard node.isMapping else {
      findings.append(
        Finding(
          "settings-valid", .error, "\(what) must hold keys with values", at: node.span,
          help: "write 'key: value' on each line"))
      return
    }
    let known = Set(keys.map { Name($0) })
    for member in node.members where !known.contains(member.name) {
      let near = NearestName(among: keys).match(for: member.name.text)
      findings.append(
        Finding(
          "settings-valid", .error, "\(what) knows no key '\(member.name)'", at: member.keySpan,
          help: near.map { "did you mean '\($0)'?" } ?? "use one of \(keys.sorted().joined(separator: ", "))")
      )
    }
  }

  /// The key with its value; nil where it is not there.
  package func member(_ key: String) -> Node.Member? { node.isMapping ? node.member(named: Name(key)) : nil }

  /// The text of any scalar; null counts as missing.
  package mutating func text(_ key: String) -> String? {
    guard let value = member(key)?.value, !value.isNull else { return nil }
    if let text = value.text { return text }
    wrong(key, "a text", at: value)
    return nil
  }

  /// A list of texts, or one.
  package mutating func texts(_ key: String) -> [String] {
    guard let value = member(key)?.value, !value.isNull else { return [] }
    if let text = value.text { return [text] }
    if value.isSequence { return value.elements.compactMap(\.text) }
    wrong(key, "a list of texts", at: value)
    return []
  }

  /// A whole number; null counts as missing.
  package mutating func integer(_ key: String) -> Int? {
    guard let value = member(key)?.value, !value.isNull else { return nil }
    if let number = value.integer { return number }
    wrong(key, "a whole number", at: value)
    return nil
  }

  /// True or false; false where it is missing.
  package mutating func flag(_ key: String) -> Bool {
    guard let value = member(key)?.value, !value.isNull else { return false }
    if let flag = value.boolean { return flag }
    wrong(key, "true or false", at: value)
    return false
  }

  /// A day; null counts as missing.
  package mutating func date(_ key: String) -> CivilDate? {
    guard let value = member(key)?.value, !value.isNull else { return nil }
    if let date = value.text.flatMap({ CivilDate($0) }) { return date }
    wrong(key, "a date such as 2026-03-01", at: value)
    return nil
  }

  /// Notes what whoever reads a value found.
  package mutating func add(_ finding: Finding) { findings.append(finding) }

  /// Notes that a value is not what it must be.
  ///
  /// - Parameter due: what it must be, as the end of a sentence.
  package mutating func wrong(_ key: String, _ due: String, at value: Node, help: String? = nil) {
    findings.append(
      Finding("settings-valid", .error, "'\(key)' of \(what) must be \(due)", at: value.span, help: help))
  }
}
