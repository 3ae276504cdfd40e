import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What `components` describes and no operation uses: it has its place here, so that nothing is lost.
public struct ComponentsPage: Sendable {
  /// Parameters by their places.
  public var parameters: [OperationPage.ParameterGroup]
  /// Position of the headers' table; nil where there are none.
  public var headers: Int?
  /// Request bodies by name.
  public var requestBodies: [Named<OperationPage.Body>]
  /// Responses, with their names in place of a status.
  public var responses: [OperationPage.ResponsePart]
  /// Media types by name; since 3.2.
  public var mediaTypes: [OperationPage.Content]
  /// Examples.
  public var examples: [Remark.ExampleWords]
  /// Paths that have no operation.
  public var paths: [EmptyPath]
  /// Operations of path items and callbacks that nothing refers to, by the component's name.
  public var operations: [Named<OperationPage>]
  /// Links to operations.
  public var links: [OperationPage.ResponsePart.Link]
  /// The tables that the parts refer to by position.
  public var tables: [FieldTable]
  /// What has no room on the page.
  let rest: [FieldTables.Continued]
  /// Examples that have no room on the page, by the pages that follow.
  let laterExamples: [[ContinuedExample]]

  /// A path without operations: what would hold for all of them.
  public struct EmptyPath: Sendable {
    /// The path template.
    public var path: Told<String>
    /// Where it is said to be described, where nothing is there.
    public var reference: Told<String>?
    /// In one line; nil where nothing is said.
    public var summary: Told<String>?
    /// What is there; nil where nobody described it.
    public var description: PageProse?
    /// Parameters by their places.
    public var parameters: [OperationPage.ParameterGroup]
    /// Where operations would be called.
    public var servers: [ServerWords]
    /// Extensions.
    public var remarks: [Remark]
  }

  init(of unused: UnusedComponents, in site: Site, api: API) {
    let following = site.routes.components.following(1)
    var tables = FieldTables(site: site, api: api, following: following)
    let written = api.components.origin ?? api.origin
    let keys = KeyPlaces(of: written[.parameters], in: api)
    let names = unused.parameters.map { ($0.value, Told($0.name, keys[$0.name])) }
    parameters = OperationPage.groups(
      of: unused.parameters.map(\.value), components: Dictionary(names) { first, _ in first }, api, &tables)
    paths = unused.paths.map { named in
      let item = named.value
      let written = [Field.paths, .webhooks].lazy.compactMap {
        api.value(named: named.name, in: api.origin[$0])
      }.first
      return EmptyPath(
        path: Told(named.name, written?.keyPlace),
        reference: item.reference.map { Told($0, item.origin[.ref]?.place) },
        summary: item.summary.map { Told($0, item.origin[.summary]?.place) },
        description: site.prose(item.description, at: item.origin[.description]),
        parameters: OperationPage.groups(of: item.parameters, api, &tables),
        servers: item.servers.map { ServerWords($0, in: site) },
        remarks: Remark.all(of: item.extensions, in: ExtensionHolder(.pathItem, item.origin)))
    }
    headers =
      unused.headers.isEmpty
      ? nil : tables.add(headers: unused.headers, of: written, anchor: "header", title: .headers(""))
    var making = PayloadMaking(site: site, api: api, tables: tables, route: site.routes.components)
    requestBodies = unused.requestBodies.map { named in
      Named(
        named.name,
        making.body(api.requestBodies[named.value], anchor: "body-" + Slug(named.name).description))
    }
    responses = unused.responses.map { named in
      making.response(
        named.value, named: Told(StatusCode(named.name), nil),
        anchor: "response-" + Slug(named.name).description)
    }
    mediaTypes = making.contents(unused.mediaTypes, of: written, .response, anchor: "media-type") {
      .response("", mediaType: $0)
    }
    examples = unused.examples.map { making.tables.telling.words(of: $0, in: written) }
    links = unused.links.map { making.link($0, of: written) }
    operations = unused.operations.map { named in
      var page = OperationPage(of: named.value, in: site, api: api, following: following)
      // Its heading is the component's name.
      if page.summary == nil, let summary = named.value.summary, !summary.isEmpty {
        page.summary = Told(summary, named.value.origin[.summary]?.place)
      }
      // Where it would be called is not said: nothing refers to it.
      page.samples = OperationPage.authorsSamples(of: named.value, api)
      return Named(named.name, page)
    }
    self.tables = making.tables.finish()
    rest = making.tables.rest + operations.flatMap(\.value.rest)
    laterExamples = making.laterExamples
  }
}

