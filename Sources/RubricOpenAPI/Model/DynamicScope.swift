import RubricDocuments

/// The schema resources on the way to a schema, the outermost first, as far as they decide where
/// `$dynamicRef` leads (JSON Schema 2020-12 Core §7.1). Empty wherever nothing is decided by the way.
public struct DynamicScope: Sendable, Hashable {
  /// Those that brought a dynamic anchor which none further out has.
  public private(set) var resources: [SchemaResourceID] = []

  /// More levels of generic schemas no author writes; what further ones bind is not heard.
  private static let mostResources = 32
  /// Of resources with more anchors it is not asked whether they bring any.
  private static let fewAnchors = 32

  /// Of a schema that nothing leads to.
  public init() {}

  fileprivate mutating func enter(_ id: SchemaResourceID, of resources: Table<SchemaResource>) {
    let resource = resources[id].value
    guard !resource.dynamicAnchors.isEmpty, self.resources.count < DynamicScope.mostResources,
      !self.resources.contains(id)
    else { return }
    let isBringing =
      resource.dynamicAnchors.count > DynamicScope.fewAnchors
      || resource.dynamicAnchors.contains { target(of: Name($0.name), in: resources) == nil }
    if isBringing { self.resources.append(id) }
  }

  fileprivate func target(of anchor: Name, in resources: Table<SchemaResource>) -> SchemaID? {
    for id in self.resources {
      if let found = resources[id].value.dynamicTarget(of: anchor) { return found }
    }
    return nil
  }
}

extension API {
  /// A scope with the resource that a schema on the way belongs to.
  public func scope(_ scope: DynamicScope, entering schema: Shared<Schema>) -> DynamicScope {
    var scope = scope
    scope.enter(schema.resource, of: schemaResources)
    return scope
  }

  /// A scope with the resources of another way to the same value, behind its own.
  public func scope(_ scope: DynamicScope, joining other: DynamicScope) -> DynamicScope {
    if scope == other { return scope }
    var scope = scope
    for resource in other.resources { scope.enter(resource, of: schemaResources) }
    return scope
  }

  /// Where `$dynamicRef` leads by the way to it: to the outermost resource that has its anchor (JSON Schema
  /// 2020-12 Core §8.2.3.2); nil where the schema has none.
  ///
  /// - Parameter scope: the way, with the schema's own resource.
  public func dynamicTarget(of schema: Shared<Schema>, in scope: DynamicScope) -> SchemaID? {
    guard let target = schema.dynamicReference else { return nil }
    guard let name = schema.rare?.dynamicName else { return target }
    return scope.target(of: Name(name), in: schemaResources) ?? target
  }

  /// What `$ref` leads to, or else `$dynamicRef` by the way to it; nil where the schema has neither.
  ///
  /// - Parameter scope: the way, with the schema's own resource.
  public func reference(of schema: Shared<Schema>, in scope: DynamicScope) -> SchemaID? {
    schema.reference ?? dynamicTarget(of: schema, in: scope)
  }
}
