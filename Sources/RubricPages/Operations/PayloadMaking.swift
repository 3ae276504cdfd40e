import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Finds what is told of bodies and responses, with the tables of their fields.
struct PayloadMaking {
  let site: Site
  let api: API
  var tables: FieldTables

  /// Examples that the page has so far.
  private var shown: ShownExamples

  private typealias Content = OperationPage.Content

  /// - Parameter route: the page that has it, on whose following pages examples stand that have no room; nil
  ///   where none does.
  init(site: Site, api: API, tables: FieldTables, route: Route? = nil) {
    self.site = site
    self.api = api
    self.tables = tables
    shown = ShownExamples(of: route)
  }

  /// At most so many examples of one media type are shown.
  private static let mostExamples = 500
  /// Of those that have their place elsewhere.
  private static let mostSchemaExamples = 60
  /// How many values an example is shown with: one that is cut does not count as told.
  private static let mostValues = 300_000
  /// How many bytes the texts of the authors' examples may still get. Of what no page shows none is made.
  private var bytesLeft = 30_000_000

  /// Examples that have no room on the page, by the pages that follow.
  var laterExamples: [[ContinuedExample]] { shown.following.filter { !$0.isEmpty } }

  mutating func body(_ body: Shared<RequestBody>, anchor: String = "body") -> OperationPage.Body {
    OperationPage.Body(
      reference: body.reference.map { Told($0, body.origin[.ref]?.place) },
      description: site.prose(body.description, at: body.descriptionNode),
      isRequired: Told(body.isRequired, body.origin[.required]?.place),
      contents: contents(body.content, of: body.origin, .request, anchor: anchor) {
        .request(mediaType: $0)
      },
      remarks: Remark.all(
        of: body.extensions, in: ExtensionHolder(.requestBody, body.origin, isSwagger: api.version.major == 2)
      ))
  }

  /// Responses that tell of success come first: their rows are opened before those of errors.
  mutating func responses(of operation: Shared<Operation>) -> [OperationPage.ResponsePart] {
    let all = operation.responses
    let order = all.indices.sorted { a, b in
      let (first, second) = (all[a].status.isError, all[b].status.isError)
      return first == second ? a < b : !first
    }
    var parts: [Int: OperationPage.ResponsePart] = [:]
    for index in order { parts[index] = response(all[index], of: operation.origin) }
    return all.indices.compactMap { parts[$0] }
  }

  /// - Parameter holder: the object whose `responses` has it.
  mutating func response(
    _ written: Operation.StatusResponse, of holder: Node
  ) -> OperationPage.ResponsePart {
    let node = api.value(named: written.status.text, in: holder[.responses])
    return response(
      written.response, named: Told(written.status, node?.keyPlace),
      anchor: "response-" + Slug(written.status.text).description)
  }

  mutating func response(
    _ id: ResponseID, named status: Told<StatusCode>, anchor: String
  ) -> OperationPage.ResponsePart {
    let response = api.responses[id]
    let origin = response.origin
    let headers =
      response.headers.isEmpty
      ? nil
      : tables.add(
        headers: response.headers, of: origin, anchor: anchor + "-header",
        title: .headers(status.value.text))
    return OperationPage.ResponsePart(
      status: status, anchor: anchor,
      reference: response.reference.map { Told($0, origin[.ref]?.place) },
      summary: response.summary.map { Told($0, response.summaryNode?.place) },
      description: site.prose(response.description, at: response.descriptionNode),
      headers: headers,
      contents: contents(response.content, of: origin, .response, anchor: anchor) {
        .response(status.value.text, mediaType: $0)
      },
      links: response.links.map { link($0, of: origin) },
      remarks: Remark.all(of: response.extensions, in: ExtensionHolder(.response, origin)))
  }

  // MARK: - Links

