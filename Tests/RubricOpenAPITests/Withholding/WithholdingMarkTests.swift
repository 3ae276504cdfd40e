import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI
import Testing

/// Marks one object of a rich description after the other as internal, and looks for its words in what is left.
///
/// Every name and text that is an object's own has a word of its own, written `zq-` and a number: in the
/// description below `%1` is such a word. `!1` in front of the members of an object is where its mark comes to stand,
/// and all words that begin with `%1` must go with it (`%1a` as well as `%1`).
@Suite struct WithholdingMarkTests {
  private static let description31 = """
    openapi: 3.1.0
    info: {title: T, version: '1', contact: {!1 name: '%1'}, license: {!2 name: '%2', url: 'https://%2.example'}}
    externalDocs: {!3 url: 'https://%3.example', description: '%3'}
    servers:
      - {url: https://open.example}
      - {!4 url: 'https://{%5v}.%4.example', description: '%4', variables: {'%5v': {!5 default: '%5', enum: ['%5']}}}
    tags: [{name: open}, {!6 name: '%6', description: '%6', externalDocs: {!7 url: 'https://%7.example'}}]
    x-tagGroups: [{name: g, tags: [open, '%6']}]
    security: [{open: []}, {'%8': []}, {oauth: ['%9s', read]}]
    paths:
      /open:
        get:
          operationId: open
          tags: [open, '%6']
          security: [{'%8': [], open: []}, {oauth: ['%9s']}]
          externalDocs: {!10 url: 'https://%10.example'}
          parameters:
            - {!11 name: '%11', in: query, description: '%11', schema: {type: string, enum: ['%11']}}
            - {$ref: '#/components/parameters/%12'}
            - {name: shown, in: query, schema: {type: string}, examples: {'%13': {!13 value: '%13'}, '%14': {$ref: '#/components/examples/%14'}}}
          requestBody: {$ref: '#/components/requestBodies/%15'}
          callbacks:
            '%16cb': {'{$request.body#/url}': {post: {!16 operationId: '%16', description: '%16'}}}
            '%17cb': {!17 '{$request.body#/url}': {post: {operationId: '%17', description: '%17'}}}
            '%18cb': {$ref: '#/components/callbacks/%18'}
          responses:
            '200':
              description: OK
              headers: {'%19': {!19 description: '%19', schema: {}}, '%20': {$ref: '#/components/headers/%20'}}
              content:
                application/json:
                  schema: {$ref: '#/components/schemas/Thing'}
                  example: {id: 1, '%30': '%30', '%31': {deep: '%31'}, part: {'%33': '%33', shown: 1}}
                '%21/json': {!21 schema: {description: '%21'}}
                multipart/form-data:
                  schema: {$ref: '#/components/schemas/Thing'}
                  encoding: {'%30': {contentType: '%30/x'}, id: {!22 contentType: '%22/x', headers: {'%23': {!23 description: '%23'}}}}
              links:
                '%24': {!24 operationId: open, description: '%24'}
                '%25l': {operationId: '%25'}
                '%25r': {operationRef: '#/paths/~1%25a/get'}
                '%26': {operationId: '%26', $ref: '#/components/links/%27'}
                '%27l': {$ref: '#/components/links/%27'}
                open: {operationId: open, parameters: {'%11': 1, 'query.%11': 1, '%12n': 1, shown: 1}}
            '404': {$ref: '#/components/responses/%28'}
            '500': {!29 description: '%29', content: {a/b: {schema: {title: '%29'}}}}
      '/%25a': {get: {!25 operationId: '%25', description: '%25'}}
      '/%26a': {!26 get: {operationId: '%26', description: '%26'}, summary: '%26'}
      '/%43a': {$ref: '#/components/pathItems/%43'}
    webhooks: {'%44': {!44 post: {description: '%44'}}, '%45': {post: {!45 description: '%45'}}}
    components:
      parameters: {'%12': {!12 name: '%12n', in: header, description: '%12'}}
      examples: {'%14': {!14 summary: '%14', value: '%14'}}
      requestBodies: {'%15': {!15 description: '%15', content: {a/b: {}}}}
      callbacks: {'%18': {!18 u: {post: {description: '%18'}}}}
      headers: {'%20': {!20 description: '%20'}}
      links: {'%27': {!27 operationId: open, description: '%27'}}
      responses: {'%28': {!28 description: '%28'}}
      pathItems: {'%43': {!43 get: {operationId: '%43', description: '%43'}}}
      securitySchemes:
        open: {type: http, scheme: basic}
        '%8': {!8 type: apiKey, name: '%8', in: header}
        oauth:
          type: oauth2
          flows:
            implicit: {authorizationUrl: https://a.example, scopes: {read: Reads}}
            password: {!9 tokenUrl: 'https://%9.example', scopes: {'%9s': '%9', read: Reads}}
      schemas:
        Thing:
          type: object
          required: [id, '%30', '%31', '%32']
          properties:
            id: {type: string, externalDocs: {!46 url: 'https://%46.example'}, xml: {!47 name: '%47'}}
            '%30': {!30 type: string, description: '%30', default: '%30'}
            '%31': {!31 properties: {deep: {title: '%31'}}}
            '%32': {!32 $ref: '#/components/schemas/%34'}
            part: {$ref: '#/components/schemas/Part'}
            any: {anyOf: [{!48 title: '%48'}, {type: string}]}
            dynamic: {$defs: {'%49': {!49 $dynamicAnchor: '%49', title: '%49'}}, properties: {x: {$dynamicRef: '#%49'}}}
          dependentRequired: {'%30': [id], id: ['%30']}
          dependentSchemas: {'%31': {required: [id]}, id: {required: ['%31']}}
          if: {properties: {'%30': {const: '%30'}}}
          then: {required: ['%31', id]}
          example: {id: 2, '%30': '%30'}
          propertyNames: {enum: [id, '%30', '%31', part]}
        Part: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {'%33': {title: '%33'}, shown: {}}, required: ['%33']}]}
        Base: {properties: {'%33': {!33 title: '%33'}}, required: ['%33'], anyOf: [{required: ['%33']}, {required: [shown]}]}
        '%34': {!34 title: '%34'}
        '%35': {!35 title: '%35', properties: {inner: {description: '%35'}}}
        Alias: {properties: {gone: {$ref: '#/components/schemas/%35/properties/inner'}, '%35p': {$ref: '#/components/schemas/%35'}}, required: ['%35p']}
        Choice:
          oneOf: [{$ref: '#/components/schemas/%36'}, {$ref: '#/components/schemas/Open'}]
          properties: {kind: {enum: ['%36', '%36m', Open]}}
          discriminator: {!37 propertyName: kind, mapping: {'%36m': '#/components/schemas/%36', '%37': Open}}
        '%36': {!36 properties: {kind: {const: '%36m'}}}
        Open: {properties: {kind: {const: Open}, '%38': {!38 }}, discriminator: {propertyName: '%38'}}
        '%39': {!39 allOf: [{$ref: '#/components/schemas/Open'}]}
        '%40': {!40 $anchor: '%40', type: string}
        Anchored: {properties: {'%40p': {$ref: '#%40'}, at: {items: {$ref: '#/components/schemas/%40'}}}, required: ['%40p']}
        Map: {additionalProperties: {$ref: '#/components/schemas/%41'}, patternProperties: {'^%42': {!42 title: '%42'}}}
        '%41': {!41 title: '%41'}
    """

