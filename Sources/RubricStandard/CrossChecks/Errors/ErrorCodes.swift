import RubricDocuments
import RubricOpenAPI

/// The codes by which the bodies of errors tell what went wrong.
struct ErrorCodes: Sendable {
  /// Those that schemas list, with where they are written; in the order of first reading.
  private(set) var listed: [(name: Name, node: Node, description: String?)] = []
  /// Those, and those that examples show.
  private(set) var known: Set<Name> = []
  /// Those beside which the description itself writes what they mean.
  private(set) var explained: Set<Name> = []
  private var seen: Set<SchemaID> = []
  private static let names: Set<String> = ["code", "errorCode", "error_code", "error", "type", "errorType"]

  init(_ api: API) {
    var pending: [SchemaID] = []
    var budget = 100_000
    var texts: Set<ResponseID> = []
    for operation in api.calledOperations {
      explain(operation.description)
      for written in operation.responses where written.status.isError {
        if texts.insert(written.response).inserted { explain(api.responses[written.response].description) }
        for media in api.responses[written.response].content {
          if let schema = media.schema { pending.append(schema) }
          for example in media.examples { example.value.map { read($0, &budget, depth: 0) } }
        }
      }
    }
    readSchemas(&pending, of: api, &budget)
  }

  /// The codes that schemas list or show, and those that they explain.
  private mutating func readSchemas(_ pending: inout [SchemaID], of api: API, _ budget: inout Int) {
    var names: Set<Name> = []
    while let id = pending.popLast() {
      guard seen.insert(id).inserted else { continue }
      let schema = api.schemas[id]
      pending += schema.parts
      for example in schema.examples { read(example, &budget, depth: 0) }
      for property in schema.properties where ErrorCodes.names.contains(property.name) {
        let values = api.schemas[property.schema]
        let codes = (values.enum + [values.const].compactMap(\.self)).compactMap(\.string)
        // A message that is always the same is that of the one code beside it.
        let isTold = Words.count((schema.description ?? "").utf8) >= 3 || schema.fixesMessage(api)
        if codes.count == 1, isTold { codes.first.map { _ = explained.insert(Name($0)) } }
        for value in values.enum + [values.const].compactMap(\.self) {
          guard let text = value.string, names.insert(Name(text)).inserted else { continue }
          known.insert(Name(text))
          listed.append((Name(text), value, values.description))
        }
        for value in values.examples { value.string.map { _ = known.insert(Name($0)) } }
      }
    }
  }

  /// The words of a text that says more than a phrase: a code among them is told of, as by a row of a table.
  private mutating func explain(_ text: String?) {
    guard let text, Words.count(text.utf8) >= 5 else { return }
    for word in text.utf8.split(whereSeparator: { !ErrorCodes.isPart($0) }) where word.count < 100 {
      explained.insert(Name(String(decoding: word, as: UTF8.self)))
    }
  }

  /// Whether a byte may stand within a code.
  private static func isPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// The codes that an example holds, however deep.
  private mutating func read(_ node: Node, _ budget: inout Int, depth: Int) {
    guard budget > 0, depth < 20 else { return }
    budget -= 1
    for member in node.members {
      if ErrorCodes.names.contains(member.name.text), let text = member.value.string {
        known.insert(Name(text))
        if node.members.prefix(50).contains(where: { ErrorExplanation.isMessage($0, beside: text) }) {
          explained.insert(Name(text))
        }
      }
      read(member.value, &budget, depth: depth + 1)
    }
    for element in node.elements { read(element, &budget, depth: depth + 1) }
  }
}

extension Shared<Schema> {
  /// Whether a property beside the code has a message as its only value, or shows one.
  fileprivate func fixesMessage(_ api: API) -> Bool {
    self.properties.contains { property in
      guard ErrorExplanation.messages.contains(property.name) else { return false }
      let schema = api.schemas[property.schema]
      let values = (schema.enum + [schema.const].compactMap(\.self)).compactMap(\.string)
      let shown = values.isEmpty ? schema.examples.prefix(1).compactMap(\.string) : values
      return shown.count == 1 && shown.allSatisfy { Words.count($0.utf8) >= 2 }
    }
  }
}

/// What a token looks like, apart from the letters that it has.
struct TokenShape: Hashable, Sendable {
  private var hasSmall = false
  private var hasCapital = false
  private var hasDigit = false
  private var joints: Set<UInt8> = []
  /// Of tokens with digits, how long they are.
  private var length = 0

  init(_ text: String) {
    for byte in text.utf8 {
      switch byte {
      case 0x61...0x7A: hasSmall = true
      case 0x41...0x5A: hasCapital = true
      case 0x30...0x39: hasDigit = true
      default: joints.insert(byte)
      }
    }
    if hasDigit, joints.isEmpty { length = text.utf8.count }
  }

  /// Whether it tells a code from a word: letters of one case only are words as well.
  var isTelling: Bool { hasDigit || !joints.isEmpty || (hasSmall && hasCapital) || !hasSmall }
}