/// The components that no operation uses, in written order.
struct UnusedComponents: Sendable {
  var parameters: [Named<ParameterID>] = []
  var headers: [Named<HeaderID>] = []
  var requestBodies: [Named<RequestBodyID>] = []
  var responses: [Named<ResponseID>] = []
  var mediaTypes: [MediaType] = []
  var examples: [Example] = []
  var links: [Named<Link>] = []
  var paths: [Named<PathItem>] = []
  var operations: [Named<Shared<Operation>>] = []

  init() {}

  init(of api: API) {
    paths = api.emptyPaths
    let operations = api.operations.all
    let usedParameters = Set(operations.flatMap(\.parameters) + paths.flatMap(\.value.parameters))
    let usedBodies = Set(operations.compactMap(\.requestBody))
    let usedResponses = Set(operations.flatMap { $0.responses.map(\.response) })
    parameters = api.components.parameters.filter { !usedParameters.contains($0.value) }
    requestBodies = api.components.requestBodies.filter { !usedBodies.contains($0.value) }
    // One of Swagger 2.0 is a response of its own for each operation whose media types it has.
    let usedDescriptions = Set(usedResponses.compactMap { api.responses[$0].descriptionNode })
    responses = api.components.responses.filter {
      !usedResponses.contains($0.value)
        && (api.version.major > 2
          || api.responses[$0.value].descriptionNode.map { !usedDescriptions.contains($0) } ?? true)
    }
    addPayloads(of: api)
    addOperations(of: api)
  }

  /// Headers, media types, examples and links.
  private mutating func addPayloads(of api: API) {
    // What unused components hold themselves is shown with them.
    let content =
      api.requestBodies.all.flatMap(\.content) + api.responses.all.flatMap(\.content)
      + api.parameters.all.flatMap(\.content) + api.headers.all.flatMap(\.content)
    let usedHeaders = Set(
      api.responses.all.flatMap { $0.headers.map(\.value) }
        + content.flatMap { $0.encoding.flatMap { $0.value.headers.map(\.value) } })
    headers = api.components.headers.filter { !usedHeaders.contains($0.value) }
    let usedMedia = Set(content.map(\.origin))
    mediaTypes = api.components.mediaTypes.map(\.value).filter { !usedMedia.contains($0.origin) }
    let usedExamples = Set(
      (content.flatMap(\.examples) + api.parameters.all.flatMap(\.examples)
        + api.headers.all.flatMap(\.examples)).filter(\.hasOwnTexts).map(\.origin))
    examples = api.components.examples.filter { !usedExamples.contains($0.origin) }
    let usedLinks = Set(
      api.responses.all.flatMap(\.links).map(\.value)
        .filter { $0.descriptionNode == $0.origin[.description] }.map(\.origin))
    links = api.components.links.filter { !usedLinks.contains($0.value.origin) }
  }

  private mutating func addOperations(of api: API) {
    let usedOperations = Set(api.operations.all.map(\.origin))
    for (name, item, kind) in UnusedComponents.pathItems(of: api) {
      for var operation in item.operations where !usedOperations.contains(operation.origin) {
        operation.kind = kind
        operation.pathSummary = item.summary
        operation.pathSummaryNode = item.origin[.summary]
        operation.pathDescription = item.description
        operation.pathDescriptionNode = item.origin[.description]
        self.operations.append(Named(name, Shared(operation)))
      }
    }
  }

  var isEmpty: Bool {
    parameters.isEmpty && headers.isEmpty && requestBodies.isEmpty && responses.isEmpty
      && mediaTypes.isEmpty && examples.isEmpty && links.isEmpty && operations.isEmpty
      && paths.isEmpty
  }

  private static func pathItems(of api: API) -> [(name: String, item: PathItem, kind: Operation.Kind)] {
    api.components.pathItems.map { ($0.name, $0.value, .path) }
      + api.components.callbacks.flatMap { callback in
        callback.value.pathItems.map { named in
          var item = named.value
          // What is said of the callback as a whole is told with its operations.
          for index in item.operations.indices {
            item.operations[index].pathExtensions += callback.value.extensions
          }
          return (callback.name, item, .callback(name: callback.name))
        }
      }
  }
}

extension Example {
  /// Whether its own words are told where it is used, and not those of the reference to it.
  fileprivate var hasOwnTexts: Bool {
    descriptionNode == origin[.description] && summaryNode == origin[.summary]
  }
}
