import RubricOpenAPI
import RubricSchemas

/// A parameter's value as a request carries it, by its style (OpenAPI 3.1.0 §4.8.12.2, RFC 6570).
struct ParameterText {
  let name: String
  let serialization: Serialization
  let value: JSONValue

  /// In the place of `{name}` in a path.
  var path: String {
    let name = PercentEncoding.value(name)
    let explodes = serialization.explodes
    switch serialization.style {
    case .label: return "." + list(separator: explodes ? "." : ",")
    case .matrix:
      switch value {
      case .array(let elements) where explodes:
        return elements.map { ";\(name)=\(encoded($0))" }.joined()
      case .object where explodes: return ";" + list(separator: ";")
      default: return ";\(name)=" + list(separator: ",")
      }
    default: return list(separator: ",")
    }
  }

  /// `name=value` pairs, to be joined by `&`.
  var query: [String] {
    let name = PercentEncoding.value(name)
    switch (value, serialization.style) {
    case (.array(let elements), _) where serialization.explodes && !elements.isEmpty:
      return elements.map { "\(name)=\(encoded($0))" }
    case (.array, _): return ["\(name)=" + list(separator: separator)]
    case (.object, .deepObject):
      var pairs: [String] = []
      ParameterText.nested(value, below: self.name) {
        pairs.append(PercentEncoding.value($0) + "=" + PercentEncoding.value($1))
      }
      return pairs
    case (.object(let members), .form) where serialization.explodes:
      return members.map { "\(PercentEncoding.value($0.name))=\(encoded($0.value))" }
    case (.object, _): return ["\(name)=" + list(separator: separator, explodes: false)]
    case (.null, _), (.boolean, _), (.number, _), (.string, _): return ["\(name)=\(encoded(value))"]
    }
  }

  /// As the value of a header: nothing is percent-encoded.
  var header: String {
    switch value {
    case .array(let elements): elements.map(\.readerText).joined(separator: ",")
    case .object(let members):
      members.map { $0.name + (serialization.explodes ? "=" : ",") + $0.value.readerText }
        .joined(separator: ",")
    case .null, .boolean, .number, .string: value.readerText
    }
  }

  /// `name=value` pairs, to be joined by `; `.
  var cookie: [String] {
    func text(_ value: JSONValue) -> String {
      serialization.style == .cookie
        ? PercentEncoding.cookie(value.readerText) : PercentEncoding.value(value.readerText)
    }
    switch value {
    case .array(let elements) where serialization.explodes: return elements.map { "\(name)=\(text($0))" }
    case .object(let members) where serialization.explodes:
      return members.filter { HTTPToken.isToken($0.name) }.map { "\($0.name)=\(text($0.value))" }
    case .array(let elements): return ["\(name)=" + elements.map(text).joined(separator: "%2C")]
    case .object(let members):
      return [
        "\(name)=" + members.flatMap { [text(.string($0.name)), text($0.value)] }.joined(separator: "%2C")
      ]
    case .null, .boolean, .number, .string: return ["\(name)=\(text(value))"]
    }
  }

  /// The members of a value under names with brackets, as `deepObject` has them; how it nests is not
  /// specified, and this is what servers that take it understand.
  static func nested(_ value: JSONValue, below name: String, _ pair: (String, String) -> Void) {
    switch value {
    case .object(let members):
      for member in members { nested(member.value, below: "\(name)[\(member.name)]", pair) }
    case .array(let elements):
      for (index, element) in elements.enumerated() { nested(element, below: "\(name)[\(index)]", pair) }
    case .null, .boolean, .number, .string: pair(name, value.readerText)
    }
  }

  private var separator: String {
    switch serialization.style {
    case .spaceDelimited: "%20"
    case .pipeDelimited: "%7C"
    case .tabDelimited: "%09"
    case .matrix, .label, .simple, .form, .deepObject, .cookie: ","
    }
  }

  private func list(separator: String) -> String {
    list(separator: separator, explodes: serialization.explodes)
  }

  private func list(separator: String, explodes: Bool) -> String {
    switch value {
    case .array(let elements): elements.map(encoded).joined(separator: separator)
    case .object(let members):
      members.map { PercentEncoding.value($0.name) + (explodes ? "=" : separator) + encoded($0.value) }
        .joined(separator: separator)
    case .null, .boolean, .number, .string: encoded(value)
    }
  }

  private func encoded(_ value: JSONValue) -> String {
    if case .array(let elements) = value { return elements.map(encoded).joined(separator: ",") }
    return serialization.allowsReserved
      ? PercentEncoding.reserved(value.readerText) : PercentEncoding.value(value.readerText)
  }
}

/// Names that HTTP's syntax allows (RFC 9110 §5.6.2).
enum HTTPToken {
  static func isToken(_ name: String) -> Bool { !name.isEmpty && name.utf8.allSatisfy(isTokenByte) }

  static func isTokenByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }

  /// Whether two names are the same header: letters' case does not matter (RFC 9110 §5.1).
  static func isSame(_ a: String, _ b: String) -> Bool {
    a.utf8.count == b.utf8.count && zip(a.utf8, b.utf8).allSatisfy { lowered($0) == lowered($1) }
  }

  /// The name by which a header is known: one for all spellings of it.
  static func lowercased(_ name: String) -> String {
    String(decoding: name.utf8.map { lowered($0) }, as: UTF8.self)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }
}
