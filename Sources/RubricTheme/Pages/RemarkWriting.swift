import RubricOpenAPI
import RubricPages

/// What few schemas, parameters and other objects have.
extension PageWriter {
  /// Names for readers, which stand before the description.
  ///
  /// - Parameter known: a name that is told already and not again.
  mutating func titles(_ remarks: [Remark], besides known: String?) {
    for case .title(let title) in remarks {
      guard title.value != known else {
        tell(title.place)
        continue
      }
      html.raw("<p class=\"label\"><b>")
      text(title)
      html.raw("</b></p>\n")
    }
  }

  mutating func remarks(_ remarks: [Remark]) {
    for remark in remarks { self.remark(remark) }
  }

  /// Remarks on what has a page, but for its extensions: they are for tools, and stand behind what readers come for.
  mutating func firstRemarks(_ remarks: [Remark]) {
    for remark in remarks where !remark.isExtensions { self.remark(remark) }
  }

  mutating func lastRemarks(_ remarks: [Remark]) {
    for remark in remarks where remark.isExtensions { self.remark(remark) }
  }

  private mutating func remark(_ remark: Remark) {
    switch remark {
    case .title: break
    case .alsoNamed(let name): labelled(.otherNames, name)
    case .describedAt(let address): reference(address)
    case .includes(let schemas):
      line(.includes) { writer in
        for (index, schema) in schemas.enumerated() {
          if index > 0 { writer.html.raw(", ") }
          writer.schemaLink(schema.value)
          writer.tell(schema.place)
        }
      }
    case .discriminator(let property, let values, let otherwise):
      discriminator(property, values, otherwise)
    case .xml(let words):
      line(.inXML) { writer in
        for (index, word) in words.enumerated() {
          if index > 0 { writer.html.raw(", ") }
          writer.xml(word.value)
          writer.tell(word.place)
        }
      }
    case .documentation(let docs): documentation(docs)
    case .serialization(let words): serialization(words)
    case .mediaType(let mediaType): labelled(.writtenAs, mediaType)
    case .examples(let examples): self.examples(examples)
    case .extensions(let extensions): self.extensions(extensions)
    case .deprecation(let text):
      line(.deprecated) { $0.text(text) }
    case .sunset(let date):
      html.raw("<p class=\"label\">")
      write(.sunset, date.value)
      tell(date.place)
      html.raw("</p>\n")
    case .badges(let badges, let place):
      html.raw("<p>")
      self.badges(badges)
      tell(place)
      html.raw("</p>\n")
    case .internal(let place):
      html.raw("<p>")
      badge(.internalOnly, "badge")
      tell(place)
      html.raw("</p>\n")
    case .statements(let title, let statements, let place):
      self.statements(title, statements)
      tell(place)
    case .elsewhere(let places): tell(places)
    }
  }

  private mutating func line(_ own: Word, _ content: (inout PageWriter) -> Void) {
    html.raw("<p class=\"label\">")
    write(own)
    html.raw(" ")
    content(&self)
    html.raw("</p>\n")
  }

