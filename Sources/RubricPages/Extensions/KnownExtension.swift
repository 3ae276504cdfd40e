import RubricDocuments
import RubricOpenAPI
import RubricSamples
import RubricSchemas

/// An extension that pages tell in words: one line of the table says where it may stand and how it is told.
/// Any other, and one whose value has another shape than its place can show, is listed as it is given.
struct KnownExtension: Sendable {
  let names: [String]
  /// Objects in which it is told so; nil of any.
  let kinds: Set<ObjectKind>?
  let way: Way

  enum Way: Sendable {
    /// Among the remarks of its object; nil of a value that cannot be told so.
    case remark(@Sendable (Extension) -> Remark?)
    /// At a place of its own, where the value has a shape that this can show.
    case place(@Sendable (Node, ExtensionHolder) -> Bool)
  }

  /// Where several lines fit, the first holds.
  static let table = [
    // For whoever writes the description, and nobody who reads its pages.
    KnownExtension(names: ["x-rubric-ignore"], kinds: nil, way: .place { _, _ in true }),
    place(["x-tagGroups"], [.root]) { value, _ in TagGroup.areAll(of: value) },
    place(["x-displayName"], [.tag]) { value, tag in value.isSaying && tag.node[.summary] == nil },
    place(["x-logo"], [.info]) { value, _ in Logo.isWhole(value) },
    place(["x-codeSamples", "x-code-samples"], [.operation]) { value, _ in CodeSample.areAll(of: value) },
    place(["x-enum-varnames"], [.schema]) { value, schema in schema.hasWords(value) },
    place(["x-enumNames"], [.schema]) { value, schema in
      schema.hasWords(value) && !schema.has("x-enum-varnames")
    },
    place(["x-enumDescriptions"], [.schema]) { value, schema in schema.hasWords(value) },
    place(["x-enum-descriptions"], [.schema]) { value, schema in
      schema.hasWords(value) && !schema.has("x-enumDescriptions")
    },
    place(["x-additionalPropertiesName"], [.schema]) { value, schema in
      value.isSaying && schema.isOfOtherProperties
    },
    place(["x-nullable"], [.schema, .parameter]) { value, schema in
      value.boolean == true && schema.isSwagger && schema.node[.type] != nil
    },
    place(["x-example"], [.parameter, .mediaType, .schema]) { _, _ in true },
    place(["x-examples"], [.parameter, .mediaType, .schema]) { value, _ in value.count > 0 },
    // Since OpenAPI 3 those of a body stand in its media types.
    place(["x-example"], [.requestBody]) { _, body in body.isSwagger },
    place(["x-examples"], [.requestBody]) { value, body in body.isSwagger && value.count > 0 },
    place(["x-internal"], [.operation, .schema, .parameter]) { value, _ in value.boolean == true },
    place(["x-sunset"], [.operation]) { value, operation in
      value.isSaying && operation.node[.deprecated]?.boolean == true
    },
    place(["x-stability-level", "x-lifecycle"], [.operation]) { value, _ in value.isSaying },
    place(["x-badges"], [.operation]) { value, _ in Remark.badges(of: value) != nil },

    remark(["x-internal"]) { $0.value.boolean == true ? .internal($0.value.place) : nil },
    remark(["x-sunset"]) { $0.value.told.map { .sunset($0) } },
    remark(["x-deprecated-description"]) { $0.value.told.map { .deprecation($0) } },
    remark(["x-stability-level", "x-lifecycle"]) { given in
      given.value.told.map { .badges([$0], given.value.place) }
    },
    remark(["x-badges"]) { given in
      Remark.badges(of: given.value).map { .badges($0, given.value.place) }
    },
    remark(["x-ratelimit*", "x-rate-limit*"]) {
      .statements(.rateLimit, Statement.all(in: $0), $0.value.place)
    },
    remark(["x-sla"]) { .statements(.serviceLevel, Statement.all(in: $0), $0.value.place) },
  ]

  private static func place(
    _ names: [String], _ kinds: Set<ObjectKind>,
    when isWhole: @escaping @Sendable (Node, ExtensionHolder) -> Bool
  ) -> KnownExtension {
    KnownExtension(names: names, kinds: kinds, way: .place(isWhole))
  }

  private static func remark(
    _ names: [String], _ telling: @escaping @Sendable (Extension) -> Remark?
  ) -> KnownExtension {
    KnownExtension(names: names, kinds: nil, way: .remark(telling))
  }

  // MARK: - Looking up

  /// By name in lower case.
  private static let byName = Dictionary(
    table.flatMap { known in known.names.map { (Name($0.lowercased()), [known]) } }, uniquingKeysWith: +)

  /// The lines for an extension of that name, in their order.
  static func lines(for name: String) -> ArraySlice<KnownExtension> {
    if let family = ["x-ratelimit", "x-rate-limit"].first(where: { isOf($0, name) }) {
      return byName[Name(family + "*")]?[...] ?? []
    }
    // Only families are told whatever their letters' case.
    return byName[Name(name.lowercased())]?.filter { $0.names.contains(name) }[...] ?? []
  }

  /// Whether a name begins with a family's, letters' case aside.
  static func isOf(_ family: String, _ name: String) -> Bool {
    name.utf8.count >= family.utf8.count
      && name.utf8.prefix(family.utf8.count).elementsEqual(family.utf8) { $0 | 0x20 == $1 | 0x20 }
  }
}

/// The object that extensions stand in.
struct ExtensionHolder {
  /// nil of one that has no fields of its own, such as that of all paths.
  var kind: ObjectKind?
  var node: Node
  /// Whether it is of Swagger 2.0.
  var isSwagger = false

  init(_ kind: ObjectKind?, _ node: Node, isSwagger: Bool = false) {
    self.kind = kind
    self.node = node
    self.isSwagger = isSwagger
  }

  fileprivate func has(_ name: Name) -> Bool { node.member(named: name) != nil }

  /// Whether it has a row for properties of any name, whose values do not name them themselves.
  fileprivate var isOfOtherProperties: Bool {
    guard let others = node[.additionalProperties] else { return false }
    return others.isMapping && others.count > 0 && others.member(named: "x-additionalPropertiesName") == nil
  }

  /// Whether each entry of a list or an object is of one of the allowed values.
  fileprivate func hasWords(_ value: Node) -> Bool {
    guard let allowed = node[.enum], allowed.isSequence, value.count > 0 else { return false }
    if value.isSequence {
      return value.count <= allowed.count && value.elements.allSatisfy { $0.isScalar && !$0.isNull }
    }
    let names = Set(allowed.elements.map { Name(JSONValue($0).readerText) })
    return value.members.allSatisfy { $0.value.isScalar && !$0.value.isNull && names.contains($0.name) }
  }
}

extension Node {
  /// Whether it is a scalar that says something.
  var isSaying: Bool { isScalar && !isNull && withUTF8 { !$0.allSatisfy { $0 <= 0x20 } } }

  /// A scalar that says something, with its place; nil of anything else.
  var told: Told<String>? { isSaying ? text.map { Told($0, place) } : nil }
}

extension SchemaTelling {
  /// What `x-additionalPropertiesName` calls properties of any name: as Redocly has it, in the schema of their
  /// values, or as others do, in that of the whole.
  func nameOfOthers(_ schema: Shared<Schema>) -> String? {
    let values = schema.additionalProperties.map { api.schemas[$0].extensions } ?? []
    let given = (values + schema.extensions).first {
      $0.name == "x-additionalPropertiesName" && $0.value.isSaying
    }
    return given?.value.text
  }
}
