/// A file of records: a mark, the hash of what follows, and that. A file that was cut short or changed is none.
enum RecordFile {
  /// A larger file is none.
  static let largest = 512 << 20

  private static let mark = Array("rubric-record 1\n".utf8)

  /// The bytes of the file, and the hash in it.
  static func bytes(of body: [UInt8]) -> (bytes: [UInt8], digest: ContentHash) {
    let digest = ContentHash(body)
    return (mark + digest.bytes + body, digest)
  }

  /// What the file holds; nil where it is none.
  static func body(of bytes: [UInt8]) -> (body: ArraySlice<UInt8>, digest: ContentHash)? {
    guard bytes.count >= mark.count + 16, bytes.starts(with: mark) else { return nil }
    let body = bytes[(mark.count + 16)...]
    let digest = ContentHash(body)
    guard bytes[mark.count..<(mark.count + 16)].elementsEqual(digest.bytes) else { return nil }
    return (body, digest)
  }
}
