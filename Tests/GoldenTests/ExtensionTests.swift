import RubricBuild
import RubricDiagnostics
import RubricSite
import RubricStandard
import RubricTesting
import Testing

/// Whatever extension stands in whatever object, a reader is told of it: in words, or as it is given.
@Suite struct ExtensionTests {
  /// An extension with values of several shapes, `{}` being a word that is the object's own.
  struct Given: CustomTestStringConvertible {
    var name: String
    var value: String
    var testDescription: String { "\(name): \(value)" }
  }

  private static let shapes = ["zq{}", "[zq{}]", "{other: [zq{}]}", "[{name: zq{}, more: 1}]"]

  /// Values in the shape that their place can show.
  private static let fitting = [
    "x-tagGroups": "[{name: zq{}, tags: [pets]}]",
    "x-logo": "{url: 'https://e.org/zq{}.png', altText: Alt zq{}}",
    "x-codeSamples": "[{lang: curl, source: 'curl zq{}'}]", "x-code-samples": "[{source: 'zq{}'}]",
    "x-badges": "[{name: zq{}}]", "x-examples": "{one: {a: zq{}}, two: {summary: s, value: zq{}}}",
    "x-rateLimit": "{limit: zq{}}", "x-ratelimit-burst": "zq{}", "x-rate-limits": "[zq{}]",
    "x-sla": "{availability: zq{}}", "x-enum-varnames": "[zq{}]", "x-enumNames": "[zq{}]",
    "x-enumDescriptions": "{a: zq{}}", "x-enum-descriptions": "{a: zq{}}",
  ]
  private static let plain = [
    "x-displayName", "x-sunset", "x-stability-level", "x-lifecycle", "x-example",
    "x-additionalPropertiesName", "x-deprecated-description", "x-internal", "x-nullable", "x-unheard-of",
  ]

  static let all = (Array(fitting.keys) + plain).sorted().flatMap { name in
    (shapes + (fitting[name].map { [$0] } ?? [])).map { Given(name: name, value: $0) }
  }

  @Test(arguments: all) func anExtensionIsToldOnThePagesOfItsObject(_ given: Given) async throws {
    for template in [ExtensionTests.openAPI, ExtensionTests.swagger] {
      let built = try await Self.build(template, given)
      #expect(built.missing == [])
      let untold = built.objects.filter { !built.text.contains("zq" + $0 + "z") }
      #expect(untold == [])
    }
  }

  @Test(arguments: ["x-internal", "x-nullable"], ["true", "false", "null"])
  func aFlagIsToldToo(_ name: String, _ value: String) async throws {
    for template in [ExtensionTests.openAPI, ExtensionTests.swagger] {
      #expect(try await Self.build(template, Given(name: name, value: value)).missing == [])
    }
  }

  @Test func whatIsInternalHasABadge() async throws {
    let built = try await Self.build(Self.openAPI, Given(name: "x-internal", value: "true"))
    let badges = built.text.components(of: "<span class=\"badge\">internal</span>")
    #expect(badges >= built.objects.count)
  }

  // MARK: -

  struct Built {
    var missing: [String]
    /// Names of the objects that have the extension.
    var objects: [String]
    /// All pages without places to break.
    var text: String
  }

