/// One file of the site.
public struct OutputFile: Sendable {
  /// Relative to the output folder, `/` between its parts.
  public var path: String
  /// Its content.
  public var bytes: [UInt8]

  /// A file of that path and content.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}
