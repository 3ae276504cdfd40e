import Testing

@testable import RubricSearch

struct PageGatheringTests {
  private static let spec = """
    paths:
      /permits/{permitId}/appeals:
        post:
          operationId: lodgeAppeal
          summary: Contest a refusal
          description: Whoever was turned away can object within a month.
          tags: [Objections]
          parameters:
            - {name: permitId, in: path, required: true, schema: {type: string}}
            - {name: dry_run, in: query, description: Only rehearses the submission., schema: {type: boolean}}
          requestBody:
            content:
              application/json:
                schema: {type: object, properties: {grounds: {type: string, enum: [late-notice, wrong-person]}}}
          responses:
            '201': {description: Lodged.}
            '409': {description: Somebody has objected already.}
          security: [{login: ['appeals:write']}]
      /permits:
        get: {summary: List permits, deprecated: true, responses: {'200': {description: Fine.}}}
    components:
      securitySchemes:
        login:
          type: oauth2
          flows: {clientCredentials: {tokenUrl: 'https://x.example/t', scopes: {'appeals:write': Lodge appeals}}}
      schemas:
        Permit:
          description: Leave to do something.
          properties: {holder: {type: string, description: Who may.}, status: {type: string, enum: [granted, refused]}}
        Fee: {properties: {holder: {type: string}, amount: {type: integer}}}
        Note: {properties: {holder: {type: string}}}
    """

  private let search: APISearch

  init() throws {
    search = try SamplePages(
      Self.spec,
      guides: [
        "start.md": """
        # Getting under way

        Read this before anything else.

        ## Ask for a key

        Write to the *registry* and wait.

        ```sh
        curl --header 'X-Ticket: 1'
        ```
        """
      ]
    ).search()
  }

  @Test(arguments: [
    "appeals", "permit", "permitid", "lodge", "lodgeappeal", "contest", "refusal", "post", "objections",
    "month",
    "rehearses", "grounds", "already",
  ]) func anOperationIsFoundByWhatItsPageSays(term: String) {
    #expect(search.found(term).contains("operation Contest a refusal"))
  }

  @Test func itsTitleWeighsMoreThanWhatIsSaidOfIt() throws {
    func level(_ term: String) throws -> Int {
      let index = try #require(search.terms.firstIndex(of: Array(term.utf8)))
      let posting = search.postings[index].first { search.entries[$0.entry].title == "Contest a refusal" }
      return try #require(posting).level
    }
    #expect(try level("refusal") > level("appeals"))
    #expect(try level("appeals") > level("month"))
    #expect(try level("month") >= level("rehearses"))
  }

  @Test func aResultSaysWhatIsCalledAndBeginsWithWhatIsSaid() throws {
    let entry = try #require(search.entry(.operation, "Contest a refusal"))
    #expect(entry.context == "POST /permits/{permitId}/appeals")
    #expect(entry.passage == "Whoever was turned away can object within a month.")
    #expect(entry.route.path == "apis/permits/operations/lodge-appeal.html")
    #expect(!entry.isDeprecated)
    #expect(search.entry(.operation, "List permits")?.isDeprecated == true)
  }

  @Test func aNameOfManyPropertiesIsOneEntry() throws {
    let named = search.entries.filter { $0.title == "holder" }
    #expect(named.count == 1)
    let entry = try #require(named.first)
    #expect(entry.kind == .property && entry.context == "Permit, Fee" && entry.others == 1)
    #expect(entry.route.path == "apis/permits/schemas/permit.html" && entry.fragment == "field-holder")
    #expect(entry.passage == "Who may.")
    #expect(search.found("holder").first == "property holder")
  }

  @Test func parametersAndAllowedValuesAreFound() throws {
    #expect(search.found("dryrun").contains("parameter dry_run"))
    #expect(search.found("rehearses").contains("parameter dry_run"))
    let value = try #require(search.entry(.value, "refused"))
    #expect(value.context == "status – Permit" && value.fragment == "field-status")
    #expect(search.found("latenotice").first == "value late-notice")
  }

  @Test func guidesAreFoundByHeadingAndInFull() throws {
    let entry = try #require(search.entry(.guide, "Ask for a key"))
    #expect(entry.route.path == "apis/permits/guides/start.html" && entry.fragment == "ask-for-a-key")
    #expect(entry.context == "Getting under way" && entry.passage == "Write to the registry and wait.")
    for term in ["key", "registry", "ticket", "way"] {
      #expect(search.found(term).contains("guide Ask for a key"), "\(term)")
    }
    #expect(search.found("anything") == ["guide Getting under way"])
  }

  @Test func statusesAndScopesAreFound() throws {
    let status = try #require(search.entry(.error, "409"))
    #expect(status.fragment == "status-409" && status.passage == "Somebody has objected already.")
    #expect(search.found("409").first == "error 409")
    let scope = try #require(search.entry(.scope, "appeals:write"))
    #expect(scope.passage == "Lodge appeals" && scope.route.path.hasPrefix("apis/permits/sections/"))
  }

  @Test(arguments: [2, 3, 5]) func howPagesAreSharedOutMakesNoDifference(count: Int) throws {
    let other = try SamplePages(Self.spec, guides: [:]).search(gatherings: count)
    let one = try SamplePages(Self.spec, guides: [:]).search()
    #expect(other.entries == one.entries)
    #expect(other.terms == one.terms && other.postings == one.postings && other.isCut == one.isCut)
  }
}