  private static let description32 = """
    openapi: 3.2.0
    info: {title: T, version: '1'}
    tags: [{name: a, parent: '%1'}, {!1 name: '%1', summary: '%1'}]
    servers: [{url: https://open.example}, {!2 url: https://b.example, name: '%2'}]
    paths:
      /open: {get: {tags: [a, '%1'], responses: {'200': {description: d, content: {text/event-stream: {$ref: '#/components/mediaTypes/%3'}}, links: {'%4l': {operationId: '%4'}}}}}}
      '/%4a': {summary: '%4', additionalOperations: {'%4M': {!4 operationId: '%4'}}}
      '/open/5': {additionalOperations: {'%5M': {!5 operationId: '%5'}, COPY: {responses: {}}}, parameters: [{!6 in: querystring, name: '%6', content: {a/b: {}}}]}
      '/%7a': {query: {!7 operationId: '%7'}}
    components:
      mediaTypes: {'%3': {!3 itemSchema: {title: '%3'}}}
      securitySchemes: {o: {type: oauth2, flows: {deviceAuthorization: {!8 tokenUrl: 'https://%8.example', deviceAuthorizationUrl: 'https://%8.example', scopes: {'%8s': '%8'}}}}}
      schemas:
        A: {discriminator: {propertyName: k, defaultMapping: '%9'}, oneOf: [{$ref: '#/components/schemas/%9'}, {$ref: '#/components/schemas/B'}]}
        '%9': {!9 title: '%9'}
        B: {properties: {'%10': {!10 title: '%10'}, nested: {properties: {'%11': {!11 title: '%11'}, b: {}}}}}
      requestBodies:
        F: {content: {multipart/mixed: {schema: {$ref: '#/components/schemas/B'}, encoding: {'%10': {contentType: '%10/x'}, nested: {encoding: {'%11': {contentType: '%11/x'}, b: {!12 contentType: '%12/x'}}}}, examples: {e: {dataValue: {'%10': '%10', nested: {'%11': '%11'}}}}, prefixEncoding: [{!13 contentType: '%13/x'}]}}}
    security: [{o: ['%8s']}]
    """

