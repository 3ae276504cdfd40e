import RubricPages
import RubricSite

/// Lists of operations and schemas, and groups.
extension PageWriter {
  mutating func operationList(_ page: OperationListPage) {
    for (index, group) in page.groups.enumerated() {
      heading(
        2, text(group.link.label),
        id: "group-" + Slug(text(group.link.label)).description + (index == 0 ? "" : "-\(index)"))
      operations(group)
    }
  }

  mutating func group(_ page: GroupPage) {
    if let description = page.description { reserve(description) }
    prose(page.description)
    if let name = page.name { labelled(.name, name) }
    if let parent = page.parent { labelled(.belongsTo, parent) }
    if let kind = page.kind { labelled(.kindOfTag, kind) }
    remarks(page.remarks)
    operations(page)
    for guide in page.guides { excerpt(guide) }
  }

  private mutating func operations(_ group: GroupPage) {
    html.raw("<ul class=\"operations\">\n")
    for row in group.operations {
      html.raw("<li>")
      link(row.link)
      if row.isDeprecated { badge(.deprecated, "badge deprecated") }
      html.raw(" <span class=\"m ")
      html.text(row.method.rawValue)
      html.raw("\">")
      html.text(row.method.name)
      html.raw("</span> ")
      code(row.path)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  mutating func schemaList(_ page: SchemaListPage) {
    html.raw("<dl class=\"facts\">")
    for row in page.schemas {
      html.raw("<div><dt>")
      link(row.link)
      html.raw("</dt><dd>")
      if let summary = row.summary { authored(summary) }
      html.raw("</dd></div>\n")
    }
    html.raw("</dl>\n")
  }

  mutating func headerCell(_ own: Word) {
    html.raw("<th scope=\"col\">")
    write(own)
    html.raw("</th>")
  }

  mutating func list(_ links: [PageLink]) {
    html.raw("<ul class=\"links\">")
    for link in links {
      html.raw("<li>")
      operationLink(link)
      html.raw("</li>")
    }
    html.raw("</ul>\n")
  }
}
