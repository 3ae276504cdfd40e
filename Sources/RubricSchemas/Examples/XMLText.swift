import RubricDocuments
import RubricOpenAPI

/// Writes a value as XML in the way that the schema's XML Objects say (OpenAPI 3.1.0 §4.8.26, 3.2.0 §4.26).
struct XMLText {
  private let api: API
  /// Names of the schemas directly in `components`.
  private let componentNames: [SchemaID: String]

  /// - Parameter schema: nil where nothing is said of the value.
  static func text(of value: JSONValue, schema: SchemaUse?, in api: API) -> String {
    let writing = XMLText(api: api)
    let view = schema.map { SchemaView($0, in: api) }
    let component = schema.flatMap { writing.componentNames[$0.schema] }
    let xml = view?.xml
    let nodes: [XMLNode]
    if case .array = value {
      // No name can be inferred for the elements of a list that is no property (3.2.0, XML Node Names).
      let isElement = xml?.nodeType == .element || xml?.isWrapped == true
      nodes = writing.content(value, view, named: isElement ? xml?.name : nil)
    } else {
      nodes = writing.nodes(of: value, schema, named: component ?? "root")
      if nodes.count == 1, nodes[0].isElement { return XMLSerialization.text(of: nodes[0]) }
    }
    // A document is one element.
    return XMLSerialization.text(of: .element(writing.name(xml, component ?? "root"), holding: nodes))
  }

  private init(api: API) {
    self.api = api
    var names: [SchemaID: String] = [:]
    for named in api.namedSchemas where names[named.value] == nil { names[named.value] = named.name }
    componentNames = names
  }

  // MARK: - One value

  /// The nodes that a value becomes, attributes among them.
  ///
  /// - Parameter name: what an element is called whose schema does not say; nil where nothing tells.
  private func nodes(of value: JSONValue, _ schema: SchemaUse?, named name: String?) -> [XMLNode] {
    guard let schema else { return node(value, of: nil, .element, nil, named: name) }
    let view = SchemaView(schema, in: api)
    if case .array(let elements) = value, !view.allowsArrays {
      return elements.flatMap { self.nodes(of: $0, schema, named: name) }
    }
    let layers = layers(of: schema, view, named: name)
    var nodes: [XMLNode]?
    for (xml, name) in layers.reversed() {
      let type = type(of: xml, value, isReference: nodes != nil)
      if let inner = nodes {
        // A schema that refers to another makes a node of its own only where it says so (3.2.0 §4.26).
        if type == .element { nodes = [.element(self.name(xml, name ?? "item"), holding: inner)] }
        if type != .element, type != .none { nodes = node(value, of: view, type, xml, named: name) }
      } else {
        nodes = node(value, of: view, type, xml, named: name)
      }
    }
    return nodes ?? []
  }

  /// The XML Objects of a schema and of what it refers to, the schema's own first, with the names that each
  /// infers. Before 3.2 a schema and what it refers to are one.
  private func layers(
    of schema: SchemaUse, _ view: SchemaView, named name: String?
  ) -> [(xml: Schema.XML?, name: String?)] {
    guard api.version >= SpecificationVersion(major: 3, minor: 2, description: "") else {
      return [(view.xml, name ?? componentNames[schema.schema])]
    }
    var layers: [(xml: Schema.XML?, name: String?)] = []
    var (use, view) = (schema, view)
    while layers.count < 20 {
      let inherited = layers.isEmpty ? name : layers.last?.name
      layers.append((view.ownXML, componentNames[use.schema] ?? inherited))
      guard let next = view.target else { break }
      (use, view) = (next, SchemaView(next, in: api))
    }
    return layers
  }

  private func type(
    of xml: Schema.XML?, _ value: JSONValue, isReference: Bool
  ) -> Schema.XML.NodeType {
    if let type = xml?.nodeType { return type }
    if isReference { return .none }
    if xml?.isAttribute == true { return .attribute }
    guard case .array = value else { return .element }
    return xml?.isWrapped == true ? .element : .none
  }

  private func node(
    _ value: JSONValue, of view: SchemaView?, _ type: Schema.XML.NodeType, _ xml: Schema.XML?,
    named name: String?
  ) -> [XMLNode] {
    switch type {
    case .element:
      let own = self.name(xml, name ?? "item")
      if value == .null { return [.null(own)] }
      // Elements of a list are called as it is, where nothing else names them.
      return [.element(own, holding: content(value, view, named: xml?.name ?? name))]
    case .attribute:
      // OpenAPI 3.2.0, Handling null Values: a null attribute is left out.
      if value == .null { return [] }
      return [.attribute(self.name(xml, name ?? "item"), value: XMLText.flat(value))]
    case .text: return [.text(XMLText.flat(value))]
    case .cdata: return [.cdata(XMLText.flat(value))]
    case .none: return content(value, view, named: name)
    }
  }

  private func name(_ xml: Schema.XML?, _ name: String) -> XMLName {
    XMLName(xml?.name ?? name, prefix: xml?.prefix, namespace: xml?.namespace)
  }

  // MARK: - What a value holds

  /// - Parameter name: of the value, for the elements of a list.
  private func content(_ value: JSONValue, _ view: SchemaView?, named name: String?) -> [XMLNode] {
    switch value {
    case .null: return []
    case .boolean, .number, .string:
      let text = value.readerText
      return text.isEmpty ? [] : [.text(text)]
    case .array(let elements):
      return elements.enumerated().flatMap { index, element in
        let item = view?.item(index)
        return nodes(of: element, item, named: name ?? item.flatMap { componentNames[$0.schema] })
      }
    case .object(let members):
      let properties = view?.properties ?? [:]
      return members.flatMap { member in
        nodes(of: member.value, properties[Name(member.name)] ?? view?.others, named: member.name)
      }
    }
  }

  /// Lists in attributes and text are split by blanks.
  private static func flat(_ value: JSONValue) -> String {
    if case .array(let elements) = value { return elements.map(\.readerText).joined(separator: " ") }
    return value.readerText
  }
}
