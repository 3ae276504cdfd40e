import RubricSearch

/// What the search has of an API: made in this build, or as bytes of an earlier one that are read when they are
/// asked for.
enum KeptSearch: Sendable {
  case made(APISearch)
  case encoded(ArraySlice<UInt8>)

  /// nil where the bytes are none of an index.
  var value: APISearch? {
    switch self {
    case .made(let search): search
    case .encoded(let bytes): try? ArchiveDecoder.value(APISearch.self, from: bytes)
    }
  }

  /// nil where it cannot be written down.
  var bytes: [UInt8]? {
    switch self {
    case .made(let search): try? ArchiveEncoder.bytes(of: search)
    case .encoded(let bytes): Array(bytes)
    }
  }

  /// Keeps it as bytes, where that can be done.
  mutating func pack() {
    if let bytes { self = .encoded(bytes[...]) }
  }
}
