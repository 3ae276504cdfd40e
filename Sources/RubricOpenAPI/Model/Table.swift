/// Names one element of a `Table`; means nothing for another table.
public struct Identifier<Element>: Hashable, Comparable, Sendable {
  /// Position in the table, from 0, in the order of first reading.
  public let index: Int32

  @inlinable init(index: Int32) { self.index = index }

  /// By position: what was read first comes first.
  @inlinable public static func < (a: Identifier, b: Identifier) -> Bool { a.index < b.index }
}

/// A value that is read and never changed: a copy is one reference, however much the value holds. Its
/// members are those of the value.
@dynamicMemberLookup
public final class Shared<Value: Sendable>: Sendable {
  /// The value itself.
  public let value: Value

  /// Holds the value from now on.
  @inlinable public init(_ value: Value) { self.value = value }

  /// A member of the value.
  @inlinable public subscript<Member>(dynamicMember path: KeyPath<Value, Member>) -> Member {
    value[keyPath: path]
  }
}

/// Objects that are referred to from many places, each stored once: things point at each other by
/// identifier, so that a cycle costs nothing.
public struct Table<Element: Sendable>: Sendable {
  @usableFromInline var elements: [Shared<Element>] = []

  /// The element of an identifier that this table gave; one of another table may trap.
  @inlinable public subscript(id: Identifier<Element>) -> Shared<Element> { elements[Int(id.index)] }

  /// All elements in the order of first reading.
  @inlinable public var all: [Shared<Element>] { elements }
  /// How many elements there are; identifiers run from 0 to one less.
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

/// Names one of `API.schemas`.
public typealias SchemaID = Identifier<Schema>
/// Names one of `API.operations`.
public typealias OperationID = Identifier<Operation>
/// Names one of `API.parameters`.
public typealias ParameterID = Identifier<Parameter>
/// Names one of `API.requestBodies`.
public typealias RequestBodyID = Identifier<RequestBody>
/// Names one of `API.responses`.
public typealias ResponseID = Identifier<Response>
/// Names one of `API.headers`.
public typealias HeaderID = Identifier<Header>
/// Names one of `API.securitySchemes`.
public typealias SecuritySchemeID = Identifier<SecurityScheme>

/// A value under a name, in written order.
public struct Named<Value: Sendable>: Sendable {
  /// The key as written.
  public var name: String
  /// What stands under it.
  public var value: Value

  /// Puts the value under the name.
  @inlinable public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}