  /// Objects and lists as a whole stand elsewhere, and references in their places.
  private static let descriptionReferred = """
    openapi: 3.1.0
    info: {title: T, version: '1'}
    tags: {$ref: '#/x-shared/tags'}
    servers: {$ref: '#/x-shared/servers'}
    security: {$ref: '#/x-shared/security'}
    paths:
      /open:
        parameters: {$ref: '#/x-shared/parameters'}
        get:
          tags: {$ref: '#/x-shared/names'}
          requestBody: {content: {$ref: '#/x-shared/content', a/b: {schema: {}}}}
          callbacks: {$ref: '#/x-shared/callbacks'}
          responses: {$ref: '#/x-shared/responses'}
    components:
      securitySchemes: {$ref: '#/x-shared/schemes'}
      schemas:
        P: {properties: {$ref: '#/x-shared/properties', c: {type: string}}, required: {$ref: '#/x-shared/required'}, example: {c: x, '%7': '%7'}}
        Q: {oneOf: {$ref: '#/x-shared/alternatives'}}
        R: {allOf: {$ref: '#/x-shared/parts'}, dependentRequired: {$ref: '#/x-shared/dependent'}, enum: {$ref: '#/x-shared/values'}}
    x-shared:
      tags: [{name: open}, {!1 name: '%1', description: '%1'}]
      names: [open, '%1']
      servers: [{url: https://open.example}, {!2 url: 'https://%2.example'}]
      schemes: {open: {type: http, scheme: basic}, '%3': {!3 type: apiKey, name: '%3', in: header}}
      security: [{open: []}, {'%3': []}]
      parameters: [{name: open, in: query, schema: {}}, {!4 name: '%4', in: query, schema: {title: '%4'}}]
      content: {application/json: {schema: {$ref: '#/components/schemas/P'}, examples: {$ref: '#/x-shared/examples'}}, '%5/json': {!5 schema: {title: '%5'}}}
      examples: {open: {value: {c: x, '%7': '%7'}}, '%6': {!6 summary: '%6', value: {c: '%6'}}}
      properties: {open: {type: string}, '%7': {!7 title: '%7'}}
      required: [open, '%7']
      alternatives: [{type: string}, {!8 title: '%8'}]
      parts: [{$ref: '#/components/schemas/P'}, {!9 title: '%9'}]
      dependent: {'%7': [open], open: ['%7']}
      values: [{c: x}, {c: y, '%7': '%7'}]
      responses: {'200': {description: d, headers: {$ref: '#/x-shared/headers'}, links: {$ref: '#/x-shared/links'}}, '404': {!10 description: '%10'}}
      headers: {open: {schema: {}}, '%11': {!11 description: '%11', schema: {}}}
      links: {open: {operationId: open, parameters: {$ref: '#/x-shared/given'}}, '%12': {!12 operationId: open, description: '%12'}}
      given: {open: $response.header.open, other: '$response.header.%11'}
      callbacks: {'%13cb': {u: {post: {!13 operationId: '%13', description: '%13'}}}, open: {u: {post: {description: d}}}}
    """

