import RubricOpenAPI
import RubricPages
import RubricSchemas
import RubricSite

/// Fields, types and limits.
extension PageWriter {
  /// A table of fields as a list of terms; nested lists below those that have parts.
  mutating func fields(_ table: FieldTable) {
    guard !table.isEmpty else { return }
    rows(table.roots, of: table, depth: 0)
    switch table.more {
    case .recursive(let route): more(.recursive, route)
    case .elsewhere(let route): more(.moreRows, route)
    case nil: break
    }
  }

  private mutating func rows(_ indices: [Int], of table: FieldTable, depth: Int) {
    html.raw("<dl class=\"fields\">\n")
    for index in indices { row(table.rows[index], of: table, depth: depth) }
    html.raw("</dl>\n")
  }

  private mutating func row(_ row: FieldRow, of table: FieldTable, depth: Int) {
    if fieldsHaveAnchors {
      html.raw("<div id=\"")
      html.text(unique(row.anchor))
      html.raw("\"><dt>")
    } else {
      html.raw("<div><dt>")
    }
    label(row.label)
    html.raw(" <span class=\"type\">")
    // A field of given values says enough by them.
    if !row.type.parts.isEmpty || row.values.isEmpty { type(row.type) }
    for constraint in row.constraints {
      html.raw(", ")
      self.constraint(constraint)
    }
    html.raw("</span>")
    if row.isRequired { badge(.required, "req") }
    if row.isReadOnly { badge(.readOnly, "badge") }
    if row.isWriteOnly { badge(.writeOnly, "badge") }
    if row.isDeprecated { badge(.deprecated, "badge deprecated") }
    html.raw("</dt>\n<dd>")
    if let description = row.description { proseContent(description, level: headingLevel + 1) }
    values(row.values)
    if let value = row.defaultValue { labelled(.defaultValue, value) }
    if let example = row.example { labelled(.exampleValue, example) }
    below(row, of: table, depth: depth)
    html.raw("</dd></div>\n")
  }

  private mutating func below(_ row: FieldRow, of table: FieldTable, depth: Int) {
    switch row.more {
    case .recursive(let route): more(.recursive, route)
    case .elsewhere(let route): more(.moreRows, route)
    case nil: break
    }
    guard !row.children.isEmpty else { return }
    // What is long is one step away, so that a reader sees the fields beside it.
    let isOpen = depth < 1 && row.children.count <= 12
    html.raw(isOpen ? "<details class=\"nest\" open><summary>" : "<details class=\"nest\"><summary>")
    summary(of: row, in: table)
    html.raw("</summary>\n")
    rows(row.children, of: table, depth: depth + 1)
    html.raw("</details>\n")
  }

  private mutating func summary(of row: FieldRow, in table: FieldTable) {
    let alternatives = row.children.count { table.rows[$0].label.isAlternative }
    let fields = row.children.count - alternatives
    if fields == 0 {
      write(.oneOfMany, String(alternatives))
    } else if case .name(let name) = row.label {
      write(.propertiesOf, String(fields), name)
    } else {
      write(.fields, String(fields))
    }
  }

  /// A table behind a button that tells how many fields it has.
  mutating func foldedFields(_ table: FieldTable) {
    guard !table.isEmpty else { return }
    html.raw("<details class=\"nest\"><summary>")
    write(.fields, String(table.roots.count))
    html.raw("</summary>\n")
    fields(table)
    html.raw("</details>\n")
  }

  private mutating func more(_ own: Word, _ route: Route?) {
    html.raw("<p class=\"more\">")
    if let route {
      html.raw("<a href=\"")
      address(of: route)
      html.raw("\">")
      write(own)
      html.raw("</a>")
    } else {
      write(own)
    }
    html.raw("</p>\n")
  }

  private mutating func label(_ label: FieldRow.Label) {
    switch label {
    case .name(let name): code(name)
    case .alternative(let number, let title):
      html.raw("<b>")
      write(.alternative, String(number))
      html.raw("</b>")
      if let title {
        html.raw(" ")
        code(title)
      }
    case .anyName:
      html.raw("<b>")
      write(.anyName)
      html.raw("</b>")
    case .pattern(let pattern):
      html.raw("<b>")
      write(.namesMatching)
      html.raw("</b> ")
      code(pattern)
    case .element(let number):
      html.raw("<b>")
      write(.element, String(number))
      html.raw("</b>")
    }
  }

  mutating func code(_ text: String) {
    html.raw("<code>")
    html.breakable(text)
    html.raw("</code>")
  }

