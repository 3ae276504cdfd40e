import RubricOpenAPI
import RubricPages

/// Code that calls, and bodies as they look.
extension PageWriter {
  func statusText(_ status: StatusCode) -> String {
    status.text == "default" ? word(.anyStatus) : status.text
  }

  /// Calls and bodies, beside what they are examples of.
  mutating func samples(of page: OperationPage) {
    html.raw("<aside aria-label=\"")
    write(.examples)
    html.raw("\">\n")
    calls(page.samples)
    for content in page.requestBody?.contents ?? [] {
      // A call shows the first body already.
      examples(content, title: word(.requestBody), isFolded: !page.samples.isEmpty)
    }
    for response in page.responses {
      let title = word(.responseOf, statusText(response.status.value))
      let isFolded = response.status.value.isError
      for content in response.contents { examples(content, title: title, isFolded: isFolded) }
    }
    html.raw("</aside>\n")
  }

  /// The same call in several languages, of which the chosen one is shown; without a style sheet all are. They
  /// are radio buttons and not `details`, whose `name` the HTML checker does not know.
  private mutating func calls(_ samples: [OperationPage.Sample]) {
    if samples.count < 2 {
      if let only = samples.first {
        figure(word(.request), note: only.title, language: only.language, only.code)
      }
      return
    }
    html.raw("<figure class=\"code calls\"><figcaption>")
    write(.request)
    html.raw("</figcaption>\n")
    var second = html.bytes.count
    for (index, sample) in samples.enumerated() {
      if index == 1 { second = html.bytes.count }
      html.raw("<label><input type=\"radio\" name=\"calls\"")
      if index == 0 { html.raw(" checked") }
      html.raw(">")
      html.text(sample.title)
      html.raw("</label>")
      code(sample.code, language: sample.language)
      html.raw("\n")
    }
    choices = second..<html.bytes.count
    html.raw("</figure>\n")
  }

  private mutating func examples(_ content: OperationPage.Content, title: String, isFolded: Bool) {
    if let reason = content.noExample { noExample(reason, title: title, content) }
    let open = isFolded ? 0 : 1
    for (index, example) in content.examples.enumerated() {
      if index == open { beginFolded(content, title: title, isWhole: isFolded) }
      self.example(example, title: title, content)
    }
    if content.examples.count > open { html.raw("</details>\n") }
  }

  mutating func example(
    _ example: OperationPage.ExampleText, title: String, _ content: OperationPage.Content
  ) {
    var name = title
    if let own = example.summary ?? example.name { name += ": \(own.value)" }
    tell(example.summary?.place)
    if example.text.value.isEmpty, let address = example.address {
      html.raw("<p class=\"label\">")
      html.text(name)
      html.raw(" ")
      external(address.value, text: address.value)
      html.raw("</p>\n")
      tell(address.place)
    } else if !example.text.value.isEmpty || example.serialized == nil {
      figure(
        name, note: content.mediaType.value, language: example.language, example.text.value,
        id: example.anchor)
      if let whole = example.whole { shownWhole(at: whole) }
      if let elsewhere = example.elsewhere {
        html.raw("<p class=\"more\">")
        link(elsewhere)
        html.raw("</p>\n")
      }
      tell(example.text.place)
    }
    if let serialized = example.serialized {
      figure(word(.asSent), note: content.mediaType.value, language: "", serialized.value)
      tell(serialized.place)
    }
    // The name is shown in place of a summary; beside one it is a key for programs.
    tell(example.name?.place)
    prose(example.description, level: headingLevel + 1)
    remarks(example.remarks)
  }

  /// What stands in place of an example.
  private mutating func noExample(
    _ reason: OperationPage.NoExample, title: String, _ content: OperationPage.Content
  ) {
    html.raw("<p class=\"label\">")
    html.text(title)
    html.raw(" <code>")
    html.text(content.mediaType.value)
    html.raw("</code></p>\n<p>")
    switch reason {
    case .file: write(.bodyIsFile)
    case .none: write(.noExample)
    }
    html.raw("</p>\n")
  }

  private mutating func beginFolded(_ content: OperationPage.Content, title: String, isWhole: Bool) {
    html.raw("<details class=\"nest\"><summary>")
    if isWhole {
      html.text(title)
      html.raw(" <span class=\"count\">")
      html.text(content.mediaType.value)
      html.raw("</span>")
    } else {
      write(.andMore, String(content.examples.count - 1))
    }
    html.raw("</summary>\n")
  }

  private mutating func shownWhole(at anchor: String) {
    html.raw("<p class=\"more\"><a href=\"#")
    html.text(anchor)
    html.raw("\">")
    write(.wholeText)
    html.raw("</a></p>\n")
  }

  mutating func figure(
    _ title: String, note: String, language: String, _ text: String, id: String? = nil
  ) {
    html.raw("<figure class=\"code\"")
    if let id {
      html.raw(" id=\"")
      html.text(id)
      html.raw("\"")
    }
    html.raw("><figcaption><span>")
    html.text(title)
    html.raw("</span> <span>")
    html.text(note)
    html.raw("</span></figcaption>")
    code(text, language: language)
    html.raw("</figure>\n")
  }

  private mutating func code(_ text: String, language: String) {
    html.raw("<pre tabindex=\"0\"><code")
    if !language.isEmpty {
      html.raw(" class=\"language-")
      html.text(language)
      html.raw("\"")
    }
    html.raw(">")
    html.code(text, language: language)
    html.raw("</code></pre>")
  }
}
