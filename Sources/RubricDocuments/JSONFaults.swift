extension JSONReader {
  /// The file ends in the middle of its value.
  func endOfText() -> DocumentFault {
    var fault = DocumentFault(
      message: "a JSON file must hold one whole value; this one ends too early",
      help: "add what is missing at the end of the file", bytes: offset(end)..<offset(end))
    if arena.depth > 0 {
      let frame = arena.top
      let start = arena.nodes[Int(frame.node)].start
      fault.note = ("this \(frame.isMapping ? "object" : "array") is never closed", start..<(start + 1))
      fault.help = frame.isMapping ? "close the object with '}'" : "close the array with ']'"
    }
    return fault
  }

  func missingComma(isMapping: Bool) -> DocumentFault {
    fault(
      isMapping
        ? "',' or '}' must follow a member of an object" : "',' or ']' must follow an element of an array",
      help: "add the comma or the closing bracket")
  }

  func missingColon() -> DocumentFault {
    fault("':' must follow a key", help: "add ':' and a value")
  }

  func noKey() -> DocumentFault {
    bytes[at] == UInt8(ascii: "}")
      ? fault("',' must not stand before '}' in JSON", help: "remove the comma before it")
      : fault("a key must be text in double quotes", help: "write the key in double quotes")
  }

  func noValue() -> DocumentFault {
    switch bytes[at] {
    case UInt8(ascii: "]"), UInt8(ascii: "}"):
      fault("a value must stand here", help: "remove the comma or colon before it, or add a value")
    case UInt8(ascii: "'"): fault("text must stand in double quotes", help: "write \" in place of '")
    case UInt8(ascii: "/"), UInt8(ascii: "#"): fault("JSON has no comments", help: "remove the comment")
    default:
      fault(
        "a value must be an object, an array, text in double quotes, a number, true, false or null",
        help: "write text in double quotes")
    }
  }

  func badNumber(from start: Int) -> DocumentFault {
    DocumentFault(
      message: "a number must be digits without leading zeros, then an optional fraction and exponent",
      help: "write it like 12, -0.5 or 1e3, or in double quotes",
      bytes: offset(start)..<offset(min(at + 1, end)))
  }

  func badEscape() -> DocumentFault {
    var fault = fault(
      "'\\' must be followed by one of \" \\ / b f n r t, or by u and four hexadecimal digits",
      help: "write '\\\\' for a backslash")
    fault.bytes = offset(at)..<offset(min(at + 2, end))
    return fault
  }

  func openString(from start: Int) -> DocumentFault {
    var fault = fault("text must end with a double quotation mark", help: "add the closing quotation mark")
    fault.bytes = offset(end)..<offset(end)
    fault.note = ("the text begins here", offset(start)..<offset(start + 1))
    return fault
  }

  func trailingText() -> DocumentFault {
    fault("a JSON file must hold one value; nothing may follow it", help: "remove the rest of the file")
  }

  /// A fault at the character at hand.
  private func fault(_ message: String, help: String) -> DocumentFault {
    let length = at < end ? UTF8Sequence(in: bytes, at: at).length : 0
    return DocumentFault(message: message, help: help, bytes: offset(at)..<offset(at + length))
  }
}
