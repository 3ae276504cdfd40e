import RubricMarkdown

/// Which guides a site has, what they are called, and where their pages lie.
extension SiteBuilder {
  static func guides(_ files: [SiteInput.GuideFile], routes: RouteTable) -> [Guide] {
    let shared = RouteTable(prefix: "")
    let published = files.filter { !$0.matter.isDraft }
    let plain = published.map { $0.isShared ? shared.sharedGuide($0.path) : routes.guide($0.path) }
    // Two files of one slug, such as `a_b.md` and `a-b.md`, both get a hash of their path.
    let distinct = SlugTable.distinct(plain, published.map(\.path)) { $0.suffixed(by: $1) }
    let guides = zip(published, distinct).map { file, route in
      Guide(
        source: file.source, path: file.path, isShared: file.isShared, matter: file.matter, text: file.text,
        title: title(of: file), route: route)
    }
    return guides.sorted { a, b in
      if a.isShared != b.isShared { return !a.isShared }
      let (first, second) = (a.matter.weight ?? Int.max, b.matter.weight ?? Int.max)
      return first != second ? first < second : a.path < b.path
    }
  }

  private static func title(of file: SiteInput.GuideFile) -> String {
    if let title = file.matter.title, !title.isEmpty { return title }
    if let heading = file.text.headings.first, heading.level == 1, !heading.text.isEmpty {
      return heading.text
    }
    var parts = file.path.utf8.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
    var stem = parts.popLast() ?? ""
    if let dot = stem.utf8.lastIndex(of: UInt8(ascii: ".")) {
      stem = String(decoding: stem.utf8[..<dot], as: UTF8.self)
    }
    if stem.lowercased() == "index", let folder = parts.last { stem = folder }
    let words = String(
      decoding: stem.utf8.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") ? 32 : $0 }, as: UTF8.self)
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
