import RubricPages
import RubricSite

/// The groups of an API, each below what it belongs to, and the API's sign.
extension PageWriter {
  /// A card for each group; groups of tags, and tags that others belong to, hold a list of cards.
  mutating func cards(of page: APIHomePage) {
    // Behind the last of these stands the list of all operations, which has all groups.
    let entries = page.outline.entries.prefix(PageWriter.mostCards)
    html.raw("<ul class=\"cards\">")
    for (index, entry) in entries.enumerated() {
      let next = index + 1 < entries.count ? entries[index + 1].depth : 0
      html.raw(next > entry.depth ? "<li class=\"cards-of\">" : "<li>")
      card(entry, in: page)
      if next > entry.depth {
        html.raw("\n<ul class=\"cards\">")
        continue
      }
      html.raw("</li>\n")
      for _ in 0..<(entry.depth - next) { html.raw("</ul></li>\n") }
    }
    html.raw("</ul>\n")
  }

  /// More groups than any author names.
  private static let mostCards = 10_000

  private mutating func card(_ entry: GroupOutline.Entry, in page: APIHomePage) {
    guard let position = entry.group else {
      html.raw("<span class=\"name\">")
      html.breakable(entry.title)
      html.raw("</span>")
      return
    }
    let group = page.groups[position]
    link(group.link)
    html.raw(" <span class=\"count\">")
    write(.operationCount, words.grouped(group.count))
    html.raw("</span>")
  }

  mutating func logo(_ logo: Logo) {
    html.raw("<p class=\"logo\">")
    let alternative = logo.alternative?.value ?? ""
    if case .file(let file) = logo.target, Picture.isPicture(file.path) {
      if let address = logo.address, PublishedAddress.isPublished(address.value) {
        html.raw("<a class=\"external\" rel=\"external\" href=\"")
        html.address(address.value)
        html.raw("\">")
        // A picture in a link tells where that leads.
        picture(file, alternative: alternative.isEmpty ? address.value : alternative)
        html.raw("</a>")
      } else {
        picture(file, alternative: alternative)
        if let address = logo.address { html.breakable(address.value) }
      }
    } else {
      write(.logo)
      html.raw(" ")
      if PublishedAddress.isPublished(logo.url.value) {
        external(logo.url.value, text: alternative.isEmpty ? logo.url.value : alternative)
      } else {
        html.text(alternative)
        html.raw(" ")
        code(logo.url.value)
      }
      if let address = logo.address {
        html.raw(" ")
        external(address.value, text: address.value)
      }
    }
    html.raw("</p>\n")
  }

  private mutating func picture(_ file: Route, alternative: String) {
    html.raw("<img src=\"")
    html.address(route.relative(to: file))
    html.raw("\" alt=\"")
    html.text(alternative)
    html.raw("\">")
  }
}
