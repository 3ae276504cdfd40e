import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let enumSound = Rule(
    "enum-sound", "Allowed values fit their type and come once",
    rationale: "A value that its own type forbids can never be sent, though the page lists it.",
    severity: .error, basis: .hygiene,
    passage: Passage("Document your API", "Give examples of valid values and any constraints."),
    mending: "correct the value, or the type",
    passing: [
      "components: {schemas: {S: {type: string, enum: [open, closed]}, T: {enum: [1, one]}}}",
      "components: {schemas: {S: {type: [string, 'null'], enum: [open, null]}, N: {type: number, enum: [1, 1.5]}}}",
      "components: {schemas: {I: {type: integer, enum: [1, 2.0]}, B: {type: boolean, enum: [true]}}}",
      "components: {schemas: {S: {type: string, enum: ['1', '1.0']}, D: {type: string, enum: [2024-01-01]}}}",
      """
      openapi: 3.0.3
      components: {schemas: {S: {type: string, nullable: true, enum: [open, null]}}}
      """,
    ],
    failing: [
      "components: {schemas: {S: {type: string, enum: [open, ⟦1⟧, ⟦open⟧]}}}",
      "components: {schemas: {S: {type: string, enum: [⟦true⟧, false]}, I: {type: integer, enum: [⟦'1'⟧, '2']}}}",
      "components: {schemas: {S: {type: array, items: {type: string}, enum: [⟦a⟧, b]}}}",
      "components: {schemas: {S: {type: string, enum: [a, ⟦null⟧]}, T: {enum: [1, ⟦1⟧]}}}",
    ],
    check: .schema { use, _ in
      guard !use.schema.enum.isEmpty else { return nil }
      let types = use.schema.types
      let unfit = types.isEmpty ? [] : use.schema.enum.filter { !types.allows($0) }
      let repeats = EnumRepeats(use.schema.enum)
      return (unfit.isEmpty ? [] : [.unfit(unfit, use)])
        + (repeats.all.isEmpty ? [] : [.repeated(repeats.all)])
    })
}

/// Scalars that come more than once.
private struct EnumRepeats {
  var all: [(value: Node, first: Node)] = []

  init(_ values: [Node]) {
    var seen: [Name: Node] = [:]
    for value in values where value.isScalar {
      let name = Name("\(value.kind.rawValue) \(value.text ?? "")")
      if let first = seen[name] { all.append((value, first)) } else { seen[name] = value }
    }
  }
}

extension Schema.TypeSet {
  fileprivate func allows(_ value: Node) -> Bool {
    switch value.kind {
    case .null: contains(.null)
    case .boolean: contains(.boolean)
    case .string: contains(.string)
    case .integer: contains(.integer) || contains(.number)
    case .float: contains(.number) || contains(.integer) && value.integer != nil
    case .mapping: contains(.object)
    case .sequence: contains(.array)
    }
  }
}

extension Node.Kind {
  /// As `type` calls it.
  fileprivate var typeName: String {
    switch self {
    case .mapping: "object"
    case .sequence: "array"
    case .string: "string"
    case .integer: "integer"
    case .float: "number"
    case .boolean: "boolean"
    case .null: "null"
    }
  }
}

extension Problem {
  fileprivate static func unfit(_ values: [Node], _ use: SchemaUse) -> Problem {
    let shown = values.prefix(3).map { "'\($0.text ?? "…")'" }.joined(separator: ", ")
    let rest = values.count > 3 ? " and \(values.count - 3) more" : ""
    let verb = values.count == 1 ? "is" : "are"
    let types = use.schema.types.names.joined(separator: " or ")
    let kinds = Set(values.map(\.kind))
    let kind = kinds.count == 1 ? kinds.first.map { "\($0.typeName), " } ?? "" : ""
    return Problem(
      "\(shown)\(rest) among the allowed values \(verb) \(kind)not \(types)",
      at: values.first?.span ?? use.span, help: help(values, use))
  }

  private static func help(_ values: [Node], _ use: SchemaUse) -> String? {
    let types = use.schema.types
    if types.contains(.array), values.allSatisfy(\.isScalar) { return "move 'enum' into 'items'" }
    if values.allSatisfy({ $0.kind == .null }) {
      return types.contains(.string) ? "allow null as a type, or put it in quotes" : "allow null as a type"
    }
    if types.contains(.string), values.allSatisfy(\.isScalar) {
      // YAML reads what is not in quotes as a number or a truth value.
      return "put each in quotes"
    }
    if values.allSatisfy({ $0.kind == .string }) { return "take the quotes away, or say 'type: string'" }
    return nil
  }

  fileprivate static func repeated(_ repeats: [(value: Node, first: Node)]) -> Problem {
    let shown = repeats.prefix(3).map { "'\($0.value.text ?? "")'" }.joined(separator: ", ")
    let rest = repeats.count > 3 ? " and \(repeats.count - 3) more" : ""
    let verb = repeats.count == 1 ? "stands" : "stand"
    return Problem(
      "\(shown)\(rest) \(verb) twice among the allowed values", at: repeats[0].value.span,
      notes: [Finding.Note("first here", at: repeats[0].first.span)], help: "keep each value once")
  }
}