  func link(_ named: Named<Link>, of response: Node) -> OperationPage.ResponsePart.Link {
    let link = named.value
    let origin = link.origin
    let target = self.target(of: link)
    let parameters = link.parameters.map {
      Named($0.name, Told(JSONValue($0.value).readerText, Optional($0.value.place)))
    }
    return OperationPage.ResponsePart.Link(
      name: Told(named.name, api.value(named: named.name, in: response[.links])?.keyPlace),
      description: site.prose(link.description, at: link.descriptionNode),
      operation: (link.operationID ?? link.operationRef).map {
        Told($0, (origin[.operationID] ?? origin[.operationRef])?.place)
      }, target: target, parameters: parameters,
      requestBody: link.requestBody.map { Told(JSONValue($0).readerText, $0.place) },
      server: link.server.map { ServerWords($0, in: site) },
      remarks: Remark.all(of: link.extensions, in: ExtensionHolder(.link, origin)))
  }

  private func target(of link: Link) -> PageLink? {
    if let name = link.operationID {
      return site.entry.targets[Name("op:" + name)].map { PageLink(.text($0.title), $0.route) }
    }
    guard let node = link.operation,
      let (id, operation) = zip(api.operations.ids, api.operations.all).first(where: { $0.1.origin == node })
    else { return nil }
    return PageLink(.text(operation.title), site.routes.route(of: id))
  }

  // MARK: - Media types

  /// - Parameters:
  ///   - holder: the object whose `content` has them.
  ///   - title: what a table is of, by its media type.
  mutating func contents(
    _ content: [MediaType], of holder: Node, _ direction: ExampleMaker.Direction, anchor: String,
    title: (String) -> FieldTable.Title
  ) -> [OperationPage.Content] {
    content.enumerated().map { number, media in
      let anchor = number == 0 ? anchor : "\(anchor)-\(number + 1)"
      var table: Int?
      // The same schema under several media types or statuses is shown once; the type links to it.
      if let schema = media.schema,
        tables.isFirst(schema, direction) || site.routes.route(of: schema) == nil
      {
        table = tables.add(
          schema: schema, direction: direction, anchor: anchor, title: title(media.name))
      }
      let examples = shown.adding(
        examples(of: media, direction), anchor: anchor, title: title(media.name))
      return OperationPage.Content(
        mediaType: Told(media.name, namePlace(of: media, in: holder)),
        description: site.prose(media.description, at: media.origin[.description]),
        words: media.schema.map { tables.telling.words(of: $0, at: media.origin[.schema]) },
        table: table,
        // One row that tells what each item of a stream is (OpenAPI 3.2.0, `itemSchema`).
        items: media.itemSchema.map {
          tables.add(
            item: $0, at: media.origin[.itemSchema], direction: direction, anchor: anchor,
            title: title(media.name))
        },
        encodings: encodings(media.encoding, media.prefixEncoding, media.itemEncoding, anchor),
        examples: examples, noExample: examples.isEmpty ? noExample(of: media) : nil,
        remarks: Remark.all(of: media.extensions, in: ExtensionHolder(.mediaType, media.origin)))
    }
  }

  /// Where the name of a media type is written; in Swagger 2.0 those of examples stand in the response.
  private func namePlace(of media: MediaType, in holder: Node) -> Place? {
    guard api.version.major == 2 else {
      // In 3.2 a reference may stand under the name.
      let written = api.value(named: media.name, in: holder[.content])
      return (written ?? media.origin).keyPlace
    }
    return api.value(named: media.name, in: media.origin[.examples])?.keyPlace
  }

  private mutating func encodings(
    _ named: [Named<Encoding>], _ first: [Encoding], _ rest: Encoding?, _ anchor: String
  ) -> [OperationPage.EncodingWords] {
    var all = named.map { words(of: $0.value, .name($0.name), anchor + "-part-" + Slug($0.name).description) }
    for (index, encoding) in first.enumerated() {
      all.append(words(of: encoding, .element(index + 1), "\(anchor)-element-\(index + 1)"))
    }
    if let rest { all.append(words(of: rest, .elements(isRest: !first.isEmpty), anchor + "-elements")) }
    return all
  }