  private mutating func discriminator(
    _ property: Told<String>, _ values: [Remark.DiscriminatorValue],
    _ otherwise: Remark.DiscriminatorValue?
  ) {
    labelled(.toldApartBy, property)
    guard !values.isEmpty || otherwise != nil else { return }
    html.raw("<dl class=\"values\">")
    for value in values {
      html.raw("<div><dt>")
      code(value.text)
      html.raw("</dt><dd>")
      target(of: value)
      html.raw("</dd></div>")
    }
    if let otherwise {
      html.raw("<div><dt>")
      write(.anyOtherValue)
      html.raw("</dt><dd>")
      target(of: otherwise)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  private mutating func target(of value: Remark.DiscriminatorValue) {
    if let schema = value.schema, site?.routes.route(of: schema) != nil {
      schemaLink(schema)
      tell(value.target.place)
    } else {
      code(value.target)
    }
  }

  private mutating func xml(_ word: Remark.XMLWord) {
    switch word {
    case .name(let name): code(name)
    case .namespace(let namespace): write(.xmlNamespace, namespace)
    case .prefix(let prefix): write(.xmlPrefix, prefix)
    case .attribute: write(.xmlAttribute)
    case .wrapped: write(.xmlWrapped)
    case .nodeType(let type): write(.xmlNodeType, type)
    }
  }

  mutating func documentation(_ docs: DocumentationLink) {
    html.raw("<p>")
    write(.externalDocumentation)
    html.raw(" ")
    described(docs.url.value, text: docs.description?.value ?? docs.url.value)
    html.raw("</p>\n")
    tell(docs.url.place)
    tell(docs.description?.place)
    remarks(docs.remarks)
  }

  mutating func badges(_ badges: [Told<String>]) {
    for badge in badges {
      html.raw(" <span class=\"badge\">")
      text(badge)
      html.raw("</span>")
    }
  }

  mutating func name(of statement: Statement, _ title: Word) {
    write(title)
    if let name = statement.name {
      html.raw(": ")
      html.breakable(name)
    }
  }

  /// What an extension says, each of it beside its name.
  private mutating func statements(_ title: Word, _ statements: [Statement]) {
    html.raw("<dl class=\"facts\">")
    for statement in statements {
      html.raw("<div><dt>")
      name(of: statement, title)
      html.raw("</dt><dd>")
      html.breakable(statement.value)
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  mutating func serialization(_ words: [Told<Remark.SerializationWord>]) {
    // What is only allowed is no way of writing.
    let isForm = words.contains { $0.value != .allowReserved && $0.value != .allowEmptyValue }
    html.raw("<p class=\"label\">")
    if isForm {
      write(.writtenAs)
      html.raw(" ")
    }
    for (index, word) in words.enumerated() {
      if index > 0 { html.raw(", ") }
      serialization(word.value)
      tell(word.place)
    }
    html.raw("</p>\n")
  }

  private mutating func serialization(_ word: Remark.SerializationWord) {
    switch word {
    case .style(let style):
      html.raw("<code>style: ")
      html.text(style)
      html.raw("</code>")
    case .collectionFormat(let format): code(format)
    case .explode(true): write(.exploded)
    case .explode(false): write(.notExploded)
    case .allowReserved: write(.reservedAllowed)
    case .allowEmptyValue: write(.emptyAllowed)
    }
  }

  private mutating func examples(_ examples: [Remark.ExampleWords]) {
    for example in examples {
      html.raw("<p class=\"label\">")
      write(.exampleValue)
      if let name = example.name {
        html.raw(" ")
        code(name)
      }
      if let summary = example.summary {
        html.raw(" ")
        text(summary)
      }
      if let address = example.address {
        html.raw(" ")
        external(address.value, text: address.value)
        tell(address.place)
      }
      html.raw("</p>\n")
      if let description = example.description { proseContent(description, level: headingLevel + 1) }
      if let text = example.text { block(text) }
      if let serialized = example.serialized { block(serialized) }
      remarks(example.remarks)
    }
  }

  private mutating func block(_ text: Told<String>) {
    html.raw("<pre tabindex=\"0\"><code>")
    html.text(text.value)
    html.raw("</code></pre>\n")
    tell(text.place)
  }

  private mutating func extensions(_ extensions: [Told<Remark.ExtensionWords>]) {
    html.raw("<details class=\"nest\"><summary>")
    write(.extensions)
    html.raw(" <span class=\"count\">")
    html.number(extensions.count)
    html.raw("</span></summary>\n<dl class=\"values\">")
    for given in extensions {
      html.raw("<div><dt>")
      code(given.value.name)
      html.raw("</dt><dd>")
      code(given.value.text)
      tell(given.place)
      html.raw("</dd></div>")
    }
    html.raw("</dl></details>\n")
  }
}

extension Remark {
  fileprivate var isExtensions: Bool { if case .extensions = self { true } else { false } }
}
