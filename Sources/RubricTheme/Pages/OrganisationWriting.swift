import RubricPages
import RubricSite
import RubricStandard

/// All APIs of a site side by side.
extension PageWriter {
  mutating func organisation(_ page: OrganisationPage) {
    html.raw("<p class=\"lead\">")
    write(.organisationLead)
    html.raw("</p>\n")
    topLine(page)
    spread(page)
    matrix(page)
    sections(page)
    gaps(page)
    nearly(page)
    calendar(page)
    owners(page)
    waivers(page)
  }

  private mutating func topLine(_ page: OrganisationPage) {
    let all = String(page.apis.count)
    html.raw("<ul>")
    item(.conformingShare, String(page.apis.count { $0.standing.level >= .conforming }), all)
    let scores = page.apis.compactMap(\.standing.score).sorted()
    if !scores.isEmpty {
      // Of an even number the lower one in the middle, so that it is the score of an API.
      item(.medianScore, String(scores[(scores.count - 1) / 2].percent))
    }
    item(.withoutOwner, String(page.owners.first { $0.name == nil }?.apis.count ?? 0), all)
    item(.withoutDescription, String(page.apis.count { !$0.entry.isReadable }), all)
    html.raw("</ul>\n<ul class=\"links\"><li>")
    link(PageLink(.word(.asTable), page.table))
    html.raw("</li><li>")
    link(PageLink(.word(.asData), page.data))
    html.raw("</li></ul>\n")
  }

  private mutating func item(_ own: Word, _ first: String, _ second: String = "") {
    html.raw("<li>")
    html.text(words(own).text([first, second]))
    html.raw("</li>")
  }

  private mutating func none() {
    html.raw("<p>")
    write(.noneFound)
    html.raw("</p>\n")
  }

