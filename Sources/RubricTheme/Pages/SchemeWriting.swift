import RubricPages

/// Security schemes, as the API's home tells of them.
extension PageWriter {
  mutating func schemes(_ schemes: [SchemeWords]) {
    html.raw("<dl class=\"facts\">")
    for scheme in schemes {
      html.raw("<div><dt>")
      code(scheme.name)
      html.raw("</dt><dd>")
      schemeKind(scheme.kind)
      tell(scheme.places)
      if let deprecated = scheme.deprecated {
        badge(.deprecated, "badge deprecated")
        tell(deprecated.place)
      }
      if let description = scheme.description { proseContent(description, level: headingLevel + 1) }
      addresses(scheme.addresses)
      for flow in scheme.flows { self.flow(flow) }
      remarks(scheme.remarks)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func addresses(_ addresses: [(label: Word, address: Told<String>)]) {
    for (label, address) in addresses {
      html.raw("<p class=\"label\">")
      write(label)
      html.raw(" ")
      external(address.value, text: address.value)
      tell(address.place)
      html.raw("</p>\n")
    }
  }

  private mutating func flow(_ flow: SchemeWords.Flow) {
    html.raw("<p class=\"label\">")
    code(flow.name)
    html.raw("</p>\n")
    addresses(flow.addresses)
    remarks(flow.remarks)
    guard !flow.scopes.isEmpty else { return }
    let isLong = flow.scopes.count > 12
    html.raw(isLong ? "<details class=\"nest\"><summary>" : "<p class=\"label\">")
    write(.scopesUsed)
    html.raw(isLong ? "</summary>\n" : "</p>\n")
    html.raw("<dl class=\"values\">")
    for (name, description) in flow.scopes {
      html.raw("<div><dt>")
      code(name)
      html.raw("</dt><dd>")
      text(description)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
    if isLong { html.raw("</details>\n") }
  }
}
