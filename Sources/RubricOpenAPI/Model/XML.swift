import RubricDocuments

/// How a value is written in XML (XML Object, OpenAPI 3.1.0 §4.8.26).
public struct XML: Sendable {
  /// The object as written.
  public var origin: Node
  /// What the value becomes; since 3.2, before told by `attribute` and `wrapped`.
  public var nodeType: NodeType?
  /// Of the element or attribute, in place of the property's name.
  public var name: String?
  /// Address that names the namespace.
  public var namespace: String?
  /// Of the name.
  public var prefix: String?
  /// Whether the value becomes an attribute and no element; of no account beside `nodeType`.
  public var isAttribute: Bool
  /// Whether an element stands round all elements of an array; of no account beside `nodeType`.
  public var isWrapped: Bool
  /// In written order.
  public var extensions: [Extension]

  /// What a value becomes (OpenAPI 3.2.0, XML Object, `nodeType`).
  public enum NodeType: String, Sendable, CaseIterable {
    case element, attribute, text, cdata, none
  }

  init?(_ node: Node) {
    guard node.isMapping else { return nil }
    origin = node
    nodeType = node[.nodeType]?.string.flatMap { NodeType(rawValue: $0) }
    name = node[.name]?.text
    namespace = node[.namespace]?.text
    prefix = node[.prefix]?.text
    isAttribute = node[.attribute]?.boolean ?? false
    isWrapped = node[.wrapped]?.boolean ?? false
    extensions = APIReader.extensions(of: node)
  }
}

extension Schema.Rare {
  /// Field `xml`, read; nil where it is missing or no object.
  public var xmlObject: XML? { xml.flatMap { XML($0) } }
}
