import RubricSite

/// Puts the HTML of a page into a document that holds several: its ids begin with the page's address, links to
/// pages of the document lead within it, and headings stand lower.
public struct PageBinding {
  /// The page that the HTML was written for, from which its links are relative.
  private let route: Route
  /// Id of the page's section, with which its own ids begin.
  private let id: String
  /// How much lower headings stand.
  private let levels: Int
  private let target: (Route, Use) -> Target

  /// What an address is for.
  public enum Use: Sendable {
    case link, image
  }

  /// Where a link leads from the document.
  public enum Target: Sendable, Equatable {
    /// To a page of the document, by the id of its section.
    case section(String)
    /// To a page of another document that holds several: the document's address, and the section's id.
    case other(String, section: String)
    /// To an address that stands in its place.
    case address(String)
    /// Nowhere: it stays as text.
    case nowhere
  }

  /// - Parameters:
  ///   - id: ASCII without blanks.
  ///   - target: by what the link or the image leads to.
  public init(route: Route, id: String, levels: Int, target: @escaping (Route, Use) -> Target) {
    self.route = route
    self.id = id
    self.levels = levels
    self.target = target
  }

  /// The HTML as it stands in the document.
  ///
  /// - Parameter html: what `HTMLWriter` wrote.
  public func bound(_ html: [UInt8]) -> [UInt8] {
    var out = HTMLWriter(capacity: html.count + html.count / 4)
    write(html, into: &out)
    return out.bytes
  }

  func write(_ html: [UInt8], into out: inout HTMLWriter) {
    HTMLPieces.forEach(of: html) { _, piece in
      switch piece {
      case .text(let text): out.trusted(html[text])
      case .close(let name):
        out.raw("</")
        write(name: html[name], into: &out)
        out.raw(">")
      case .open(let name, let attributes):
        out.raw("<")
        write(name: html[name], into: &out)
        if PageBinding.isAside(html[name]) { out.raw(" role=\"group\"") }
        write(html[attributes], of: html[name], into: &out)
        out.raw(">")
      }
    }
  }

  /// A page has one of it, a document of pages has many: as landmarks they could not be told apart, so they are
  /// groups there.
  private static func isAside(_ name: ArraySlice<UInt8>) -> Bool { name.elementsEqual("aside".utf8) }

  /// `h1` to `h6` lower; `h6` is the lowest there is.
  private func write(name: ArraySlice<UInt8>, into out: inout HTMLWriter) {
    if PageBinding.isAside(name) { return out.raw("div") }
    guard levels > 0, name.count == 2, name.first == UInt8(ascii: "h"), let last = name.last,
      (0x31...0x36).contains(last)
    else { return out.trusted(name) }
    out.raw("h")
    out.number(min(6, Int(last) - 0x30 + levels))
  }

  // MARK: - Attributes

  private func write(_ attributes: ArraySlice<UInt8>, of tag: ArraySlice<UInt8>, into out: inout HTMLWriter) {
    var rest = attributes
    while let equals = rest.firstIndex(of: UInt8(ascii: "=")) {
      let value = rest[equals...].dropFirst(2)
      let end = value.firstIndex(of: UInt8(ascii: "\"")) ?? value.endIndex
      // What has no value may stand before.
      let start = rest[..<equals].lastIndex(of: UInt8(ascii: " ")) ?? rest.startIndex
      out.trusted(rest[..<start])
      write(rest[start..<equals], value[..<end], of: tag, into: &out)
      rest = rest[min(end + 1, rest.endIndex)...]
    }
    out.trusted(rest)
  }