  /// Builds a description with the extension at every `@object@`.
  static func build(_ template: String, _ given: Given) async throws -> Built {
    var objects: [String] = []
    let lines = template.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard let start = line.firstIndex(of: "@"), let end = line.lastIndex(of: "@"), start < end else {
        return String(line)
      }
      let object = String(line[line.index(after: start)..<end])
      objects.append(object)
      // The word ends with a letter of its own: one is not the beginning of another.
      let value = given.value.split(separator: "{}", omittingEmptySubsequences: false)
        .joined(separator: object + "z")
      return line[..<start] + given.name + ": " + value
    }
    return try await build(lines.joined(separator: "\n"), objects: objects)
  }

  static func build(_ description: String, objects: [String] = []) async throws -> Built {
    let folder = try TestFolder()
    try folder.write("openapi.yaml", description)
    let request = BuildRequest(
      input: folder.at("openapi.yaml"), output: folder.at("site"), root: nil, jobs: 1,
      date: try #require(CivilDate("2026-03-01")))
    let report = try await Build(request, standard: Standard()).run()
    let site = FileTree(folder.at("site"))
    let pages = try site.paths.filter { $0.hasSuffix(".html") }.map {
      String(decoding: try site.bytes($0), as: UTF8.self)
    }
    let coverage = try #require(report.apis.first?.coverage)
    return Built(
      missing: coverage.missing.map(\.pointer), objects: objects,
      text: pages.joined().split(separator: "<wbr>").joined())
  }

  // MARK: - Descriptions

  /// Every object of OpenAPI 3.2 that may be extended.
  static let openAPI = """
    openapi: 3.2.0
    @root@
    info:
      title: T
      version: '1'
      contact:
        name: n
        @contact@
      license:
        name: l
        @license@
      @info@
    externalDocs:
      url: https://e.org/
      @docs@
    servers:
      - url: https://{v}.e.org
        variables:
          v:
            default: d
            @variable@
        @server@
    tags:
      - name: pets
        @tag@
      - name: idle
        @idletag@
    paths:
      @paths@
      /empty:
        @emptypath@
      /a/{p}:
        @pathitem@
        parameters:
          - name: p
            in: path
            required: true
            schema:
              type: string
              enum: [a]
              @parameterschema@
            @parameter@
        post:
          tags: [pets]
          @operation@
          requestBody:
            @body@
            content:
              multipart/form-data:
                @formmedia@
                schema:
                  type: object
                  properties:
                    file:
                      type: string
                      enum: [a]
                      @property@
                encoding:
                  file:
                    contentType: text/plain
                    @encoding@
          responses:
            @responses@
            '200':
              description: d
              @response@
              headers:
                H:
                  schema:
                    type: integer
                  @header@
              content:
                application/json:
                  @media@
                  schema:
                    $ref: '#/components/schemas/Pet'
                  examples:
                    e:
                      value: 1
                      @example@
              links:
                l:
                  operationId: o
                  @link@
          callbacks:
            c:
              @callback@
              '{$request.body#/url}':
                post:
                  @callbackoperation@
                  responses: {'200': {description: d}}
        get:
          deprecated: true
          operationId: o
          @deprecatedoperation@
          responses: {'200': {description: d}}
    webhooks:
      x-hook:
        post:
          @webhook@
          responses: {'200': {description: d}}
    components:
      @components@
      schemas:
        Pet:
          type: object
          @schema@
          xml:
            name: x
            @xml@
          discriminator:
            propertyName: kind
            @discriminator@
          properties:
            kind:
              type: string
            list:
              type: array
              items:
                type: string
                enum: [a]
                @items@
          additionalProperties:
            type: string
            @others@
        Choice:
          oneOf:
            - type: string
              @alternative@
            - type: integer
      parameters:
        Unused:
          name: u
          in: query
          schema: {type: string}
          @unusedparameter@
      responses:
        x-unused:
          description: d
          @unusedresponse@
      examples:
        Unused:
          value: 1
          @unusedexample@
      links:
        Unused:
          operationId: o
          @unusedlink@
      headers:
        Unused:
          schema: {type: string}
          @unusedheader@
      requestBodies:
        Unused:
          content: {}
          @unusedbody@
      callbacks:
        Unused:
          @unusedcallback@
          '{$url}':
            @unusedcallbackpath@
            post:
              @unusedcallbackoperation@
              responses: {'200': {description: d}}
      pathItems:
        Unused:
          @unusedpath@
          get:
            @unusedoperation@
            responses: {'200': {description: d}}
      securitySchemes:
        s:
          type: oauth2
          @scheme@
          flows:
            @flows@
            clientCredentials:
              tokenUrl: https://e.org/
              scopes: {}
              @flow@
    """

  static let swagger = """
    swagger: '2.0'
    @root@
    info:
      title: T
      version: '1'
      @info@
    tags:
      - name: pets
        @tag@
    paths:
      @paths@
      /a:
        @pathitem@
        post:
          tags: [pets]
          @operation@
          parameters:
            - name: b
              in: body
              @body@
              schema:
                $ref: '#/definitions/Pet'
            - name: q
              in: query
              type: array
              @parameter@
              items:
                type: string
                enum: [a]
                @items@
          responses:
            @responses@
            '200':
              description: d
              @response@
              headers:
                H:
                  type: integer
                  @header@
        put:
          parameters:
            - name: f
              in: formData
              type: string
              enum: [a]
              @field@
          responses: {'200': {description: d}}
    definitions:
      Pet:
        type: object
        @schema@
        properties:
          kind:
            type: string
            enum: [a]
            @property@
    securityDefinitions:
      s:
        type: basic
        @scheme@
    """
}

extension String {
  /// How often a text stands in it.
  fileprivate func components(of text: String) -> Int {
    split(separator: text, omittingEmptySubsequences: false).count - 1
  }
}
