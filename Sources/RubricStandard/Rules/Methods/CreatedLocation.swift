import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let createdLocation = Rule(
    "created-location", "201 says where the new thing is",
    rationale: "Who created something must be able to find it again without putting its address together.",
    severity: .info, basis: .standard,
    passage: Passage(
      "Consider linking data (hypermedia)", "Return URIs so that resources can be found."),
    mending: "add the header 'Location' with the address of what was created",
    passing: [
      """
      paths: {/parks: {post: {responses: {"201": {headers: {Location: {schema: {type: string, format: uri}}}}}}}}
      """,
      """
      paths: {/parks: {post: {responses: {"201": {headers: {location: {schema: {}}}}, "202": {}}}, put: {responses: {'201': {}}}}}
      """,
      """
      paths: {/parks: {post: {responses: {"201": {content: {application/json: {schema: {properties: {data: {properties: {_links: {type: object}}}}}}}}}}}}
      """,
      """
      paths: {/parks: {post: {responses: {"201": {content: {application/json: {schema: {properties: {page: {type: string, format: uri}}}}}}}}}}
      """,
      "paths: {/parks: {post: {responses: {'201': {description: 'Made; it is read at `/parks/{id}`.'}}}}}",
      "paths: {/parks: {post: {responses: {'201': {headers: {$ref: headers.yaml}}}}}}",
    ],
    failing: [
      "paths: {/parks: {post: {responses: {⟦\"201\"⟧: {description: Created}}}}}",
      "paths: {/parks: {post: {responses: {⟦'201'⟧: {description: 'Created and/or changed, at 1/2 price'}}}}}",
      """
      paths: {/parks: {post: {responses: {⟦"201"⟧: {content: {application/json: {schema: {properties: {id: {type: string}}}}}}}}}}
      """,
    ],
    check: .response { use, view in
      guard use.status.number == 201, use.operation.method == .post, use.response.reference == nil else {
        return nil
      }
      return view.saysWhere(use.response) ? [] : [.noLocation(use)]
    })
}

extension DescriptionView {
  fileprivate func saysWhere(_ response: Shared<Response>) -> Bool {
    let headers = response.headers.map { $0.name.lowercased() }
    if headers.contains(where: { ["location", "content-location", "link"].contains($0) }) { return true }
    if !response.links.isEmpty || response.hasHeadersElsewhere { return true }
    if (response.description ?? "").holdsPath { return true }
    var budget = DescriptionView.mostProperties
    return response.content.compactMap(\.schema).contains { holdsAddress($0, depth: 0, &budget) }
  }

  /// Enough for every honest body, and little where many responses share one that is not.
  private static let mostProperties = 500

  /// Whether an object, or one that it holds, has an address among its properties.
  private func holdsAddress(_ id: SchemaID, depth: Int, _ budget: inout Int) -> Bool {
    let schema = api.schemas[id]
    if let format = schema.format, ["uri", "url", "uri-reference"].contains(format) { return true }
    guard depth < 4 else { return false }
    for property in schema.properties {
      guard DescriptionView.take(&budget) else { return true }
      if DescriptionView.addressNames.contains(property.name.lowercased()) { return true }
      if holdsAddress(property.schema, depth: depth + 1, &budget) { return true }
    }
    let parts =
      [schema.items, schema.reference].compactMap(\.self) + schema.allOf + schema.oneOf + schema.anyOf
    for part in parts {
      guard DescriptionView.take(&budget) else { return true }
      if holdsAddress(part, depth: depth + 1, &budget) { return true }
    }
    return false
  }

  /// Whether one more may be looked at; what nobody looked at is not held against its author.
  private static func take(_ budget: inout Int) -> Bool {
    budget -= 1
    return budget >= 0
  }

  private static let addressNames: Set<String> = [
    "self", "href", "location", "links", "_links", "uri", "url", "link", "selflink", "self_link",
    "resourceurl",
  ]
}

extension String {
  /// Whether a word of it begins as a path does: `/parks`.
  fileprivate var holdsPath: Bool {
    var before = UInt8(ascii: " ")
    var slashIsFirst = false
    for byte in utf8 {
      if slashIsFirst, (0x61...0x7A).contains(byte | 0x20) || byte == UInt8(ascii: "{") { return true }
      slashIsFirst = byte == UInt8(ascii: "/") && (before <= 0x20 || "`'\"(".utf8.contains(before))
      before = byte
    }
    return false
  }
}

extension Problem {
  fileprivate static func noLocation(_ use: ResponseUse) -> Problem {
    Problem("'\(use.operation.signature)' does not say where what it created is", at: use.span)
  }
}
