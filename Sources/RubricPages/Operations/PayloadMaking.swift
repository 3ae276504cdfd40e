import RubricDocuments
import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Finds what is told of bodies and responses, with the tables of their fields.
struct PayloadMaking {
  let site: Site
  let api: API
  var tables: FieldTables

  private typealias Content = OperationPage.Content

  /// At most so many examples of one media type are shown.
  private static let mostExamples = 60

  mutating func body(_ body: Shared<RequestBody>) -> OperationPage.Body {
    OperationPage.Body(
      description: site.prose(body.description, at: body.origin[.description]),
      isRequired: Told(body.isRequired, body.origin[.required]?.place),
      contents: contents(body.content, .request, anchor: "body"),
      remarks: Remark.all(of: body.extensions))
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
    let response = api.responses[written.response]
    let origin = response.origin
    let anchor = "response-" + Slug(written.status.text).description
    let node = holder[.responses]?.member(named: Name(written.status.text))?.value
    let headers =
      response.headers.isEmpty
      ? nil : tables.add(headers: response.headers, of: origin, anchor: anchor + "-header")
    return OperationPage.ResponsePart(
      status: Told(written.status, node?.keyPlace), anchor: anchor,
      summary: response.summary.map { Told($0, origin[.summary]?.place) },
      description: site.prose(response.description, at: origin[.description]),
      headers: headers, contents: contents(response.content, .response, anchor: anchor),
      links: response.links.map { link($0, of: origin) }, remarks: Remark.all(of: response.extensions))
  }

  // MARK: - Links

  private func link(_ named: Named<Link>, of response: Node) -> OperationPage.ResponsePart.Link {
    let link = named.value
    let origin = link.origin
    let target = link.operationID.flatMap { site.entry.targets[Name("op:" + $0)] }
    let parameters = link.parameters.map {
      Named($0.name, Told(JSONValue($0.value).readerText, Optional($0.value.place)))
    }
    return OperationPage.ResponsePart.Link(
      name: Told(named.name, response[.links]?.member(named: Name(named.name))?.value.keyPlace),
      description: site.prose(link.description, at: origin[.description]),
      operation: (link.operationID ?? link.operationRef).map {
        Told($0, (origin[.operationID] ?? origin[.operationRef])?.place)
      }, target: target.map { PageLink(.text($0.title), $0.route) }, parameters: parameters,
      requestBody: link.requestBody.map { Told(JSONValue($0).readerText, $0.place) },
      server: link.server.map { ServerWords($0, in: site) }, remarks: [])
  }

  // MARK: - Media types

  private mutating func contents(
    _ content: [MediaType], _ direction: ExampleMaker.Direction, anchor: String
  ) -> [OperationPage.Content] {
    content.enumerated().map { number, media in
      let anchor = number == 0 ? anchor : "\(anchor)-\(number + 1)"
      var table: Int?
      // The same schema under several media types or statuses is shown once; the type links to it.
      if let schema = media.schema,
        tables.isFirst(schema, direction) || site.routes.route(of: schema) == nil
      {
        table = tables.add(schema: schema, direction: direction, anchor: anchor)
      }
      return OperationPage.Content(
        mediaType: Told(media.name, media.origin.keyPlace),
        words: media.schema.map { tables.telling.words(of: $0, at: media.origin[.schema]) },
        table: table, items: nil, encodings: media.encoding.map { encoding($0, anchor) },
        examples: examples(of: media, direction), remarks: Remark.all(of: media.extensions))
    }
  }

  private mutating func encoding(_ named: Named<Encoding>, _ anchor: String) -> OperationPage.EncodingWords {
    let encoding = named.value
    let origin = encoding.origin
    var serialization: [Told<Remark.SerializationWord>] = []
    if let style = origin[.style] {
      serialization.append(Told(.style(encoding.serialization.style.rawValue), style.place))
    }
    if let explode = origin[.explode] {
      serialization.append(Told(.explode(encoding.serialization.explodes), explode.place))
    }
    if encoding.serialization.allowsReserved, let node = origin[.allowReserved] {
      serialization.append(Told(.allowReserved, node.place))
    }
    let headers =
      encoding.headers.isEmpty
      ? nil
      : tables.add(
        headers: encoding.headers, of: origin,
        anchor: "\(anchor)-part-\(Slug(named.name).description)-header")
    return OperationPage.EncodingWords(
      name: Told(named.name, origin.keyPlace),
      contentType: encoding.contentType.map { Told($0, origin[.contentType]?.place) },
      serialization: serialization, headers: headers, remarks: [])
  }

  // MARK: - Examples

  private func examples(
    of media: MediaType, _ direction: ExampleMaker.Direction
  ) -> [OperationPage.ExampleText] {
    let written = media.examples.prefix(PayloadMaking.mostExamples).map { example in
      text(of: tables.telling.words(of: example, in: media.origin), example, media, direction)
    }
    if written.contains(where: { !$0.text.value.isEmpty || $0.address != nil }) { return written }
    let values = media.schema.map { ExampleMaker.writtenExamples(of: $0, in: api) } ?? []
    guard values.isEmpty else {
      return written
        + values.prefix(PayloadMaking.mostExamples).map { value in
          let body = BodyText.text(of: JSONValue(value), as: media, in: api, direction: direction)
          return OperationPage.ExampleText(language: body.language, text: Told(body.text, value.place))
        }
    }
    guard let made = BodyText.made(for: media, in: api, direction: direction) else { return written }
    return written + [OperationPage.ExampleText(language: made.language, text: Told(made.text, nil))]
  }

  private func text(
    of words: Remark.ExampleWords, _ example: Example, _ media: MediaType, _ direction: ExampleMaker.Direction
  ) -> OperationPage.ExampleText {
    let body = example.value.map {
      BodyText.text(of: JSONValue($0), as: media, in: api, direction: direction)
    }
    let place = (example.value ?? example.origin[.serializedValue])?.place
    return OperationPage.ExampleText(
      name: words.name, summary: words.summary, description: words.description,
      language: body?.language ?? media.language,
      text: Told(body?.text ?? example.serializedValue ?? "", place), address: words.address)
  }
}
