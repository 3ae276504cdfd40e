/// Names one element of a `Table`; means nothing for another table.
public struct Identifier<Element>: Hashable, Comparable, Sendable {
  /// Position in the table, from 0, in the order of first reading.
  public let index: Int32

  @inlinable init(index: Int32) { self.index = index }

  @inlinable public static func < (a: Identifier, b: Identifier) -> Bool { a.index < b.index }
}

/// A value that is read and never changed: a copy is one reference, however much the value holds. Its
/// members are those of the value.
@dynamicMemberLookup
public final class Shared<Value: Sendable>: Sendable {
  public let value: Value

  @inlinable public init(_ value: Value) { self.value = value }

  @inlinable public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}

/// Objects that are referred to from many places, each stored once: things point at each other by
/// identifier, so that a cycle costs nothing.
public struct Table<Element: Sendable>: Sendable {
  @usableFromInline var elements: [Shared<Element>] = []

  @inlinable public init() {}

  @inlinable public subscript(id: Identifier<Element>) -> Shared<Element> { elements[Int(id.index)] }

  /// All elements in the order of first reading.
  @inlinable public var all: [Shared<Element>] { elements }
  @inlinable public var count: Int { elements.count }

  /// The identifiers of all elements.
  public var ids: [Identifier<Element>] { elements.indices.map { Identifier(index: Int32($0)) } }

  /// Adds an element that may be replaced once it is read whole, so that what it refers to can refer to it.
  mutating func add(_ element: Element) -> Identifier<Element> {
    elements.append(Shared(element))
    return Identifier(index: Int32(elements.count - 1))
  }

  mutating func replace(_ id: Identifier<Element>, with element: Element) {
    elements[Int(id.index)] = Shared(element)
  }
}

public typealias SchemaID = Identifier<Schema>
public typealias OperationID = Identifier<Operation>
public typealias ParameterID = Identifier<Parameter>
public typealias RequestBodyID = Identifier<RequestBody>
public typealias ResponseID = Identifier<Response>
public typealias HeaderID = Identifier<Header>
public typealias SecuritySchemeID = Identifier<SecurityScheme>

/// A value under a name, in written order.
public struct Named<Value: Sendable>: Sendable {
  public var name: String
  public var value: Value

  @inlinable public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
