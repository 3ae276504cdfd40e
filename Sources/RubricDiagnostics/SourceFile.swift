/// Names one file of a `SourceSet`; means nothing outside that set.
public struct SourceID: Hashable, Comparable, Sendable, Codable {
  /// Position of the file in its set, from 0.
  public let index: UInt32

  /// - Parameter index: from 0, below the count of the set's files.
  @inlinable public init(index: UInt32) { self.index = index }

  /// By position: the file that was read first is less.
  @inlinable public static func < (a: SourceID, b: SourceID) -> Bool { a.index < b.index }
}

/// A stretch of bytes in one file: where a finding points, or where a value was written.
public struct SourceSpan: Hashable, Sendable, Codable {
  /// The file.
  public var source: SourceID
  /// Byte offsets from the first byte of the file as it lies on disk (a byte order mark counts);
  /// an empty range is a place between two bytes.
  public var bytes: Range<UInt32>

  /// - Parameter bytes: offsets from the first byte of the file.
  @inlinable public init(source: SourceID, bytes: Range<UInt32>) {
    self.source = source
    self.bytes = bytes
  }

  /// The start of `source`: where a finding about a whole file points.
  public static func start(of source: SourceID) -> SourceSpan {
    SourceSpan(source: source, bytes: 0..<0)
  }
}

extension SourceSpan: Comparable {
  /// By file, then start, then end.
  public static func < (a: SourceSpan, b: SourceSpan) -> Bool {
    (a.source, a.bytes.lowerBound, a.bytes.upperBound) < (b.source, b.bytes.lowerBound, b.bytes.upperBound)
  }
}

/// A file that was read: how reports call it, and its bytes as they lay on disk.
public struct SourceFile: Sendable {
  /// The path as reports show it: relative to where the command was run, `/` between its parts.
  public let path: String
  /// The whole content; at most 4 GiB minus one byte, since offsets are `UInt32`.
  public let bytes: [UInt8]

  /// - Parameters:
  ///   - path: relative to where the command was run, `/` between its parts.
  ///   - bytes: the content as it lies on disk.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// The files that one unit of work has read, in the order in which it read them.
public struct SourceSet: Sendable {
  /// The files; a `SourceID` is an index into them.
  public private(set) var files: [SourceFile]

  /// - Parameter files: in the order in which identifiers count them.
  public init(_ files: [SourceFile] = []) { self.files = files }

  /// How many bytes all files have together.
  public var byteCount: Int { files.reduce(0) { $0 + $1.bytes.count } }

  /// Adds a file and gives the name by which spans know it.
  public mutating func add(_ file: SourceFile) -> SourceID {
    files.append(file)
    return SourceID(index: UInt32(files.count - 1))
  }

  /// The file of that name, nil where the name comes from another set.
  public subscript(id: SourceID) -> SourceFile? {
    Int(id.index) < files.count ? files[Int(id.index)] : nil
  }
}
