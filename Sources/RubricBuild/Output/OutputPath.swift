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
    let bytes = text.utf8
    guard bytes.count <= 4_000 else { throw Fault(reason: "is longer than 4000 bytes") }
    guard !bytes.contains(0) else { throw Fault(reason: "holds a zero byte") }
    guard bytes.first != UInt8(ascii: "/") else { throw Fault(reason: "is absolute") }
    for part in text[...].utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      guard !part.isEmpty else { throw Fault(reason: "has an empty part") }
      guard part.count <= 255 else { throw Fault(reason: "has a part of more than 255 bytes") }
      guard !part.elementsEqual("..".utf8), !part.elementsEqual(".".utf8) else {
        throw Fault(reason: "has a part '.' or '..'")
      }
      guard !part.starts(with: OutputFolder.ownPrefix.utf8) else {
        throw Fault(reason: "has a name that builds keep")
      }
    }
    let top = text[...].utf8.prefix { $0 != UInt8(ascii: "/") }
    guard !OutputPath.isNeverOurs(top) else { throw Fault(reason: "is one that builds leave alone") }
    name = Name(text)
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