  /// - Parameter name: with the blank before it.
  private func write(
    _ name: ArraySlice<UInt8>, _ value: ArraySlice<UInt8>, of tag: ArraySlice<UInt8>,
    into out: inout HTMLWriter
  ) {
    switch kind(of: name, tag) {
    case .other:
      out.trusted(name)
      out.raw("=\"")
      out.trusted(value)
    case .role:
      out.trusted(name)
      out.raw("=\"")
      if value.elementsEqual("region".utf8) { out.raw("group") } else { out.trusted(value) }
    case .ids:
      out.trusted(name)
      out.raw("=\"")
      for (index, own) in value.split(separator: UInt8(ascii: " ")).enumerated() {
        if index > 0 { out.raw(" ") }
        out.text(id + ":")
        out.trusted(own)
      }
    case .address(let use):
      guard write(address: value, name, use, into: &out) else { return }
    }
    out.raw("\"")
  }

  private enum Kind {
    case ids, role, other
    case address(Use)
  }

  private func kind(of name: ArraySlice<UInt8>, _ tag: ArraySlice<UInt8>) -> Kind {
    let name = name.dropFirst()
    func isOne(of names: [StaticString], _ text: ArraySlice<UInt8>) -> Bool {
      names.contains { own in
        text.elementsEqual(UnsafeBufferPointer(start: own.utf8Start, count: own.utf8CodeUnitCount))
      }
    }
    switch name.first {
    case UInt8(ascii: "i"): return isOne(of: ["id"], name) ? .ids : .other
    case UInt8(ascii: "h"):
      if isOne(of: ["href"], name) { return .address(.link) }
      return isOne(of: ["headers"], name) ? .ids : .other
    case UInt8(ascii: "s"): return isOne(of: ["src"], name) ? .address(.image) : .other
    case UInt8(ascii: "r"): return isOne(of: ["role"], name) ? .role : .other
    case UInt8(ascii: "f"): return isOne(of: ["for"], name) ? .ids : .other
    case UInt8(ascii: "n"): return isOne(of: ["name"], name) && isOne(of: ["input"], tag) ? .ids : .other
    case UInt8(ascii: "a"):
      return isOne(of: ["aria-labelledby", "aria-describedby", "aria-controls"], name) ? .ids : .other
    default: return .other
    }
  }

  // MARK: - Addresses

  /// Writes the attribute but for the quote at its end; false where none is left of it.
  private func write(
    address value: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>, _ use: Use, into out: inout HTMLWriter
  ) -> Bool {
    let hash = value.firstIndex(of: UInt8(ascii: "#")) ?? value.endIndex
    let (path, fragment) = (value[..<hash], value[hash...].dropFirst())
    let found: Target
    if path.isEmpty {
      found = .section(id)
    } else if let route = resolved(path) {
      found = target(route, use)
    } else {
      out.trusted(name)
      out.raw("=\"")
      out.trusted(value)
      return true
    }
    switch found {
    case .nowhere: return false
    case .address(let address):
      out.trusted(name)
      out.raw("=\"")
      out.address(address)
      guard !fragment.isEmpty else { return true }
      out.raw("#")
    case .other(let address, let section):
      out.trusted(name)
      out.raw("=\"")
      out.address(address + "#" + section)
      if !fragment.isEmpty { out.raw(":") }
    case .section(let section):
      out.trusted(name)
      out.raw("=\"#")
      out.address(section)
      if !fragment.isEmpty { out.raw(":") }
    }
    out.trusted(fragment)
    return true
  }

  /// What a relative address leads to from the page; nil of an address of another host.
  private func resolved(_ path: ArraySlice<UInt8>) -> Route? {
    let slash = UInt8(ascii: "/")
    // No route has what an encoded address or a query has.
    guard path.first != slash, !path.contains(where: { "?&%".utf8.contains($0) }) else { return nil }
    if let colon = path.firstIndex(of: UInt8(ascii: ":")), !path[..<colon].contains(slash) { return nil }
    var folders = Array(route.path.utf8.split(separator: slash).dropLast().map { Array($0) })
    for part in path.split(separator: slash) {
      if part.elementsEqual("..".utf8) {
        guard folders.popLast() != nil else { return nil }
      } else if !part.elementsEqual(".".utf8) {
        folders.append(Array(part))
      }
    }
    return Route(String(decoding: Array(folders.joined(separator: [slash])), as: UTF8.self))
  }
}