  private mutating func words(
    of encoding: Encoding, _ label: FieldRow.Label, _ anchor: String
  ) -> OperationPage.EncodingWords {
    let origin = encoding.origin
    var name: String?
    if case .name(let text) = label { name = text }
    let headers =
      encoding.headers.isEmpty
      ? nil
      : tables.add(
        headers: encoding.headers, of: origin, anchor: anchor + "-header", title: .headers(name ?? ""))
    return OperationPage.EncodingWords(
      label: label, place: name.map { _ in origin.keyPlace },
      contentType: encoding.contentType.map { Told($0, origin[.contentType]?.place) },
      serialization: Remark.SerializationWord.all(of: encoding.serialization, at: origin), headers: headers,
      parts: encodings(encoding.encoding, encoding.prefixEncoding, encoding.itemEncoding?.value, anchor),
      remarks: Remark.all(of: encoding.extensions, in: ExtensionHolder(.encoding, origin)))
  }

  // MARK: - Examples

  private mutating func examples(
    of media: MediaType, _ direction: ExampleMaker.Direction
  ) -> [OperationPage.ExampleText] {
    var written: [OperationPage.ExampleText] = []
    for example in media.examples.prefix(PayloadMaking.mostExamples) where bytesLeft > 0 {
      let words = tables.telling.words(of: example, in: media.origin)
      written.append(text(of: words, example, media, direction))
      bytesLeft -= written[written.count - 1].text.value.utf8.count
    }
    if written.contains(where: { !$0.text.value.isEmpty || $0.address != nil || $0.serialized != nil }) {
      return written
    }
    // The author's examples of the schema have their place beside the schema.
    let values = media.schema.map { ExampleMaker.writtenExamples(of: $0, in: api) } ?? []
    guard values.isEmpty else {
      return written
        + values.prefix(PayloadMaking.mostSchemaExamples).map { value in
          let body = BodyText.text(of: JSONValue(value), as: media, in: api, direction: direction)
          return OperationPage.ExampleText(language: body.language, text: Told(body.text, nil))
        }
    }
    guard let made = tables.made.body(for: media, in: api, direction: direction) else { return written }
    return written + [OperationPage.ExampleText(language: made.language, text: Told(made.text, nil))]
  }

  private func noExample(of media: MediaType) -> OperationPage.NoExample? {
    if BodyText.isFile(media, in: api) { return .file }
    return media.schema == nil && media.itemSchema == nil ? nil : OperationPage.NoExample.none
  }

  private func text(
    of words: Remark.ExampleWords, _ example: Example, _ media: MediaType, _ direction: ExampleMaker.Direction
  ) -> OperationPage.ExampleText {
    let node = example.value ?? example.dataValue
    let value = node.map { node in
      var budget = PayloadMaking.mostValues
      return JSONValue(node, budget: &budget)
    }
    let place = node.flatMap {
      JSONValue.isWhole($0, budget: PayloadMaking.mostValues) ? Optional($0.place) : nil
    }
    // In a form the values would be encoded; the author's example is read more easily as it is given.
    if let value, media.isForm, node?.isScalar == false {
      return OperationPage.ExampleText(
        name: words.name, summary: words.summary, description: words.description, language: "json",
        text: Told(value.text, place), address: words.address, serialized: words.serialized,
        remarks: words.remarks)
    }
    let body = value.map { BodyText.text(of: $0, as: media, in: api, direction: direction) }
    return OperationPage.ExampleText(
      name: words.name, summary: words.summary, description: words.description,
      language: body?.language ?? media.language, text: Told(body?.text ?? "", place),
      address: words.address, serialized: words.serialized,
      remarks: words.remarks)
  }
}
