import Testing

/// Rare things that a description may hold, as the pages show them.
@Suite struct ShownTests {
  /// A description and what its pages hold or do not hold.
  struct Shown: CustomTestStringConvertible {
    var testDescription: String
    var version = "openapi: 3.1.0"
    var description: String
    var shown: [String] = []
    var absent: [String] = []
  }

  private static let get = "{get: {responses: {'200': {description: ok}}}}"

  static let all: [Shown] = schemas + bodies + operations + swagger

  @Test(arguments: all) func thePagesShow(_ sample: Shown) async throws {
    let built = try await ExtensionTests.build(
      sample.version + "\ninfo: {title: T, version: '1'}\n" + sample.description)
    #expect(built.missing == [])
    #expect(sample.shown.filter { !built.text.contains($0) } == [])
    #expect(sample.absent.filter { built.text.contains($0) } == [])
  }

  private static let schemas = [
    Shown(
      testDescription: "nullable beside no type says nothing", version: "openapi: 3.0.3",
      description: "paths: {}\ncomponents: {schemas: {A: {properties: {e: {nullable: true}}}}}",
      shown: ["<code>e</code></a> <span class=\"type\">any value</span>"]),
    Shown(
      testDescription: "parts that exclude each other allow nothing",
      description: "components: {schemas: {A: {allOf: [{type: string}, {type: integer}]}}}",
      shown: ["<span class=\"type\">string and integer at once, which no value is</span>"]),
    Shown(
      testDescription: "a default mapping leads to its schema", version: "openapi: 3.2.0",
      description: """
        components:
          schemas:
            P: {type: object, discriminator: {propertyName: k, mapping: {b: B}, defaultMapping: C}}
            B: {type: object}
            C: {type: object}
        """, shown: ["<dt>any other value, or none</dt><dd><a href=\"c.html\">C</a></dd>"]),
    Shown(
      testDescription: "values and names of blanks can be seen",
      description: """
        components: {schemas: {A: {properties: {'': {type: string, enum: [a, ' ', "\\t"], default: '  '}}}}}
        """,
      shown: [
        "<code>&quot; &quot;</code>", "<code>&quot;\\t&quot;</code>", "<code>&quot;  &quot;</code>",
        "<code>&quot;&quot;</code></a>",
      ]),
    Shown(
      testDescription: "bounds that are the same are one number",
      description: """
        components:
          schemas:
            A: {type: integer, minimum: 5, maximum: 5}
            B: {type: object, minProperties: 1, maxProperties: 1}
        """, shown: ["integer, exactly 5</span>", "object, exactly 1 property</span>"]),
    Shown(
      testDescription: "keywords of older drafts, and what never holds",
      description: """
        components:
          schemas:
            A: {if: {required: [a]}, then: {required: [b]}, else: false}
            B: {dependencies: {a: [b]}, items: [{type: string}], additionalItems: false}
        """, shown: ["<b>Where the condition does not hold</b></a> <span class=\"type\">no value</span>"]),
    Shown(
      testDescription: "the only alternative has its name beside other words",
      description:
        "components: {schemas: {A: {additionalProperties: false, oneOf: [{$ref: '#/components/schemas/N'}]}, "
        + "N: {type: object}}}",
      shown: ["<span class=\"type\"><a href=\"n.html\">N</a>, no other properties</span>"]),
    Shown(
      testDescription: "a part that says more than its reference has the name of what it refers to",
      description: """
        components:
          schemas:
            A: {anyOf: [{allOf: [{$ref: '#/components/schemas/N', x-own: 1}, {properties: {b: {}}}]}, {}]}
            N: {properties: {a: {type: string}}}
        """, shown: ["Holds all of <a href=\"n.html\">N</a>"]),
    Shown(
      testDescription: "elements are told beside alternatives",
      description: """
        components: {schemas: {A: {properties: {c: {items: {type: boolean}, oneOf: [{type: array}, {type: string}]}}}}}
        """, shown: ["<b>Each element</b></a> <span class=\"type\">boolean</span>"]),
    Shown(
      testDescription: "a format of no type", description: "components: {schemas: {A: {format: odd}}}",
      shown: ["<span class=\"type\">any value (odd)</span>"]),
  ]