  mutating func badge(_ own: Word, _ name: StaticString) {
    html.raw(" <span class=\"")
    html.raw(name)
    html.raw("\">")
    write(own)
    html.raw("</span>")
  }

  mutating func values(_ values: [String]) {
    guard values.count != 1 else {
      labelled(.always, values[0])
      return
    }
    guard !values.isEmpty else { return }
    let isLong = values.count > 24
    html.raw(isLong ? "<details class=\"nest\"><summary>" : "<p class=\"label\">")
    write(.allowedValues)
    if isLong {
      html.raw(" <span class=\"count\">")
      html.number(values.count)
      html.raw("</span>")
    }
    html.raw(isLong ? "</summary>\n" : "</p>\n")
    list(of: values)
    if isLong { html.raw("</details>\n") }
  }

  /// Values one beside the other.
  mutating func list(of values: [String]) {
    html.raw("<ul class=\"values\">")
    for value in values {
      html.raw("<li>")
      code(value.isEmpty ? "\"\"" : value)
      html.raw("</li>")
    }
    html.raw("</ul>\n")
  }

  private mutating func labelled(_ own: Word, _ value: String) {
    html.raw("<p class=\"label\">")
    write(own)
    html.raw(" ")
    code(value.isEmpty ? "\"\"" : value)
    html.raw("</p>\n")
  }

  // MARK: - Types

  mutating func type(_ outline: TypeOutline) {
    guard !outline.parts.isEmpty else {
      write(.anyValue)
      return
    }
    for (index, part) in outline.parts.enumerated() {
      if index > 0 {
        html.raw(" ")
        write(.or)
        html.raw(" ")
      }
      self.part(part)
    }
  }

  private mutating func part(_ part: TypeOutline.Part) {
    switch part {
    case .type(let name, let format):
      typeName(name)
      if let format {
        html.raw(" (")
        html.text(format)
        html.raw(")")
      }
    case .named(let id, let types):
      schemaLink(id)
      for name in types {
        html.raw(" (")
        typeName(name)
        html.raw(")")
      }
    case .array(let elements):
      write(.arrayOf)
      html.raw(" ")
      type(elements)
    case .alternatives(let count): write(.oneOfMany, String(count))
    case .nothing: write(.nothing)
    }
  }

  private mutating func typeName(_ name: String) {
    switch name {
    case "object": write(.typeObject)
    case "array": write(.typeArray)
    case "string": write(.typeString)
    case "integer": write(.typeInteger)
    case "number": write(.typeNumber)
    case "boolean": write(.typeBoolean)
    case "null": write(.typeNull)
    default: html.text(name)
    }
  }

  mutating func schemaLink(_ id: SchemaID) {
    guard let route = site?.routes.route(of: id), let name = site?.schemaNames[id] else { return }
    html.raw("<a href=\"")
    address(of: route)
    html.raw("\">")
    html.text(name)
    html.raw("</a>")
  }

  // MARK: - Limits

  mutating func constraint(_ constraint: Constraint) {
    switch constraint {
    case .minimum(let least): write(.atLeast, least)
    case .maximum(let most): write(.atMost, most)
    case .range(let least, let most): write(.range, least, most)
    case .exclusiveMinimum(let limit): write(.moreThan, limit)
    case .exclusiveMaximum(let limit): write(.lessThan, limit)
    case .multipleOf(let step): write(.multipleOf, step)
    case .minLength(let least): write(.minLength, least)
    case .maxLength(let most): write(.maxLength, most)
    case .lengthRange(let least, let most): write(.lengthRange, least, most)
    case .length(let length): write(.length, length)
    case .pattern(let pattern):
      write(.pattern)
      html.raw(" ")
      code(pattern)
    case .minItems(let least): write(.minItems, least)
    case .maxItems(let most): write(.maxItems, most)
    case .itemsRange(let least, let most): write(.itemsRange, least, most)
    case .uniqueItems: write(.uniqueItems)
    case .minProperties(let least): write(.minProperties, least)
    case .maxProperties(let most): write(.maxProperties, most)
    case .contentEncoding(let encoding): write(.contentEncoding, encoding)
    case .contentMediaType(let mediaType): write(.contentMediaType, mediaType)
    case .noOtherProperties: write(.noOtherProperties)
    }
  }
}

extension FieldRow.Label {
  fileprivate var isAlternative: Bool {
    switch self {
    case .alternative: true
    case .name, .anyName, .pattern, .element: false
    }
  }
}
