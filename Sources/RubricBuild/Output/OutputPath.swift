import RubricDocuments

/// A path of the output that was looked at: relative, downward only, of parts that a disk can hold, and not
/// one of those at the top of the folder that are never ours.
struct OutputPath: Hashable, Comparable {
  let name: Name

  var text: String { name.text }

  /// Why a text is no such path; the end of a sentence that begins with it.
  struct Fault: Error {
    var reason: String
  }

  init(_ text: String) throws(Fault) {
    var text = text
    if let reason = text.withUTF8({ OutputPath.fault(in: $0) }) { throw Fault(reason: reason) }
    name = Name(text)
  }

  /// The path of a file that was written before.
  init(known name: Name) { self.name = name }

  /// nil where there is none.
  private static func fault(in bytes: UnsafeBufferPointer<UInt8>) -> String? {
    guard bytes.count <= 4_000 else { return "is longer than 4000 bytes" }
    guard bytes.first != UInt8(ascii: "/") else { return "is absolute" }
    var start = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0 { return "holds a zero byte" }
      guard byte == UInt8(ascii: "/") else { continue }
      if let fault = fault(inPart: bytes[start..<index]) { return fault }
      start = index + 1
    }
    if let fault = fault(inPart: bytes[start...]) { return fault }
    // One web server reads its headers from a file of such a name, which a build may write and never replaces.
    if bytes.elementsEqual(".htaccess".utf8) { return nil }
    return isNeverOurs(bytes.prefix { $0 != UInt8(ascii: "/") }) ? "is one that builds leave alone" : nil
  }

  private static func fault(inPart part: Slice<UnsafeBufferPointer<UInt8>>) -> String? {
    guard let first = part.first else { return "has an empty part" }
    guard part.count <= 255 else { return "has a part of more than 255 bytes" }
    guard first == UInt8(ascii: ".") else { return nil }
    if part.elementsEqual("..".utf8) || part.elementsEqual(".".utf8) { return "has a part '.' or '..'" }
    return part.starts(with: OutputFolder.ownPrefix.utf8) ? "has a name that builds keep" : nil
  }

  private init(known text: Substring) { name = Name(String(text)) }

  /// Whether a name at the top of the output folder is left alone: whatever hosts the site keeps its settings
  /// there, such as `.git`, `.htaccess` and `CNAME`.
  static func isNeverOurs(_ top: some Collection<UInt8>) -> Bool {
    top.first == UInt8(ascii: ".") || top.elementsEqual("CNAME".utf8)
  }

  /// The folder that holds it; nil at the top.
  var parent: OutputPath? {
    guard let slash = text.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return OutputPath(known: text[..<slash])
  }

  /// Its last part.
  var last: String { PathText.name(of: text) }

  static func < (a: OutputPath, b: OutputPath) -> Bool { a.name < b.name }
}
