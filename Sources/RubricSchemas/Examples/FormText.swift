import RubricDocuments
import RubricOpenAPI

/// Writes an object as `application/x-www-form-urlencoded` (OpenAPI 3.1.0 §4.8.14.4).
struct FormText {
  private var fields: [String] = []

  /// - Parameter encoding: how single properties are written, by name.
  static func text(of members: [JSONValue.Member], encoding: [Named<Encoding>]) -> String {
    var form = FormText()
    for member in members {
      let own = encoding.first { Name($0.name) == Name(member.name) }?.value
      form.add(member.name, member.value, own)
    }
    return form.fields.joined(separator: "&")
  }

  private mutating func add(_ name: String, _ value: JSONValue, _ encoding: Encoding?) {
    let serialization = encoding?.serialization
    let isStyled = serialization?.isWritten ?? false
    let style = serialization?.style ?? .form
    let explodes = serialization?.explodes ?? true
    switch value {
    case .null: add(name, "")
    case .boolean, .number, .string: add(name, value.readerText)
    case .array, .object:
      if style == .deepObject { return deep(name, value) }
      if case .object(let members) = value, isStyled {
        return object(name, members, explodes)
      }
      if case .array(let elements) = value, encoding?.contentType == nil || isStyled {
        return list(name, elements, style, explodes)
      }
      add(name, value.compactText)
    }
  }

  private mutating func list(
    _ name: String, _ elements: [JSONValue], _ style: Serialization.Style, _ explodes: Bool
  ) {
    if explodes {
      for element in elements { add(name, element.readerText) }
      return
    }
    let separator = style == .spaceDelimited ? "+" : style == .pipeDelimited ? "%7C" : ","
    let texts = elements.map { FormText.encoded($0.readerText) }
    fields.append(FormText.encoded(name) + "=" + texts.joined(separator: separator))
  }

  private mutating func object(_ name: String, _ members: [JSONValue.Member], _ explodes: Bool) {
    if explodes {
      for member in members { add(member.name, member.value.readerText) }
      return
    }
    let texts = members.flatMap { [FormText.encoded($0.name), FormText.encoded($0.value.readerText)] }
    fields.append(FormText.encoded(name) + "=" + texts.joined(separator: ","))
  }

  /// `name[member]=…`, and so on for what members hold.
  private mutating func deep(_ name: String, _ value: JSONValue) {
    switch value {
    case .null: add(name, "")
    case .boolean, .number, .string: add(name, value.readerText)
    case .array(let elements):
      for (index, element) in elements.enumerated() { deep("\(name)[\(index)]", element) }
    case .object(let members):
      for member in members { deep("\(name)[\(member.name)]", member.value) }
    }
  }

  private mutating func add(_ name: String, _ value: String) {
    fields.append(FormText.encoded(name) + "=" + FormText.encoded(value))
  }

  /// URL Standard §5.2: letters, digits and `*-._` stay, and a blank becomes `+`. `[` and `]` stay as well:
  /// servers read them either way, and readers only as they are.
  private static func encoded(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"),
        UInt8(ascii: "["), UInt8(ascii: "]"):
        bytes.append(byte)
      case UInt8(ascii: " "): bytes.append(UInt8(ascii: "+"))
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
