import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// A value, or a part of it, that a keyword does not allow.
public struct Violation: Sendable {
  /// The part that is wrong.
  public var node: Node
  /// Where it is written; of a member that may not be there, its key.
  public var span: SourceSpan
  /// The way to the part from the value that was checked (RFC 6901); empty for the value itself.
  public var pointer: String
  /// The keyword; nil of the schema `false`.
  public var keyword: Field?
  /// What the schema says there.
  public var schemaNode: Node
  /// What must be, in plain words, such as `'amount' must be at least 1`; lower-case, without full stop.
  public var message: String
  /// Of alternatives none of which holds: why the nearest of them does not.
  public var causes: [Violation] = []
}

/// What could not be told: a pattern that cannot be run, a reference that leads nowhere, or a value too large.
public struct Unchecked: Sendable, Equatable {
  /// The keyword's value, or the schema.
  public var schemaNode: Node
  /// Why, as a sentence without full stop.
  public var reason: String
}

/// What came of checking a value. Nothing is ever guessed: a value without violations is right only as far
/// as it was checked.
public struct Validation: Sendable {
  /// In the order of the value's parts; at most some dozens.
  public var violations: [Violation] = []
  /// What was left unchecked.
  public var unchecked: [Unchecked] = []
  /// Whether the value satisfies the schema as far as it was checked.
  public var isValid = true
}

/// A step from a value into one of its parts.
enum InstanceStep {
  case member(Name)
  case element(Int)
}

/// The part of a value that is being looked at, as messages and pointers tell it.
struct InstancePath {
  var steps: [InstanceStep] = []
  /// What messages call the value itself.
  var rootName = "the value"

  /// RFC 6901 §3.
  var pointer: String {
    var bytes: [UInt8] = []
    for step in steps {
      bytes.append(UInt8(ascii: "/"))
      switch step {
      case .element(let index): bytes += Array(String(index).utf8)
      case .member(let name):
        for byte in name.text.utf8 {
          switch byte {
          case UInt8(ascii: "~"): bytes += Array("~0".utf8)
          case UInt8(ascii: "/"): bytes += Array("~1".utf8)
          default: bytes.append(byte)
          }
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// What a message calls the part; elements are counted from 1.
  var subject: String {
    guard let last = steps.last else { return rootName }
    switch last {
    case .member(let name): return "'\(name.text)'"
    case .element(let index):
      for case .member(let name) in steps.reversed() { return "element \(index + 1) of '\(name.text)'" }
      return "element \(index + 1)"
    }
  }
}

extension Node {
  /// The value in a message: short, strings in quotes.
  var shortText: String {
    let longest = 40
    switch kind {
    case .mapping: return "an object"
    case .sequence: return "an array"
    case .null: return "null"
    case .boolean, .integer, .float, .string:
      let text = text ?? ""
      let scalars = text.unicodeScalars
      guard let end = scalars.index(scalars.startIndex, offsetBy: longest, limitedBy: scalars.endIndex),
        end < scalars.endIndex
      else { return kind == .string ? "'\(text)'" : text }
      return "'\(String(scalars[..<end]))…'"
    }
  }

  /// What kind of value it is.
  var kindWords: String {
    switch kind {
    case .mapping: "an object"
    case .sequence: "an array"
    case .string: "a string"
    case .integer: "a whole number"
    case .float: "a number"
    case .boolean: "true or false"
    case .null: "null"
    }
  }
}

extension Schema.TypeSet {
  /// The types in a message, such as `a string or null`.
  var words: String {
    let words = names.map { name in
      switch name {
      case "object", "array", "integer": "an \(name)"
      case "boolean": "true or false"
      case "null": "null"
      default: "a \(name)"
      }
    }
    return SchemaValidator.listed(words)
  }
}
