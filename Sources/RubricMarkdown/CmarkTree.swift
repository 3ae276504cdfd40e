import CCmarkGFM
import Synchronization

/// A tree that cmark parsed; it is freed with this value.
struct CmarkTree: ~Copyable {
  let root: OpaquePointer

  /// Parses; nil only where cmark could not make a parser.
  init?(_ text: ByteView) {
    // A pointer may not leave the lock, its address may: nobody else knows the tree.
    let address: UInt? = Cmark.lock.withLock { _ in
      Cmark.parse(text).map { UInt(bitPattern: $0) }
    }
    guard let address, let root = OpaquePointer(bitPattern: address) else { return nil }
    self.root = root
  }

  deinit { cmark_node_free(root) }
}

/// cmark, which shares tables of special characters among all its parsers: two that run at once give
/// wrong output, so there is one lock round parsing. Trees are private and need none.
enum Cmark {
  static let lock = Mutex<Void>(())

  /// The types that cmark's extensions are given when they are registered.
  struct ExtensionTypes: Sendable {
    var table: UInt32 = 0
    var tableRow: UInt32 = 0
    var tableCell: UInt32 = 0
    var strikethrough: UInt32 = 0
  }

  /// Found by parsing a text that holds one of each, since the headers do not name them.
  static let types: ExtensionTypes = {
    var types = ExtensionTypes()
    var sample = Array("|~~a~~|\n|-|\n".utf8)
    sample.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress,
        let tree = CmarkTree(ByteView(UnsafePointer(base), count: buffer.count))
      else { return }
      var node = cmark_node_first_child(tree.root)
      while let current = node {
        types.learn(current)
        node = cmark_node_first_child(current)
      }
    }
    return types
  }()

  private static let register: Void = cmark_gfm_core_extensions_ensure_registered()

  fileprivate static func parse(_ text: ByteView) -> OpaquePointer? {
    register
    guard let parser = cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_SOURCEPOS) else { return nil }
    defer { cmark_parser_free(parser) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let found = cmark_find_syntax_extension(name) else { continue }
      cmark_parser_attach_syntax_extension(parser, found)
    }
    text.base.withMemoryRebound(to: CChar.self, capacity: text.count) {
      cmark_parser_feed(parser, $0, text.count)
    }
    return cmark_parser_finish(parser)
  }
}

extension Cmark.ExtensionTypes {
  fileprivate mutating func learn(_ node: OpaquePointer) {
    guard let name = cmark_node_get_type_string(node) else { return }
    let type = cmark_node_get_type(node).rawValue
    switch String(cString: name) {
    case "table": table = type
    case "table_row", "table_header": tableRow = type
    case "table_cell": tableCell = type
    case "strikethrough": strikethrough = type
    default: break
    }
  }
}
