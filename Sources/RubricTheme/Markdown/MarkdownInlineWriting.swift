import RubricMarkdown
import RubricSite

// MARK: - Links and images

extension MarkdownWriting {
  /// Where a link leads.
  private func target(of link: Int) -> ResolvedLink {
    let destination = document.links[link].destination
    var target = links(link) ?? ResolvedLink(href: destination.isEmpty ? nil : destination)
    if let href = target.href, !WebAddress.isWellFormed(href) { target.href = nil }
    return target
  }

  mutating func openLink(_ link: Int, _ index: Int, _ html: inout HTMLWriter) {
    let target = target(of: link)
    let isEmpty = Int(document.nodes[index].end) == index + 1
    if let href = target.href, openLinks == 0 {
      writeAnchor(href, target, title: target.title ?? document.links[link].title, &html)
      openLinks += 1
      opened(index, .link)
    } else {
      html.raw("<span class=\"broken\">")
      opened(index, .markup("</span>"))
    }
    if isEmpty { html.text(target.text ?? document.links[link].destination) }
  }

  private func writeAnchor(
    _ href: String, _ target: ResolvedLink, title: String, _ html: inout HTMLWriter
  ) {
    html.raw(target.isExternal ? "<a class=\"external\" rel=\"external\" href=\"" : "<a href=\"")
    html.address(href)
    writeTitle(title, &html)
    html.raw("\">")
  }

  private func writeTitle(_ title: String, _ html: inout HTMLWriter) {
    guard !title.isEmpty else { return }
    html.raw("\" title=\"")
    html.text(title)
  }

  /// Writes an image, its descendants being its alternative text.
  func writeImage(_ link: Int, _ index: Int, _ html: inout HTMLWriter) -> Int {
    let end = max(index + 1, Int(document.nodes[index].end))
    let alternative = document.plainText(of: (index + 1)..<end)
    writeImage(link, alternative: alternative, attributes: [], &html)
    return end
  }

  private func writeImage(
    _ link: Int, alternative: String, attributes: [(name: StaticString, value: String)],
    _ html: inout HTMLWriter
  ) {
    let target = target(of: link)
    let title = target.title ?? document.links[link].title
    // Where links were looked up, an address of the site that is no image's is a page's or a document's.
    guard let href = target.href, !target.isExternal, links(link) == nil || Picture.isPicture(href)
    else {
      return writeImageText(link, target, alternative, title, &html)
    }
    html.raw("<img src=\"")
    html.address(href)
    html.raw("\" alt=\"")
    html.text(alternative)
    writeTitle(title, &html)
    html.raw("\"")
    for attribute in attributes where !attribute.name.isEqual("alt") && !attribute.name.isEqual("title") {
      writeAttribute(attribute, &html)
    }
    html.raw(">")
  }

  /// What is shown in place of an image that is not on the site.
  private func writeImageText(
    _ link: Int, _ target: ResolvedLink, _ alternative: String, _ title: String, _ html: inout HTMLWriter
  ) {
    // What leads nowhere has no address worth reading.
    let ownAddress = target.href == nil ? "" : document.links[link].destination
    let own = alternative.isEmpty ? target.text ?? ownAddress : alternative
    if let href = target.href, openLinks == 0 {
      writeAnchor(href, target, title: title, &html)
      html.text(own)
      html.raw("</a>")
    } else if target.href != nil {
      html.text(own)
    } else if !own.isEmpty {
      html.raw("<span class=\"broken\">")
      html.text(own)
      html.raw("</span>")
    }
  }

  private func writeAttribute(
    _ attribute: (name: StaticString, value: String), _ html: inout HTMLWriter
  ) {
    html.raw(" ")
    html.raw(attribute.name)
    html.raw("=\"")
    html.text(attribute.value)
    html.raw("\"")
  }
}

// MARK: - Elements

extension MarkdownWriting {
  mutating func writeElement(_ element: Int, _ index: Int, _ html: inout HTMLWriter) -> Int {
    let own = document.elements[element]
    if let link = own.link {
      if own.name.isEqual("img") {
        let alternative = own.attributes.first { $0.name.isEqual("alt") }?.value ?? ""
        writeImage(Int(link), alternative: alternative, attributes: own.attributes, &html)
      } else {
        openLink(Int(link), index, &html)
      }
      return index + 1
    }
    let isTable = own.name.isEqual("table")
    if isTable {
      openScroll(&html)
    } else {
      html.raw("<")
      html.raw(own.name)
    }
    for attribute in own.attributes { writeAttribute(attribute, &html) }
    html.raw(">")
    opened(index, isTable ? .elementTable : .element(own.name))
    return index + 1
  }
}

extension StaticString {
  /// Whether both are the same ASCII word.
  func isEqual(_ other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    return withUTF8Buffer { own in other.withUTF8Buffer { own.elementsEqual($0) } }
  }
}

// MARK: - Footnotes

extension MarkdownWriting {
  mutating func writeReference(_ number: Int, occurrence: Int, _ html: inout HTMLWriter) {
    if let index = referenceIndex[number] {
      references[index].uses.append(occurrence)
    } else {
      referenceIndex[number] = references.count
      references.append((number, [occurrence]))
    }
    html.raw("<sup class=\"footnote\">")
    if let prefix, openLinks == 0 {
      html.raw("<a")
      writeID("fnref:\(number):\(occurrence)", &html)
      html.raw(" role=\"doc-noteref\" href=\"#")
      html.address(prefix)
      html.raw("fn:")
      html.number(number)
      html.raw("\">")
      html.number(number)
      html.raw("</a>")
    } else {
      html.number(number)
    }
    html.raw("</sup>")
  }

  /// Writes the footnotes that were referred to; they may refer to others.
  mutating func writeFootnotes(_ html: inout HTMLWriter, _ embed: (Int, inout HTMLWriter) -> Void) {
    guard !references.isEmpty else { return }
    var definitions: [Int: Int] = [:]
    for index in document.topLevel {
      if case .footnote(let number) = document.nodes[index].kind { definitions[Int(number)] = index }
    }
    html.raw("<section class=\"footnotes\" role=\"doc-endnotes\" aria-label=\"")
    html.text(renderer.words.footnotes)
    html.raw("\">\n<ol>\n")
    var next = 0
    while next < references.count {
      let number = references[next].number
      next += 1
      guard let node = definitions[number] else { continue }
      html.raw("<li value=\"")
      html.number(number)
      html.raw("\"")
      writeID("fn:\(number)", &html)
      html.raw(">")
      write((node + 1)..<Int(document.nodes[node].end), &html, embed)
      writeBackLinks(references[next - 1], &html)
      html.raw("</li>\n")
    }
    html.raw("</ol>\n</section>\n")
  }

  private func writeBackLinks(_ reference: (number: Int, uses: [Int]), _ html: inout HTMLWriter) {
    guard let prefix else { return }
    html.raw("<p class=\"back\">")
    for (position, use) in reference.uses.enumerated() {
      if position > 0 { html.raw(" ") }
      html.raw("<a role=\"doc-backlink\" href=\"#")
      html.address(prefix)
      html.raw("fnref:")
      html.number(reference.number)
      html.raw(":")
      html.number(use)
      html.raw("\" aria-label=\"")
      html.text(renderer.words.backToText)
      if position > 0 {
        html.raw(" ")
        html.number(position + 1)
      }
      html.raw("\">\u{21A9}</a>")
    }
    html.raw("</p>\n")
  }
}
