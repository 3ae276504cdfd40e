import RubricDocuments

/// What kind of object stands at a place of a description, as whoever moves it must know.
struct BundlePart: Hashable {
  var kind: ObjectKind
  /// Whether a parameter is a header, which has components of its own.
  var isHeader = false

  /// The field of `components`, or in 2.0 of the root, that holds such objects; nil where there is none.
  func section(in version: SpecificationVersion) -> Field? {
    if version.major == 2 {
      switch kind {
      case .schema: return .definitions
      case .parameter: return isHeader ? nil : .parameters
      case .response: return .responses
      default: return nil
      }
    }
    switch kind {
    case .schema: return .schemas
    case .response: return .responses
    case .parameter: return isHeader ? .headers : .parameters
    case .example: return .examples
    case .requestBody: return .requestBodies
    case .securityScheme: return .securitySchemes
    case .link: return .links
    case .callback: return .callbacks
    case .pathItem: return version.minor >= 1 ? .pathItems : nil
    case .mediaType: return version.minor >= 2 ? .mediaTypes : nil
    default: return nil
    }
  }

  /// What the reader of descriptions calls such objects by.
  var field: Field {
    switch kind {
    case .schema: .schemas
    case .response: .responses
    case .parameter: isHeader ? .headers : .parameters
    case .example: .examples
    case .requestBody: .requestBodies
    case .securityScheme: .securitySchemes
    case .link: .links
    case .callback: .callbacks
    case .pathItem: .pathItems
    case .mediaType: .mediaTypes
    case .operation: .paths
    case .info: .info
    case .contact: .contact
    case .license: .license
    case .server: .server
    case .variable: .variables
    case .tag: .tags
    case .docs: .externalDocs
    case .encoding: .encoding
    case .flow: .flows
    case .discriminator: .discriminator
    case .xml: .xml
    case .root, .components: .components
    }
  }
}

/// An object that is met as one of a kind; the same node may be met as two.
struct BundleKey: Hashable {
  var node: Node
  var part: BundlePart
}

extension ObjectKind {
  /// What a field holds in which references may stand: as `content(of:)`, with the fields that hold nothing a
  /// page tells.
  func part(of field: Field) -> Content? {
    switch (self, field) {
    case (.root, .definitions): .map(.object(.schema))
    case (.root, .securityDefinitions): .map(.object(.securityScheme))
    case (.components, .mediaTypes): .map(.object(.mediaType))
    case (.schema, .dependencies): .map(.object(.schema))
    case (.schema, .additionalItems): .object(.schema)
    default: content(of: field)
    }
  }
}

extension Node {
  /// The text of the reference that stands in place of an object or of names; nil where none does.
  var reference: (text: String, node: Node)? {
    guard isMapping, let node = self[.ref], let text = node.string else { return nil }
    return (text, node)
  }

  /// The reference that is all there is.
  var soleReference: (text: String, node: Node)? { count == 1 ? reference : nil }
}
