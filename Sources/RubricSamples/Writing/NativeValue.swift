import RubricSchemas

/// How a language writes the values that JSON has, as code.
struct NativeValue: Sendable {
  let null: String
  let yes: String
  let no: String
  /// Between a name and its value.
  let colon: String
  let strings: Quoting
  /// Whether a comma stands behind the last element too.
  var hasLastComma = true
  /// What is written in place of a name of a member that the language would not take as it is.
  var names: [String: String] = [:]

  /// JSON itself (RFC 8259).
  static let json = NativeValue(
    null: "null", yes: "true", no: "false", colon: ": ",
    strings: Quoting(
      special: ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"],
      escape: Quoting.utf16Escape),
    hasLastComma: false)

  /// Elements and members each on a line of its own.
  ///
  /// - Parameters:
  ///   - indent: blanks before every line but the first.
  ///   - step: what is added to them a level.
  func text(of value: JSONValue, indent: String, step: String = "  ") -> String {
    var text = ""
    write(value, indent: "\n" + indent, step: step, to: &text)
    return text
  }

  private func write(_ value: JSONValue, indent: String, step: String, to text: inout String) {
    switch value {
    case .null: text += null
    case .boolean(let flag): text += flag ? yes : no
    case .number(let number): text += number
    case .string(let string): text += strings.literal(string)
    case .array(let elements):
      guard !elements.isEmpty else { return text += "[]" }
      nest("[", "]", elements, indent, &text) { element, text in
        write(element, indent: indent + step, step: step, to: &text)
      } separator: {
        indent + step
      }
    case .object(let members):
      guard !members.isEmpty else { return text += "{}" }
      nest("{", "}", members, indent, &text) { member, text in
        text += names[member.name] ?? strings.literal(member.name)
        text += colon
        write(member.value, indent: indent + step, step: step, to: &text)
      } separator: {
        indent + step
      }
    }
  }

  private func nest<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ indent: String, _ text: inout String,
    _ body: (Element, inout String) -> Void, separator: () -> String
  ) {
    text += open
    let line = separator()
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      text += line
      body(element, &text)
    }
    if hasLastComma { text += "," }
    text += indent
    text += close
  }
}
