import RubricPages
import RubricSite

/// Where the links of a text lead, as one page writes it. Each is made when it is asked for: a page may show
/// many stretches of one text, each with few of its links.
struct LinkAddresses {
  private let prose: PageProse
  private let route: Route

  init(_ prose: PageProse, on route: Route) {
    self.prose = prose
    self.route = route
  }

  /// The link at a position in the text's links; nil where the text has no such link.
  subscript(position: Int) -> ResolvedLink? {
    guard prose.links.indices.contains(position) else { return nil }
    switch prose.links[position] {
    case .page(let target, let fragment, let title):
      let suffix = fragment.map { $0.isEmpty ? "" : "#" + $0 } ?? ""
      return ResolvedLink(href: route.relative(to: target) + suffix, text: title)
    case .fragment(let fragment): return ResolvedLink(href: "#" + fragment)
    case .external(let address):
      return ResolvedLink(
        href: address.utf8.starts(with: "//".utf8) ? "https:" + address : address, isExternal: true)
    case .file(let target): return ResolvedLink(href: route.relative(to: target))
    case .embed(.schema(_, let title)), .embed(.operation(_, let title)):
      let embedded = prose.embeds[position] == nil ? nil : position
      return ResolvedLink(href: nil, text: title, embedded: embedded)
    case .none: return ResolvedLink(href: nil)
    }
  }
}