  private static let bodies = [
    Shown(
      testDescription: "parts by their position have a heading", version: "openapi: 3.2.0",
      description: """
        paths:
          /a:
            post:
              requestBody:
                content:
                  multipart/mixed:
                    prefixEncoding:
                      - {contentType: text/x-one, headers: {X-A: {schema: {type: string}}}}
                      - {contentType: text/x-two, headers: {X-A: {schema: {type: string}}}}
                    itemEncoding: {contentType: text/x-rest}
              responses: {'200': {description: ok}}
        """,
      shown: [
        "<dt><b>Element 1</b></dt><dd><code>text/x-one", "<dt><b>Element 2</b></dt><dd><code>text/x-two",
        "<dt><b>Each further element</b></dt><dd><code>text/x-rest", "-element-1-header", "-element-2-header",
      ], absent: ["<dt></dt>"]),
    Shown(
      testDescription: "items of a stream whose schema leaves them open have an example",
      version: "openapi: 3.2.0",
      description: """
        paths:
          /a:
            get:
              responses:
                '200':
                  description: ok
                  content: {application/jsonl: {schema: {maxItems: 5}, itemSchema: {const: word}}}
        """, shown: ["\"word\"\n\"word\""]),
    Shown(
      testDescription: "what need not be sent is not required", version: "openapi: 3.0.3",
      description: """
        paths:
          /a:
            post:
              requestBody:
                content:
                  application/json:
                    schema: {type: object, required: [id], properties: {id: {type: string, readOnly: true}}}
              responses: {'200': {description: ok}}
        """, absent: ["<code>id</code>"]),
  ]

  private static let operations = [
    Shown(
      testDescription: "what may be empty is not written so",
      description: """
        paths:
          /a:
            get:
              parameters:
                - {name: q, in: query, allowEmptyValue: true, schema: {type: string}}
                - {name: r, in: query, style: form, allowEmptyValue: true, schema: {type: string}}
              responses: {'200': {description: ok}}
        """,
      shown: [
        "<p class=\"label\">may be empty</p>",
        "<p class=\"label\">Written as <code>style: form</code>, may be empty</p>",
      ]),
    Shown(
      testDescription: "a link by address leads to its operation, at its server",
      description: """
        paths:
          /a:
            get:
              responses:
                '200':
                  description: ok
                  links:
                    next:
                      operationRef: '#/paths/~1b~1%7Bid%7D/get'
                      server: {url: 'https://e.org', description: Server of the link}
          /b/{id}:
            get: {summary: Next one, parameters: [{name: id, in: path, required: true, schema: {}}],
              responses: {'200': {description: ok}}}
        """, shown: ["<dt>next</dt><dd><a href=\"get-b-id.html\">Next one</a>", "<p>Server of the link</p>"]),
    Shown(
      testDescription: "a summary of blanks is no title",
      description: "paths: {/a: {get: {summary: '  ', responses: {'418': {description: ok}}}}}",
      shown: ["<h1>GET /a</h1>", "418"], absent: ["(Unused)"]),
    Shown(
      testDescription: "tags that only a callback has",
      description: """
        paths:
          /a:
            post:
              tags: [own]
              callbacks: {c: {'{$url}': {post: {tags: [theirs], responses: {'200': {description: ok}}}}}}
              responses: {'200': {description: ok}}
        """, shown: ["<dd>theirs</dd>"]),
    Shown(
      testDescription: "what has no effect is not missed",
      description: """
        paths:
          /a:
            $ref: '#/components/pathItems/P'
            description: Own words
        components:
          pathItems:
            P:
              description: Other words
              get:
                parameters: [{$ref: '#/x-parameter', description: Own parameter}]
                responses:
                  '200':
                    description: ok
                    content: {application/json: {schema: {type: object}, encoding: {a: {contentType: text/plain}}}}
        x-parameter: {name: q, in: query, description: Other parameter, schema: {type: string}}
        """, shown: ["Own words", "Own parameter"]),
    Shown(
      testDescription: "a webhook without operations, and a tag without a name",
      version: "openapi: 3.2.0",
      description: """
        tags: [{name: real, summary: ' '}]
        webhooks: {idle: {summary: Idle words, description: Idle text}}
        """, shown: ["Idle words", "<p>Idle text</p>", "<h1>real</h1>"]),
    Shown(
      testDescription: "examples of headers are described",
      description: """
        components:
          headers: {H: {schema: {type: string}, examples: {e: {value: v, description: Header words}}}}
          schemas: {A: {type: array, items: true}}
        """, shown: ["<p>Header words</p>"]),
    Shown(
      testDescription: "words that each use replaces",
      description: """
        paths:
          /a:
            get:
              responses:
                '200':
                  description: ok
                  links: {l: {$ref: '#/components/links/L', description: Other}}
                  content: {text/plain: {examples: {e: {$ref: '#/components/examples/E', summary: Other}}}}
                '201': {$ref: '#/components/responses/R', summary: Without effect}
        components:
          links: {L: {operationId: o, description: Words of the link}}
          examples: {E: {value: v, summary: Words of the example}}
          responses: {R: {description: Words of the response}}
        """, shown: ["Words of the link", "Words of the example"]),
  ]

  private static let swagger = [
    Shown(
      testDescription: "a shared response is used, and a file is bytes", version: "swagger: '2.0'",
      description: """
        produces: [text/plain]
        paths:
          /a: {get: {responses: {'200': {$ref: '#/responses/Shared'}}}}
          /b: {get: {produces: [], responses: {'200': {description: ok, schema: {type: file}}}}}
        responses: {Shared: {description: Shared words, schema: {type: string}}}
        """, shown: ["Shared words", "application/octet-stream"], absent: ["Other components"])
  ]
}
