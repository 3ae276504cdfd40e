import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// What a description proves of a section, laid out for a reader.
extension PageWriter {
  mutating func proof(_ proof: SectionPage.Proof) {
    switch proof {
    case .statuses(let statuses):
      table(.statusesUsed, [.status, .meaning, .operations], statuses) { $0.status($1) }
    case .errorBodies(let bodies):
      table(.errorBodies, [.body, .schema, .status], bodies) { $0.errorBody($1) }
    case .scopes(let scopes): table(.scopesUsed, [.name, .meaning, .neededBy], scopes) { $0.scope($1) }
    case .schemes(let schemes):
      table(.schemesUsed, [.name, .method, .description], schemes) { $0.scheme($1) }
    case .servers(let title, let servers):
      heading(3, title, id: title.rawValue)
      self.servers(servers)
    case .version(let version, let inAddress): self.version(version, inAddress: inAddress)
    case .deprecated(let items):
      table(.deprecatedItems, [.item, .sunset, .replacement, .description], items) { $0.deprecated($1) }
    case .nothingDeprecated:
      html.raw("<p>")
      write(.nothingDeprecated)
      html.raw("</p>\n")
    case .rules(let rules): table(.rules, [.field, .rule, .values], rules) { $0.rule($1) }
    case .limitHeaders(let headers):
      table(.limitHeaders, [.headers, .description], headers) { $0.limitHeader($1) }
    case .stated(let title, let all): stated(title, all)
    case .facts(let facts): self.facts(facts)
    case .samples(let samples): self.samples(samples)
    }
  }

  private mutating func table<Row>(
    _ title: Word, _ columns: [Word], _ rows: [Row], _ write: (inout PageWriter, Row) -> Void
  ) {
    heading(3, title, id: title.rawValue)
    html.raw("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
    self.write(title)
    html.raw("\"><table><thead><tr>")
    for column in columns { headerCell(column) }
    html.raw("</tr></thead><tbody>\n")
    for row in rows { write(&self, row) }
    html.raw("</tbody></table></div>\n")
  }

  private mutating func row(_ cells: [(inout PageWriter) -> Void], id: String? = nil) {
    if let id {
      html.raw("<tr id=\"")
      html.text(unique(id))
      html.raw("\">")
    } else {
      html.raw("<tr>")
    }
    for cell in cells {
      html.raw("<td>")
      cell(&self)
      html.raw("</td>")
    }
    html.raw("</tr>\n")
  }

  private mutating func status(_ status: SectionPage.Status) {
    let reason = StatusReason.reason(of: status.status)
    row(
      [
        { writer in
          if status.status.text == "default" { return writer.write(.anyStatus) }
          writer.code(status.status.text)
          writer.html.raw(" ")
          writer.html.text(reason)
        },
        { writer in
          for meaning in status.meanings { writer.proseContent(meaning, level: writer.headingLevel + 1) }
        },
        { $0.operations(status.operations, others: status.others) },
      ], id: status.anchor)
  }

  private mutating func stated(_ title: Word, _ all: [SectionPage.Stated]) {
    html.raw("<dl class=\"facts\">")
    for stated in all {
      html.raw("<div><dt>")
      name(of: stated.statement, title)
      if let link = stated.link {
        html.raw(" ")
        operationLink(link)
      }
      html.raw("</dt><dd>")
      html.breakable(stated.statement.value)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func errorBody(_ body: SectionPage.ErrorBody) {
    row([
      { $0.code(body.mediaType) }, { $0.type(body.type) },
      { writer in
        let statuses = body.statuses.map { writer.statusText(StatusCode($0)) }
        writer.html.text(statuses.joined(separator: ", "))
      },
    ])
  }

  private mutating func scope(_ scope: SectionPage.Scope) {
    row(
      [
        { $0.code(scope.name) }, { $0.html.text(scope.description) },
        { $0.operations(scope.operations, others: scope.others) },
      ], id: scope.anchor)
  }

  private mutating func scheme(_ scheme: SectionPage.Scheme) {
    row([
      { $0.code(scheme.name) }, { $0.schemeKind(scheme.kind) }, { $0.description(scheme.description) },
    ])
  }

  private mutating func version(_ version: String, inAddress: Bool) {
    html.raw("<p>")
    write(.currentVersion, version)
    html.raw(" ")
    write(inAddress ? .versionInAddress : .versionNotInAddress)
    html.raw("</p>\n")
  }

  private mutating func limitHeader(_ header: SectionPage.LimitHeader) {
    row([{ $0.code(header.name) }, { $0.description(header.description) }])
  }

  /// What its author wrote, in a cell.
  private mutating func description(_ prose: PageProse?) {
    if let prose { proseContent(prose, level: headingLevel + 1) }
  }

  private mutating func operations(_ operations: [PageLink], others: Int) {
    // More than a few are folded, so that a row stays a row.
    guard operations.count > 5 else {
      list(operations)
      return
    }
    html.raw("<details><summary>")
    write(.operationCount, String(operations.count + others))
    html.raw("</summary>")
    list(operations)
    if others > 0 { andMore(others) }
    html.raw("</details>")
  }

  private mutating func deprecated(_ item: SectionPage.DeprecatedItem) {
    row([
      {
        $0.write(item.kind)
        $0.html.raw(" <a href=\"")
        $0.address(of: item.link.route, fragment: item.link.fragment)
        $0.html.raw("\">")
        $0.code(item.name)
        $0.html.raw("</a>")
      },
      { if let sunset = item.sunset { $0.html.text(sunset) } else { $0.write(.noSunset) } },
      {
        if let replacement = item.replacement { $0.html.text(replacement) } else { $0.write(.noReplacement) }
      },
      { $0.description(item.description) },
    ])
  }

  private mutating func rule(_ rule: SectionPage.Rule) {
    row([
      {
        $0.link(rule.holder)
        if !rule.field.isEmpty {
          $0.html.raw(" ")
          $0.code(rule.field)
        }
      },
      {
        $0.type(rule.type)
        for constraint in rule.constraints {
          $0.html.raw(", ")
          $0.constraint(constraint)
        }
      },
      { if !rule.values.isEmpty { $0.list(of: rule.values) } },
    ])
  }

  private mutating func facts(_ facts: [SectionPage.Fact]) {
    html.raw("<dl class=\"facts\">")
    for fact in facts {
      html.raw("<div><dt>")
      write(fact.label)
      html.raw("</dt><dd>")
      if let address = fact.address { described(address, text: fact.value) } else { html.text(fact.value) }
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func samples(_ samples: [SectionPage.SampleLink]) {
    heading(3, .callWithExample, id: Word.callWithExample.rawValue)
    list(samples.map(\.link))
  }
}
