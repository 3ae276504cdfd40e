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
        "X-Trace: 123e4567-e89b-12d3-a456-426614174000", "Cookie: session=a%3B%20b",
        "Accept: application/xml",
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
    #expect(try url("", path: "/a/{b}/{c") == "https://e.org/v1/a/{b}/{c")
    #expect(
      try url("{name: '', in: path, required: true, schema: {}}", path: "/{}") == "https://e.org/v1/string")
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
      ("{type: mutualTLS}", [], "/a"), ("{type: odd}", [], "/a"),
    ])
  func credentials(_ scheme: String, headers: [String], path: String) throws {
    let sample = try SampleAPI(
      "security: [{s: []}, {other: []}]\npaths: {/a: {get: {}}}\ncomponents: {securitySchemes: {s: \(scheme)}}"
    )
    #expect(try sample.headers == headers)
    #expect(try sample.request.url == "https://YOUR_SERVER" + path)
  }

  @Test func bodiesAreWrittenByTheirMediaType() throws {
    func body(_ content: String) throws -> (SampleRequest.Body?, [String]) {
      let sample = try SampleAPI("paths: {/a: {post: {requestBody: {content: {\(content)}}}}}")
      return (try sample.request.body, try sample.headers)
    }
    let json = try body(
      "text/plain: {}, application/vnd.a+json: {schema: {type: object, properties: {id: {type: integer, readOnly: true}, a: {type: string}}}}"
    )
    #expect(json == (.text("{\n  \"a\": \"string\"\n}"), ["Content-Type: application/vnd.a+json"]))
    #expect(try body("text/plain: {example: a \"b\"}") == (.text("a \"b\""), ["Content-Type: text/plain"]))
    #expect(try body("application/json: {example: text}").0 == .text("\"text\""))
    #expect(try body("application/octet-stream: {}") == (.file, ["Content-Type: application/octet-stream"]))
    let form = try body(
      "application/x-www-form-urlencoded: {schema: {type: object, properties: {a: {type: string}, b: {type: array, items: {type: integer}}}}}"
    )
    #expect(form.1.isEmpty)
    #expect(
      form.0
        == .form([.init("a", "string"), .init("b", "[1]")]))
    let multipart = try body(
      "multipart/form-data; boundary=x: {schema: {type: object, properties: {f: {type: string, format: binary}, g: {type: string, contentMediaType: image/png}, h: {type: string}}}}"
    )
    #expect(
      multipart.0
        == .multipart([
          .init("f", "binary", isFile: true), .init("g", "string", isFile: true), .init("h", "string"),
        ]))
    #expect(try body("application/x-www-form-urlencoded: {example: text}").0 == .form([]))
    #expect(try body("") == (nil, []))
  }
}