  private mutating func spread(_ page: OrganisationPage) {
    heading(2, .spread, id: "levels")
    table([.level, .apis, .name], word(.spread)) { writer in
      for level in MaturityLevel.allCases.reversed() {
        let rows = page.apis.filter { $0.standing.level == level }
        writer.html.raw("<tr><td>")
        writer.write(.levelOf, String(level.rawValue), level.name)
        writer.html.raw("</td><td>")
        writer.number(rows.count)
        writer.html.raw("</td><td>")
        writer.names(rows)
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  private mutating func names(_ rows: [OrganisationPage.Row]) {
    for (index, row) in rows.enumerated() {
      if index > 0 { html.raw(", ") }
      link(row.link)
    }
  }

  /// The first cell of a row about an API: a link to the page on its maturity.
  private mutating func rowHead(_ row: OrganisationPage.Row) {
    html.raw("<tr><th scope=\"row\">")
    link(row.maturityLink)
    html.raw("</th>")
  }

  private mutating func matrix(_ page: OrganisationPage) {
    heading(2, .dimensions, id: "dimensions")
    let columns = [word(.name), word(.level), word(.score)] + MaturityDimension.allCases.map(\.title)
    table(columns, word(.dimensions), isSortable: true) { writer in
      for row in page.apis {
        writer.rowHead(row)
        writer.html.raw("<td>")
        writer.write(.levelOf, String(row.standing.level.rawValue), row.standing.level.name)
        writer.html.raw("</td><td>")
        writer.rating(row.standing.score)
        writer.html.raw("</td>")
        for (dimension, score) in zip(MaturityDimension.allCases, row.standing.dimensions) {
          writer.html.raw("<td>")
          guard row.entry.isReadable else {
            writer.rating(score)
            writer.html.raw("</td>")
            continue
          }
          writer.html.raw("<a href=\"")
          writer.address(of: row.maturityLink.route, fragment: dimension.rawValue)
          writer.html.raw("\">")
          writer.rating(score)
          writer.html.raw("</a></td>")
        }
        writer.html.raw("</tr>\n")
      }
    }
  }

  private mutating func sections(_ page: OrganisationPage) {
    heading(2, .sectionMatrix, id: "sections")
    table([word(.name)] + page.sections.map(\.title), word(.sectionMatrix), isSortable: true) { writer in
      for row in page.apis {
        writer.rowHead(row)
        for index in page.sections.indices {
          writer.html.raw("<td>")
          if index < row.standing.states.count {
            writer.chip(row.standing.states[index])
          } else {
            writer.write(.unknownScore)
          }
          writer.html.raw("</td>")
        }
        writer.html.raw("</tr>\n")
      }
      writer.html.raw("<tr data-sum=\"1\"><th scope=\"row\">")
      writer.write(.satisfiedIn)
      writer.html.raw("</th>")
      for index in page.sections.indices {
        writer.html.raw("<td>")
        writer.html.number(
          page.apis.count { index < $0.standing.states.count && $0.standing.states[index].isSatisfied })
        writer.html.raw("/")
        writer.html.number(page.apis.count)
        writer.html.raw("</td>")
      }
      writer.html.raw("</tr>\n")
    }
  }

  private mutating func gaps(_ page: OrganisationPage) {
    heading(2, .commonestGaps, id: "gaps")
    guard !page.gaps.isEmpty else { return none() }
    table([.part, .apis, .gain], word(.commonestGaps)) { writer in
      for gap in page.gaps {
        writer.html.raw("<tr><td>")
        writer.standard(gap.text)
        writer.html.raw("</td><td>")
        writer.number(gap.count)
        writer.html.raw("</td><td>")
        writer.write(.pointsAdded, gap.gain.text)
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  private mutating func nearly(_ page: OrganisationPage) {
    guard !page.nearly.isEmpty else { return }
    heading(2, .oneGateAway, id: "nearly")
    table([.name, .level, .gate], word(.oneGateAway)) { writer in
      for row in page.nearly {
        writer.rowHead(row)
        writer.html.raw("<td>")
        writer.write(.levelOf, String(row.standing.level.rawValue), row.standing.level.name)
        writer.html.raw("</td><td>")
        if let gate = row.standing.onlyGate { writer.standard(gate) }
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  private mutating func calendar(_ page: OrganisationPage) {
    heading(2, .calendar, id: "calendar")
    html.raw("<p>")
    let ending = page.apis.count { !$0.standing.endings.isEmpty }
    write(.calendarLead, String(ending), String(page.apis.count))
    html.raw("</p>\n")
    guard !page.endings.isEmpty else { return }
    table([.day, .name, .whatEnds], word(.calendar)) { writer in
      for ending in page.endings {
        writer.html.raw("<tr><td>")
        writer.date(ending.day)
        if ending.day < page.day {
          writer.html.raw(" <span class=\"badge deprecated\">")
          writer.write(.overdue)
          writer.html.raw("</span>")
        }
        writer.html.raw("</td><td>")
        writer.link(ending.api)
        writer.html.raw("</td><td>")
        writer.html.breakable(ending.what)
        writer.html.raw("</td></tr>\n")
      }
    }
  }

  private mutating func owners(_ page: OrganisationPage) {
    heading(2, .owners, id: "owners")
    guard !page.owners.isEmpty else { return none() }
    table([.owner, .name, .contact, .organisationName], word(.owners), isSortable: true) { writer in
      for owner in page.owners {
        for row in owner.apis {
          writer.html.raw("<tr><td>")
          if let name = owner.name { writer.html.breakable(name) } else { writer.write(.nobody) }
          writer.html.raw("</td><td>")
          writer.link(row.link)
          writer.html.raw("</td><td>")
          switch (row.standing.contact, row.standing.isPersonal) {
          case (let contact?, true): writer.write(.personalAddress, contact)
          case (let contact?, false): writer.html.breakable(contact)
          case (nil, _): writer.write(.addressMissing)
          }
          writer.html.raw("</td><td>")
          writer.html.breakable(row.entry.organisation ?? "")
          writer.html.raw("</td></tr>\n")
        }
      }
    }
  }

  private mutating func waivers(_ page: OrganisationPage) {
    heading(2, .waivers, id: "waivers")
    guard !page.waivers.isEmpty else { return none() }
    table([.rule, .apis, .reason, .owner, .expires], word(.waivers)) { writer in
      for row in page.waivers {
        let waiver = row.waiver
        writer.html.raw("<tr><td><code>")
        writer.html.text(waiver.subject.text)
        writer.html.raw("</code></td><td>")
        for (index, link) in row.apis.enumerated() {
          if index > 0 { writer.html.raw(", ") }
          writer.link(link)
        }
        writer.html.raw("</td><td>")
        writer.html.breakable(waiver.reason)
        writer.html.raw("</td><td>")
        if let owner = waiver.owner { writer.html.breakable(owner) } else { writer.write(.nobody) }
        writer.html.raw("</td><td>")
        switch waiver.expires {
        case let day? where day < page.day: writer.write(.expired, day)
        case let day?: writer.date(day)
        case nil: writer.write(.neverExpires)
        }
        writer.html.raw("</td></tr>\n")
      }
    }
  }
}
