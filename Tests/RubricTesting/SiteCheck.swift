import RubricDiagnostics

/// What is wrong with the pages of a written site, whatever they hold: broken links, repeated ids, tags that
/// do not nest, anything that could run a script.
public struct SiteCheck {
  /// Each with the path of its page, at most `most`.
  public private(set) var faults: [String] = []
  /// How many pages were read.
  public private(set) var pageCount = 0
  /// Bytes of the largest page, with its path.
  public private(set) var largest = (bytes: 0, path: "")

  private let most = 20
  private var files: Set<String> = []
  /// Ids of pages, each as `path#id`.
  private var ids: Set<String> = []
  /// Messages of the findings about links.
  private let told: Set<String>
  /// Links within the site, by the first page that has each.
  private var links: [String: String] = [:]

  /// Attributes that hold an address.
  private static let addresses: Set<String> = [
    "href", "src", "action", "formaction", "poster", "data", "cite",
  ]
  /// Elements that no page has.
  private static let forbidden: Set<String> = [
    "style", "iframe", "object", "embed", "svg", "math", "base", "form", "template",
  ]

  /// - Parameter findings: what the build found. A link to an anchor that no page has is the writer's to
  ///   mend; it is a fault only where no finding told of it.
  public init(_ site: FileTree, findings: [LocatedFinding]) throws {
    told = Set(findings.filter { $0.rule == "link-integrity" }.map(\.message))
    let paths = site.paths
    files = Set(paths)
    for path in paths where path.hasSuffix(".html") {
      let bytes = try site.bytes(path)
      pageCount += 1
      if bytes.count > largest.bytes { largest = (bytes.count, path) }
      read(bytes, path)
    }
    for (link, page) in links.sorted(by: { $0.key < $1.key }) { follow(link, from: page) }
  }

  private mutating func add(_ fault: String, in path: String) {
    if faults.count < most { faults.append("\(path): \(fault)") }
  }

  // MARK: - One page

  private mutating func read(_ bytes: [UInt8], _ path: String) {
    let markup = Markup(bytes)
    // 404.html answers at any address, and so its links begin at the root.
    let folder = path == "404.html" ? "" : String(path.dropLast(SiteCheck.name(of: path).count))
    var open: [String] = []
    var headings = 0
    markup.forEach { piece in
      switch piece {
      case .declaration: break
      case .text(let range):
        if open.last == "script", !range.isEmpty { add("text in <script>", in: path) }
      case .close(_, let name):
        if open.popLast() != name { add("'</\(name)>' closes no open element of that name", in: path) }
      case .open(let range, let name):
        if !Markup.void.contains(name) { open.append(name) }
        if name == "h1" { headings += 1 }
        if SiteCheck.forbidden.contains(name) { add("<\(name)>", in: path) }
        if name == "script", !isTheThemes(markup.attributes(of: range), among: open) {
          add("<script>", in: path)
        }
        for attribute in markup.attributes(of: range) {
          check(attribute, of: name, path: path, folder: folder)
        }
      }
    }
    if !open.isEmpty { add("<\(open.joined(separator: "><"))> is not closed", in: path) }
    if headings != 1 { add("\(headings) h1 elements", in: path) }
  }

  /// Whether a script is the theme's own: in the head, from the site's assets, and nothing besides.
  private func isTheThemes(_ attributes: [Markup.Attribute], among open: [String]) -> Bool {
    guard open == ["html", "head", "script"], attributes.map(\.name) == ["src"] else { return false }
    var path = attributes[0].value[...]
    while path.hasPrefix("../") { path = path.dropFirst(3) }
    return path.hasPrefix("assets/site-") && path.hasSuffix(".js") || path.hasPrefix("/")
  }

  private mutating func check(_ attribute: Markup.Attribute, of element: String, path: String, folder: String)
  {
    let name = attribute.name
    if name == "id", !ids.insert("\(path)#\(attribute.value)").inserted {
      add("the id '\(attribute.value)' stands twice", in: path)
    }
    if name == "style" || name.hasPrefix("on") { add("'\(name)' on <\(element)>", in: path) }
    guard SiteCheck.addresses.contains(name) else { return }
    let value = SiteCheck.unescaped(attribute.value)
    if value.hasPrefix("#") {
      note("\(path)\(value)", on: path)
    } else if let colon = value.utf8.firstIndex(of: UInt8(ascii: ":")),
      !value.utf8[..<colon].contains(UInt8(ascii: "/"))
    {
      let scheme = String(decoding: value.utf8[..<colon], as: UTF8.self).lowercased()
      if !["http", "https", "mailto", "tel", "ftp"].contains(scheme) {
        add("an address '\(value)'", in: path)
      }
      if name == "src" { add("'\(value)' of another host", in: path) }
    } else if value.hasPrefix("//") {
      if name == "src" { add("'\(value)' of another host", in: path) }
    } else if value.hasPrefix("/"), path != "404.html" {
      add("the address '\(value)' begins at the root", in: path)
    } else if !value.hasPrefix("/") {
      note(folder + value, on: path)
    }
  }

  private mutating func note(_ link: String, on page: String) {
    if links[link] == nil { links[link] = page }
  }

  // MARK: - Links

  private mutating func follow(_ link: String, from page: String) {
    let hash = link.utf8.firstIndex(of: UInt8(ascii: "#")) ?? link.utf8.endIndex
    let path = SiteCheck.normalised(String(decoding: link.utf8[..<hash], as: UTF8.self))
    guard let path, files.contains(path) else {
      add("the link '\(link)' leads to no file", in: page)
      return
    }
    guard hash < link.utf8.endIndex else { return }
    let fragment = SiteCheck.decoded(link.utf8[link.utf8.index(after: hash)...])
    let isThere = fragment.isEmpty || ids.contains("\(path)#\(fragment)")
    if path.hasSuffix(".html"), !isThere, !told.contains(where: { $0.hasSuffix("the anchor '\(fragment)'") })
    {
      add("the link '\(link)' leads to no element", in: page)
    }
  }

  private static func name(of path: String) -> Substring {
    path.lastIndex(of: "/").map { path[path.index(after: $0)...] } ?? path[...]
  }

  /// Without `.` and `..`, decoded; nil where it leads out of the site.
  private static func normalised(_ path: String) -> String? {
    var parts: [String] = []
    for part in path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      let part = decoded(part)
      if part == "." { continue }
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }

  private static func decoded(_ text: Substring.UTF8View) -> String {
    let bytes = Array(text)
    guard bytes.contains(UInt8(ascii: "%")) else { return String(decoding: bytes, as: UTF8.self) }
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      let digits = bytes.dropFirst(index + 1).prefix(2)
      if bytes[index] == UInt8(ascii: "%"),
        let byte = UInt8(String(decoding: digits, as: UTF8.self), radix: 16)
      {
        result.append(byte)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      text = text.replacing(entity, with: character)
    }
    return text
  }
}
