import RubricSamples
import Testing

@Suite struct SampleRequestTests {
  private static let server = "servers: [{url: 'https://e.org/v1/'}]\n"

  private func url(_ parameters: String, path: String = "/a", servers: String = server) throws -> String {
    try SampleAPI("\(servers)paths:\n  '\(path)':\n    get:\n      parameters: [\(parameters)]\n").request.url
  }

  @Test func parametersStandWhereTheyBelong() throws {
    let sample = try SampleAPI(
      Self.server + """
        paths:
          /pets/{id}/{kind}:
            get:
              parameters:
                - {name: id, in: path, required: true, schema: {type: string}, example: a/b c?é}
                - {name: kind, in: path, required: true, schema: {type: array}, example: [x, y]}
                - {name: q, in: query, required: true, schema: {type: string}, examples: {one: {value: "a&b=c#d"}}}
                - {name: page, in: query, schema: {type: integer}}
                - {name: X-Trace, in: header, required: true, schema: {type: string, format: uuid}}
                - {name: X-Optional, in: header, schema: {type: string}}
                - {name: session, in: cookie, required: true, schema: {type: string}, example: "a; b"}
                - {name: filter, in: query, required: true, content: {application/json: {example: {a: 1}}}}
              responses: {'200': {description: x, content: {application/xml: {}}}}
        """)
    let request = try sample.request
    #expect(request.method == "GET" && request.body == nil)
    #expect(
      request.url
        == "https://e.org/v1/pets/a%2Fb%20c%3F%C3%A9/x,y?q=a%26b%3Dc%23d&filter=%7B%22a%22%3A1%7D")
    #expect(
      try sample.headers == [
        "Accept: application/xml", "X-Trace: 123e4567-e89b-12d3-a456-426614174000",
        "Cookie: session=a%3B%20b",
      ])
  }

  @Test(
    "query parameters obey their style",
    arguments: [
      ("example: [1, 2]", "a=1&a=2"), ("explode: false, example: [1, 2]", "a=1,2"),
      ("style: spaceDelimited, explode: false, example: [1, 2]", "a=1%202"),
      ("style: pipeDelimited, explode: false, example: [1, 2]", "a=1%7C2"),
      ("style: deepObject, explode: true, example: {b: 1, c: x y}", "a%5Bb%5D=1&a%5Bc%5D=x%20y"),
      ("example: {b: 1, c: 2}", "b=1&c=2"), ("explode: false, example: {b: 1, c: 2}", "a=b,1,c,2"),
      ("example: true", "a=true"), ("example: 1.50", "a=1.50"), ("schema: {type: string, enum: [x]}", "a=x"),
    ])
  func style(_ fields: String, query: String) throws {
    let schema = fields.contains("schema:") ? "" : ", schema: {}"
    #expect(
      try url("{name: a, in: query, required: true, \(fields)\(schema)}") == "https://e.org/v1/a?" + query)
  }

  @Test(
    "an address without a host gets a placeholder",
    arguments: [
      ("", "https://YOUR_SERVER/a"), ("servers: [{url: /}]\n", "https://YOUR_SERVER/a"),
      ("servers: [{url: /v1/}]\n", "https://YOUR_SERVER/v1/a"),
      ("servers: [{url: v1}]\n", "https://YOUR_SERVER/v1/a"),
      ("servers: [{url: //e.org}]\n", "https://e.org/a"),
      ("servers: [{url: 'http://e.org'}]\n", "http://e.org/a"),
      ("servers: [{url: 'https://{r}.e.org', variables: {r: {default: eu}}}]\n", "https://eu.e.org/a"),
    ])
  func server(_ servers: String, url: String) throws { #expect(try self.url("", servers: servers) == url) }

  @Test func unknownPartsOfThePathStay() throws {
    #expect(try url("", path: "/a/{b}/{c") == "https://e.org/v1/a/%7Bb%7D/%7Bc")
    #expect(
      try url("{name: '', in: path, required: true, schema: {}}", path: "/{}") == "https://e.org/v1/string")
  }

  @Test(.timeLimit(.minutes(1))) func aPathHasAnyNumberOfPartsAndOneLength() throws {
    let names = (0..<4_000).map { "p\($0)" }
    let parameters = names.map { "{name: \($0), in: path, required: true, schema: {}, example: v}" }
    let path = "/" + names.map { "{\($0)}" }.joined(separator: "/")
    // Such a key must say that it is one (YAML 1.2.2 §8.2.2).
    let get = "{get: {parameters: [\(parameters.joined(separator: ", "))]}}"
    let whole = try SampleAPI("\(Self.server)paths:\n  ? '\(path)'\n  : \(get)\n").request.url
    #expect(whole.hasSuffix(String(repeating: "/v", count: 4_000)) && !whole.contains("%7B"))
    let long = String(repeating: "v", count: 60_000)
    let parameter = "{name: p, in: path, required: true, schema: {}, example: \(long)}"
    #expect(try url(parameter, path: "/{p}/{p}/{p}") == "https://e.org/v1/\(long)/%7Bp%7D/%7Bp%7D")
  }

  @Test func headersThatAreNoTokensAreLeftOut() throws {
    let names = [
      "a b", "a:b", "'@file'", "é", "'a\\u000Ab'", "''", "\"a\\nb\"", "Accept", "content-type",
      "AUTHORIZATION",
    ]
    let list = names.map { "{name: \($0), in: header, required: true, schema: {type: string}}" }.joined(
      separator: ", ")
    #expect(try SampleAPI("paths: {/a: {get: {parameters: [\(list)]}}}").headers.isEmpty)
    let good =
      "{name: \"!#$%&'*+-.^_`|~0aZ\", in: header, required: true, schema: {}, example: \"a\\r\\nX-Evil: b\\u0000\"}"
    #expect(
      try SampleAPI("paths: {/a: {get: {parameters: [\(good)]}}}").headers == [
        "!#$%&'*+-.^_`|~0aZ: aX-Evil: b"
      ])
    let cookie = "{name: 'a=b; c', in: cookie, required: true, schema: {}}"
    #expect(try SampleAPI("paths: {/a: {get: {parameters: [\(cookie)]}}}").headers.isEmpty)
  }

  @Test(
    "credentials are placeholders",
    arguments: [
      ("{type: apiKey, name: X-Key, in: header}", ["X-Key: YOUR_API_KEY"], "/a"),
      ("{type: apiKey, name: k&, in: query}", [], "/a?k%26=YOUR_API_KEY"),
      ("{type: apiKey, name: sid, in: cookie}", ["Cookie: sid=YOUR_API_KEY"], "/a"),
      ("{type: http, scheme: Basic}", ["Authorization: Basic YOUR_CREDENTIALS"], "/a"),
      ("{type: http, scheme: bearer}", ["Authorization: Bearer YOUR_TOKEN"], "/a"),
      ("{type: http, scheme: Digest}", ["Authorization: Digest YOUR_CREDENTIALS"], "/a"),
      ("{type: http, scheme: 'x y'}", [], "/a"),
      ("{type: oauth2, flows: {}}", ["Authorization: Bearer YOUR_TOKEN"], "/a"),
      ("{type: openIdConnect, openIdConnectUrl: u}", ["Authorization: Bearer YOUR_TOKEN"], "/a"),
      ("{type: mutualTLS}", [], "/a"),
    ])
  func credentials(_ scheme: String, headers: [String], path: String) throws {
    let sample = try SampleAPI(
      "security: [{s: []}, {other: []}]\npaths: {/a: {get: {}}}\ncomponents: {securitySchemes: {s: \(scheme)}}"
    )
    #expect(try sample.headers == headers)
    #expect(try sample.request.url == "https://YOUR_SERVER" + path)
  }

  private struct Missing: Error {}

  @Test func allSchemesOfTheFirstUsableAlternativeAreGiven() throws {
    let schemes = """
      components:
        securitySchemes:
          odd: {type: odd}
          key: {type: apiKey, name: k, in: query}
          basic: {type: http, scheme: basic}
          tls: {type: mutualTLS}
          session: {type: apiKey, name: sid, in: cookie}
      """
    func request(_ security: String) throws -> SampleRequest {
      try SampleAPI("security: [\(security)]\npaths: {/a: {get: {}}}\n\(schemes)").request
    }
    let both = try request("{odd: []}, {missing: []}, {key: [], basic: [], tls: [], session: []}, {tls: []}")
    #expect(both.url == "https://YOUR_SERVER/a?k=YOUR_API_KEY")
    #expect(
      both.headers.map { "\($0.name): \($0.value)" } == [
        "Authorization: Basic YOUR_CREDENTIALS", "Cookie: sid=YOUR_API_KEY",
      ])
    #expect(both.notes == [.basicCredentials, .clientCertificate])
    // Nothing is asked for before anything else is.
    #expect(try request("{}, {basic: []}").headers.isEmpty)
    // Where no alternative can be kept whole, what can be given of the first is.
    #expect(try request("{odd: [], key: []}").url == "https://YOUR_SERVER/a?k=YOUR_API_KEY")
  }

  @Test(
    "path parameters obey their style",
    arguments: [
      ("example: [1, 2]", "1,2"), ("style: label, example: [1, 2]", ".1,2"),
      ("style: label, explode: true, example: [1, 2]", ".1.2"),
      ("style: matrix, example: [1, 2]", ";p=1,2"),
      ("style: matrix, explode: true, example: [1, 2]", ";p=1;p=2"),
      ("style: matrix, example: x", ";p=x"), ("style: label, example: x", ".x"),
      ("example: {a: 1, b: 2}", "a,1,b,2"), ("explode: true, example: {a: 1, b: 2}", "a=1,b=2"),
      ("style: label, explode: true, example: {a: 1, b: 2}", ".a=1.b=2"),
      ("style: matrix, explode: true, example: {a: 1, b: 2}", ";a=1;b=2"),
      ("style: matrix, example: {a: 1, b: 2}", ";p=a,1,b,2"), ("allowReserved: true, example: a/b?", "a/b?"),
    ])
  func pathStyle(_ fields: String, text: String) throws {
    #expect(
      try url("{name: p, in: path, required: true, schema: {}, \(fields)}", path: "/x/{p}")
        == "https://e.org/v1/x/\(text)")
  }

  @Test(
    "addresses hold nothing that clients refuse",
    arguments: [
      ("servers: [{url: 'https://e.org/a b\"<>'}]\n", "/é", "https://e.org/a%20b%22%3C%3E/%C3%A9"),
      ("servers: [{url: 'http://[::1]:80/v1'}]\n", "/a[b]", "http://[::1]:80/v1/a%5Bb%5D"),
      ("servers: [{url: 'https://e.org/v1?x=1#y'}]\n", "/100%/%41", "https://e.org/v1/100%25/%41"),
      ("servers: [{url: 'https://e.org'}]\n", "/a?x=1#frag", "https://e.org/a?x=1&q=1"),
      ("servers: [{url: \"https://e.org\\n/\\u202e\"}]\n", "/a", "https://e.org%0A/%E2%80%AE/a"),
    ])
  func address(_ servers: String, path: String, due: String) throws {
    let query = path.contains("?") ? "{name: q, in: query, required: true, schema: {}, example: 1}" : ""
    #expect(try url(query, path: path, servers: servers) == due)
  }

  @Test func formsObeyTheirEncodings() throws {
    func fields(_ media: String, _ rest: String) throws -> SampleRequest.Body? {
      try SampleAPI("paths: {/a: {post: {requestBody: {content: {\(media): {\(rest)}}}}}}").request.body
    }
    let example = "example: {a: [1, 2], o: {x: 1, y: [z]}, s: t}"
    let form = "application/x-www-form-urlencoded"
    #expect(
      try fields(form, example)
        == .form([.init("a", "1"), .init("a", "2"), .init("o", #"{"x":1,"y":["z"]}"#), .init("s", "t")]))
    #expect(
      try fields(form, example + ", encoding: {o: {style: deepObject}, a: {explode: false}}")
        == .form([.init("a", "1,2"), .init("o[x]", "1"), .init("o[y][0]", "z"), .init("s", "t")]))
    #expect(
      try fields("multipart/form-data", example + ", encoding: {s: {contentType: text/csv}}")
        == .multipart([
          .init("a", "1"), .init("a", "2"), .init("o", #"{"x":1,"y":["z"]}"#, type: "application/json"),
          .init("s", "t", type: "text/csv"),
        ]))
  }

  @Test func xmlBodiesAreWrittenAsTheSchemaAsks() throws {
    let request = try SampleAPI(
      """
      paths: {/a: {post: {requestBody: {content: {application/xml: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}
      components:
        schemas:
          Pet:
            type: object
            xml: {name: pet, prefix: p, namespace: 'urn:a"b'}
            properties:
              id: {type: integer, xml: {attribute: true}}
              name: {type: string, example: "a<b>&\\u202e"}
              tags: {type: array, xml: {wrapped: true}, items: {type: string, xml: {name: tag}}}
              urls: {type: array, items: {type: string, format: uri}}
      """
    ).request
    #expect(
      request.body
        == .text(
          """
          <p:pet xmlns:p="urn:a&quot;b" id="1">
            <name>a&lt;b&gt;&amp;&#x202e;</name>
            <tags>
              <tag>example</tag>
            </tags>
            <urls>https://www.example.org/</urls>
          </p:pet>
          """))
    #expect(request.headers.map(\.value) == ["application/xml"])
  }

  @Test func whatNoClientMaySetIsLeftOut() throws {
    let names = ["Host", "content-length", "Transfer-Encoding", "Connection", "X-A", "x-a"]
    let list = names.map { "{name: \($0), in: header, required: true, schema: {}}" }.joined(separator: ", ")
    #expect(
      try SampleAPI("paths: {/a: {get: {parameters: [\(list)]}}}").request.headers.map(\.name) == ["X-A"])
    let any = try SampleAPI(
      "paths: {/a: {post: {requestBody: {content: {'*/*': {schema: {type: object}}}}}}}")
    #expect(try any.headers == ["Content-Type: application/octet-stream"])
  }

  @Test func bodiesAreWrittenByTheirMediaType() throws {
    func body(_ content: String) throws -> (SampleRequest.Body?, [String]) {
      let sample = try SampleAPI("paths: {/a: {post: {requestBody: {content: {\(content)}}}}}")
      return (try sample.request.body, try sample.headers)
    }
    let json = try body(
      "text/plain: {}, application/vnd.a+json: {schema: {type: object, properties: {id: {type: integer, readOnly: true}, a: {type: string}}}}"
    )
    guard case .json(_, let text) = json.0 else { throw Missing() }
    #expect(text == "{\n  \"a\": \"string\"\n}" && json.1 == ["Content-Type: application/vnd.a+json"])
    #expect(try body("text/plain: {example: a \"b\"}") == (.text("a \"b\""), ["Content-Type: text/plain"]))
    guard case .json(_, "\"text\"") = try body("application/json: {example: text}").0 else { throw Missing() }
    #expect(try body("application/octet-stream: {}") == (.file, ["Content-Type: application/octet-stream"]))
    let form = try body(
      "application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: integer}}}}}"
    )
    #expect(form.1.isEmpty)
    #expect(
      form.0
        == .form([.init("a", "string"), .init("b", "1")]))
    let multipart = try body(
      "multipart/form-data; boundary=x: {schema: {type: object, properties: {f: {type: string, format: binary}, g: {type: string, contentMediaType: image/png}, h: {type: string}}}}"
    )
    #expect(
      multipart.0
        == .multipart([
          .init("f", "", isFile: true), .init("g", "", isFile: true), .init("h", "string"),
        ]))
    #expect(try body("application/x-www-form-urlencoded: {example: text}").0 == .form([]))
    #expect(try body("") == (nil, []))
  }
}
