import RubricDocuments
import RubricPages
import RubricSchemas

/// What is told of a schema beside its parts.
extension PageWriter {
  /// Notes that readers are told what is written at a place.
  mutating func tell(_ place: Place?) {
    if let place { told.append(place) }
  }

  mutating func tell(_ places: [Place]) { told.append(contentsOf: places) }

  /// Text, and that it is told.
  mutating func text(_ told: Told<String>) {
    html.breakable(told.value)
    tell(told.place)
  }

  /// Text as code, and that it is told.
  mutating func code(_ told: Told<String>) {
    code(visible: told.value)
    tell(told.place)
  }

  /// Text as code; what nobody could see, as the string it is in JSON.
  mutating func code(visible text: String) {
    let isVisible = text.unicodeScalars.contains { !$0.properties.isWhitespace }
    code(isVisible ? text : JSONValue.string(text).compactText)
  }

  /// The kind of value and its limits, in one line.
  mutating func type(of words: SchemaWords) {
    html.raw("<span class=\"type\">")
    // A field of given values says enough by them.
    let isSaid = !words.type.parts.isEmpty || words.values.isEmpty && words.constant == nil
    if isSaid { type(words.type) } else { tell(words.type.places) }
    if isSaid, !words.limits.isEmpty { html.raw(", ") }
    limits(words.limits)
    html.raw("</span>")
  }

  /// Words beside the name.
  mutating func marks(_ words: SchemaWords) {
    for (index, mark) in words.marks.enumerated() {
      tell(mark.place)
      // What is said twice is shown once.
      guard !words.marks[..<index].contains(where: { $0.value == mark.value }) else { continue }
      switch mark.value {
      case .deprecated: badge(.deprecated, "badge deprecated")
      case .readOnly: badge(.readOnly, "badge")
      case .writeOnly: badge(.writeOnly, "badge")
      case .internal: badge(.internalOnly, "badge")
      }
    }
  }

  /// Descriptions, values, default, examples and remarks.
  ///
  /// - Parameter known: a name that is told already: a title of the same words is left out.
  mutating func words(_ words: SchemaWords, besides known: String? = nil) {
    titles(words.remarks, besides: known)
    tell(words.narrowed)
    for prose in words.prose { proseContent(prose, level: headingLevel + 1) }
    values(words.values, others: words.otherValues)
    if let value = words.constant { labelled(.always, value) }
    if let value = words.defaultValue { labelled(.defaultValue, value) }
    for (index, example) in words.examples.enumerated() where index == 0 || example.place != nil {
      labelled(.exampleValue, example)
    }
    remarks(words.remarks)
  }

  mutating func values(_ values: [SchemaWords.AllowedValue], others: Int = 0) {
    guard let first = values.first else { return }
    if values.count == 1, first.name == nil, first.meaning == nil {
      labelled(.always, first.text)
      return
    }
    let isLong = values.count > 24
    html.raw(isLong ? "<details class=\"nest\"><summary>" : "<p class=\"label\">")
    write(.allowedValues)
    if isLong {
      html.raw(" <span class=\"count\">")
      html.number(values.count + others)
      html.raw("</span>")
    }
    html.raw(isLong ? "</summary>\n" : "</p>\n")
    if values.contains(where: { $0.meaning != nil || $0.name != nil }) {
      meanings(values)
    } else {
      html.raw("<ul class=\"values\">")
      for value in values {
        html.raw("<li>")
        code(value.text)
        html.raw("</li>")
      }
      html.raw("</ul>\n")
    }
    if others > 0 { andMore(others) }
    if isLong { html.raw("</details>\n") }
  }

  /// Values with what each of them means.
  private mutating func meanings(_ values: [SchemaWords.AllowedValue]) {
    html.raw("<dl class=\"values\">")
    for value in values {
      html.raw("<div><dt>")
      code(value.text)
      if let name = value.name {
        html.raw(" ")
        text(name)
      }
      html.raw("</dt><dd>")
      if let meaning = value.meaning { text(meaning) }
      html.raw("</dd></div>")
    }
    html.raw("</dl>\n")
  }

  /// Values one beside the other.
  mutating func list(of values: [String]) {
    html.raw("<ul class=\"values\">")
    for value in values {
      html.raw("<li>")
      code(visible: value)
      html.raw("</li>")
    }
    html.raw("</ul>\n")
  }

  mutating func labelled(_ own: Word, _ value: Told<String>) {
    html.raw("<p class=\"label\">")
    write(own)
    html.raw(" ")
    code(value)
    html.raw("</p>\n")
  }
}
