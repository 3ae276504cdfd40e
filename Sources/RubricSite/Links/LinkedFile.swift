import RubricDocuments

/// A file of the content as links by its path know it.
public enum LinkedFile: Sendable, Hashable, Codable {
  /// A guide: its page, its title, and the anchors of its headings.
  case guide(Route, title: String, anchors: [String])
  /// A home without a guide of its own that is known, so that its anchors are not known either.
  case home(Route, title: String)
  /// A guide that is not published yet.
  case draft
  /// A file that is copied into the site where something links to it.
  case attachment
  /// A file of a type that is never published.
  case refused

  /// The files of one folder, the shared ones or the others, by their paths in it.
  static func table(of input: SiteInput, guides: [Guide], isShared: Bool) -> [Name: LinkedFile] {
    var table: [Name: LinkedFile] = [:]
    for file in input.refused where file.isShared == isShared { table[Name(file.path)] = .refused }
    for file in input.files where file.isShared == isShared { table[Name(file.path)] = .attachment }
    for guide in input.guides where guide.isShared == isShared && guide.matter.isDraft {
      table[Name(guide.path)] = .draft
    }
    for guide in guides where guide.isShared == isShared {
      table[Name(guide.path)] = .guide(
        guide.route, title: guide.title, anchors: guide.text.headings.map(\.id))
    }
    return table
  }
}

/// Files that a page can show as an image.
public enum Picture {
  private static let endings = ["png", "jpg", "jpeg", "gif", "webp", "avif", "svg", "ico"]

  /// Whether the ending of a path is that of an image; letters' case counts for nothing.
  public static func isPicture(_ path: String) -> Bool {
    let ending = path.utf8.reversed().prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: "/") }
    guard ending.count < path.utf8.count else { return false }
    return endings.contains { $0.utf8.reversed().elementsEqual(ending) { $0 | 0x20 == $1 | 0x20 } }
  }

  /// Opened by itself, an SVG may run scripts of its author's; as an image it may not (SVG 2 §2.2).
  static func isSVG(_ path: String) -> Bool {
    path.utf8.suffix(4).elementsEqual(".svg".utf8) { $0 | 0x20 == $1 | 0x20 }
  }
}
