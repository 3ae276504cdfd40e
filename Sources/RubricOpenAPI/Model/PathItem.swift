import RubricDocuments

/// A path item that `components` gives a name to (Path Item Object, OpenAPI 3.1.0 §4.8.9). Where a path or a
/// webhook refers to it, its operations are in `API.operations` with this `origin` as their `pathItem`.
public struct PathItem: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// Where it is said to be described, where nothing is there; nil of others.
  public var reference: String? = nil
  /// In one line; holds for all its operations.
  public var summary: String?
  /// CommonMark that holds for all its operations.
  public var description: String?
  /// In written order, without their callbacks; `path` is the name or expression of the path item.
  public var operations: [Operation]
  /// Those that all its operations share.
  public var parameters: [ParameterID]
  /// Those that all its operations are called at; empty where the description's own hold.
  public var servers: [Server]
  /// In written order.
  public var extensions: [Extension]
}

/// A callback that `components` gives a name to (Callback Object, §4.8.18).
public struct Callback: Sendable {
  /// The object as written, behind any reference.
  public var origin: Node
  /// By the expression that gives the address to call, in written order.
  public var pathItems: [Named<PathItem>]
  /// In written order.
  public var extensions: [Extension]
}