  private static let description20 = """
    swagger: '2.0'
    info: {title: T, version: '1'}
    tags: [{!1 name: '%1', description: '%1'}]
    securityDefinitions: {'%2': {!2 type: basic}, open: {type: basic}}
    security: [{'%2': []}, {open: []}]
    parameters: {'%3': {!3 name: '%3n', in: query, type: string}}
    responses: {'%4': {!4 description: '%4'}}
    paths:
      /open:
        parameters: [{$ref: '#/parameters/%3'}, {!5 name: '%5', in: formData, type: string}]
        get:
          tags: ['%1', open]
          responses:
            '200': {description: d, schema: {$ref: '#/definitions/P'}, headers: {'%6': {!6 type: string}}, examples: {application/json: {a: 1, '%8': '%8'}}}
            '400': {$ref: '#/responses/%4'}
            '500': {!7 description: '%7', schema: {title: '%7'}}
      '/%9a': {post: {!9 operationId: '%9', responses: {}}}
    definitions:
      P: {properties: {a: {}, '%8': {!8 title: '%8'}}, required: ['%8', a], discriminator: '%8', dependencies: {'%8': [a]}}
      '%10': {!10 title: '%10'}
      Q: {allOf: [{$ref: '#/definitions/%10'}, {$ref: '#/definitions/P'}, {required: ['%8']}], example: {'%8': 1}}
    """

  /// The description with words, and the mark of one object.
  private func text(_ template: String, marking marked: Int) -> String {
    var text = template
    // The longest numbers first, as `%1` begins `%10`.
    for number in (1...60).reversed() {
      text = text.replacing("%\(number)", with: "zq-\(number)-")
      text = text.replacing("!\(number) ", with: number == marked ? "x-internal: true, " : "")
    }
    return text
  }

  private func check(_ template: String, count: Int) throws {
    for number in 1...count {
      let whole = text(template, marking: number)
      #expect(whole.contains("x-internal: true"), "\(number) is marked")
      let left = try BundleTests.bundle(["openapi.yaml": whole], hides: true)
      let lines = left.text.split(separator: "\n").filter { $0.contains("zq-\(number)-") }
      #expect(lines.isEmpty, "\(number): \(lines)")
      #expect(!left.text.contains("x-internal"))
      // Nothing but what goes with it.
      #expect(left.text.contains("/open"), "\(number)")
      let broken = left.findings.filter { $0.rule == "ref-unresolved" }
      #expect(broken.isEmpty, "\(number): \(broken.map(\.message))")
      let others = Set((1...count).filter { $0 != number && !left.text.contains("zq-\($0)-") })
      #expect(others.isSubset(of: Self.dependents(of: number, in: template)), "\(number) takes \(others)")
    }
    let plain = try BundleTests.bundle(["openapi.yaml": text(template, marking: 0)], hides: true)
    for number in 1...count { #expect(plain.text.contains("zq-\(number)-"), "\(number) is there") }
  }

  /// What stands within another marked object, or says nothing without it.
  private static func dependents(of number: Int, in template: String) -> Set<Int> {
    switch (number, template) {
    case (4, description31): [5]
    case (5, description31): [4]
    case (6, description31): [7]
    case (22, description31): [23]
    case (34, description31): [32]
    default: []
    }
  }

  @Test func nothingIsLeftOfAnyObjectOf31() throws { try check(Self.description31, count: 49) }
  @Test func nothingIsLeftOfAnyObjectOf32() throws { try check(Self.description32, count: 13) }
  @Test func nothingIsLeftOfWhatReferencesAsAWholeLeadTo() throws {
    try check(Self.descriptionReferred, count: 13)
  }
  @Test func nothingIsLeftOfAnyObjectOf20() throws { try check(Self.description20, count: 10) }
}
