import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

/// What tells the parameters of a list apart (OpenAPI 3.1.0 §4.8.12): the name of a header in any case.
struct ParameterKey: Hashable {
  let location: Name
  let name: Name

  init(_ parameter: Node) {
    let location = parameter[.location]?.text ?? ""
    let name = parameter[.name]?.text ?? ""
    self.location = Name(location)
    self.name = Name(location == "header" ? name.lowercased() : name)
  }

  /// Of a reference that leads to another file.
  init(reference: String) {
    location = "$ref"
    name = Name(reference)
  }
}

/// The parameters that a description shares, by the references that lead to them.
struct SharedParameters: Sendable {
  private let nodes: [Name: Node]
  private let root: Node

  init(of api: API) {
    root = api.origin
    let isSwagger = api.version.major == 2
    let section = isSwagger ? api.origin[.parameters] : api.origin[.components]?[.parameters]
    let address = isSwagger ? "#/parameters/" : "#/components/parameters/"
    nodes = Dictionary(
      (section.map { Array($0.members) } ?? []).map { (Name(address + $0.name.text), $0.value) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The parameter itself, or what its references lead to; nil where that is in another file or unknown.
  func parameter(_ written: Node) -> Node? {
    var node = written
    for _ in 0..<8 {
      guard let reference = node[.ref] else { return node }
      guard node.document === root.document, let text = reference.string, let next = nodes[Name(text)] else {
        return nil
      }
      node = next
    }
    return nil
  }

  /// What tells the parameter apart from others.
  func key(of written: Node) -> ParameterKey {
    parameter(written).map { ParameterKey($0) } ?? ParameterKey(reference: written[.ref]?.text ?? "")
  }

  /// The list of an operation or of a path item, as written.
  func list(of holder: Node) -> [Node] { (holder[.parameters]?.elements).map { Array($0) } ?? [] }

  /// Where a parameter is listed: its name, or the reference to it; nil where the list does not show it.
  func place(of parameter: Shared<Parameter>, in holder: Node) -> SourceSpan? {
    for element in list(of: holder) {
      if element == parameter.origin { return element.valueSpan(of: .name) }
      if element[.ref] != nil, self.parameter(element) == parameter.origin {
        return element.valueSpan(of: .ref)
      }
    }
    return nil
  }
}
