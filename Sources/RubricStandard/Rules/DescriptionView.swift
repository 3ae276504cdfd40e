import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricPatterns
import RubricSchemas
import RubricSite
import Synchronization

/// A description as rules look at it: what several of them ask, found once.
final class DescriptionView: Sendable {
  let site: Site
  let api: API
  /// The day on which a date counts as past or to come.
  let date: CivilDate
  /// What sort of API it is, as far as rules ask.
  let profile: APIProfile
  /// Of `paths`, in written order.
  let paths: [PathUse]
  /// Operations that callers send.
  let operations: [Shared<Operation>]
  /// In written order: the root's, then those of paths and operations.
  let servers: [ServerUse]
  /// What operations that callers send answer, each response once for each status.
  let responses: [ResponseUse]
  /// Media types of request bodies, then of responses.
  let mediaTypes: [MediaTypeUse]
  /// Of responses, each response's once.
  let headers: [HeaderUse]
  /// Objects, booleans left out; in the order of first reading.
  let schemas: [SchemaUse]
  /// Of the schemas of bodies and of components.
  let properties: [PropertyUse]
  /// Properties, then parameters that have a schema.
  let values: [ValueUse]
  let scopes: [ScopeUse]
  /// The root's, then those of operations.
  let requirements: [SecurityRequirement]
  /// How operations and schemes of security go together.
  let securityUses: SecurityUses
  /// How the bodies of errors look.
  let errorShapes: ErrorShapes
  /// Which schemas bodies hold, and which of them the authors give values for.
  let bodySchemas: BodySchemas
  /// What is said of the values of enumerations.
  let enumTexts: EnumTexts
  /// Data on persons that bodies hold.
  let personalFields: PersonalFields
  /// The first name of each schema that has one.
  let schemaNames: [SchemaID: String]
  /// The schema whose keyword holds it, of each alternative, condition and part that is written within another
  /// schema and adds to what that says of one value.
  let holders: [SchemaID: SchemaID]
  /// The names that operations go by.
  let operationIDs: OperationIDs
  /// The parameters that operations refer to.
  let sharedParameters: SharedParameters
  /// Schemas that the JSON of a response of success is to fit at its top, by the first such response's
  /// position in `responses`.
  let tops: [SchemaID: Int]
  /// Schemas of forms, whose fields are no keys of JSON.
  let forms: Set<SchemaID>
  /// Schemas of properties whose keys are their callers' own, by the property's name.
  let openSchemas: Set<SchemaID>
  /// Schemas that are objects of GeoJSON.
  let geoJSON: Set<SchemaID>
  /// Query parameters that hold the key of a security scheme.
  let queryKeys: Set<String>
  /// Names of the headers of each response that has some, in lower case.
  let headerNames: [ResponseID: Set<String>]
  /// The first field that holds a schema, or a list of it, by the schema.
  let fieldNames: [SchemaID: String]
  /// How the words of most keys are joined; nil where all are in one style.
  let propertyStyle: NameCase?
  /// Where addresses and headers tell the version of the API.
  let versions: AddressVersions
  /// What is deprecated or says when it ends.
  let deprecations: [DeprecationUse]
  /// What the guides tell of the ends of single things.
  let guideEnds: GuideEnds
  private let operationsByParameter: [ObjectIdentifier: [Int]]
  private let reaches: [SchemaReach]
  private let lists = TextLists()
  private let placeholders: Mutex<PatternSetSearcher>

  init(_ site: Site, _ api: API, on date: CivilDate, placeholders: Placeholders) {
    self.site = site
    self.api = api
    self.date = date
    self.placeholders = Mutex(placeholders.searcher())
    schemaNames = site.schemaNames
    operations = api.operations.all.filter { $0.kind == .path }
    paths = PathUse.all(in: api, operations)
    servers = ServerUse.all(in: api, operations)
    responses = ResponseUse.all(in: api, operations)
    mediaTypes = MediaTypeUse.all(in: api, operations, responses)
    headers = HeaderUse.all(in: api, responses)
    reaches = SchemaReach.all(in: api, operations)
    schemas = SchemaUse.all(in: api, reaches, names: site.schemaNames)
    properties = schemas.filter { !$0.reach.isDisjoint(with: .bodies) }.flatMap { owner in
      owner.schema.properties.map {
        PropertyUse(property: $0, schema: api.schemas[$0.schema], owner: owner)
      }
    }
    values = ValueUse.all(in: api, properties)
    tops = SchemaUse.tops(in: api, responses)
    forms = MediaTypeUse.forms(mediaTypes)
    openSchemas = OpenNames.schemas(of: properties, in: api)
    geoJSON = Set(schemas.filter(\.isGeoJSON).map(\.id))
    queryKeys = Set(api.securitySchemes.all.compactMap(\.value.queryKey))
    headerNames = Dictionary(grouping: headers, by: \.response.id)
      .mapValues { Set($0.map { $0.name.lowercased() }) }
    fieldNames = PropertyUse.names(properties, in: api)
    propertyStyle = DescriptionView.propertyStyle(of: schemas, forms: forms)
    versions = AddressVersions(of: api, servers, paths, mediaTypes)
    guideEnds = GuideEnds(of: site)
    deprecations = DeprecationUse.all(in: api, headers, names: site.schemaNames)
    operationsByParameter = DescriptionView.operationsByParameter(api, operations)
    scopes = ScopeUse.all(in: api)
    holders = SchemaUse.holders(in: api)
    operationIDs = OperationIDs(of: api)
    sharedParameters = SharedParameters(of: api)
    // A path item that several paths share brings its requirements again.
    var seen: Set<Node> = []
    let requirements = (api.security ?? []) + api.operations.all.flatMap { $0.security ?? [] }
    self.requirements = requirements.filter { seen.insert($0.origin).inserted }
    securityUses = SecurityUses(of: api, operations, requirements: self.requirements)
    let reaches = reaches
    errorShapes = ErrorShapes(of: mediaTypes, in: api) { reaches[Int($0.index)].contains(.success) }
    bodySchemas = BodySchemas(of: mediaTypes, in: api)
    enumTexts = EnumTexts(of: api)
    personalFields = PersonalFields(of: api, schemas)
    profile = APIProfile(of: api, operations, settings: site.apiSettings)
  }

  /// Every text of the authors' that is not empty.
  var texts: [TextUse] { lists.texts(self) }
  /// Every value that the authors show.
  var examples: [ExampleUse] { lists.examples(self) }

  /// Every string within those, once.
  var shown: [ShownString] { lists.shown(self) }
  /// Whether what is said of the API or an operation names the system that coordinates are given in.
  var isReferenceSystemStated: Bool { lists.isReferenceSystemStated(self) }

  /// Where the first word stands in a Markdown text that stands in for others, in bytes of the text; code
  /// is no text.
  func placeholder(in markdown: String) -> Range<Int>? {
    let text = MarkdownCode.blanked(Array(markdown.utf8))
    let matches = placeholders.withLock { searcher in
      text.withUnsafeBufferPointer { searcher.matches(in: $0) }
    }
    return matches.map(\.range).filter { !PlaceholderGuards.isMeant($0, in: text) }
      .min { $0.lowerBound < $1.lowerBound }
  }

  /// By which ways a schema is reached.
  func reach(of schema: SchemaID) -> SchemaReach {
    reaches.indices.contains(Int(schema.index)) ? reaches[Int(schema.index)] : []
  }

  /// The object that a schema and what holds together with it describe.
  func shape(of id: SchemaID) -> ObjectShape { lists.shape(of: id, self) }

  /// Whether a guide tells of a required section, which the checks of sections judge.
  func isInGuides(_ section: SectionID) -> Bool {
    site.place(of: section)?.parts.contains { if case .guide = $0.text { true } else { false } } == true
  }

  /// The alternatives by which an operation may be called; empty where it is open to all.
  func security(of operation: Shared<Operation>) -> [SecurityRequirement] {
    api.security(of: operation).contains { $0.schemes.isEmpty } ? [] : api.security(of: operation)
  }

  /// The parameters of an operation, those of its path among them.
  func parameters(of operation: Shared<Operation>) -> [Shared<Parameter>] {
    operation.parameters.map { api.parameters[$0] }
  }

  /// The operations that callers send with a parameter, in written order.
  func operations(with parameter: Shared<Parameter>) -> [Shared<Operation>] {
    (operationsByParameter[ObjectIdentifier(parameter)] ?? []).map { operations[$0] }
  }

  /// By the parameter, positions in the operations.
  private static func operationsByParameter(
    _ api: API, _ operations: [Shared<Operation>]
  ) -> [ObjectIdentifier: [Int]] {
    var found: [ObjectIdentifier: [Int]] = [:]
    for (index, operation) in operations.enumerated() {
      for id in operation.parameters {
        found[ObjectIdentifier(api.parameters[id]), default: []].append(index)
      }
    }
    return found
  }

  /// The types of a schema, behind references and single parts.
  func types(of id: SchemaID?) -> Schema.TypeSet {
    var next = id
    for _ in 0..<8 {
      guard let id = next else { return [] }
      let schema = api.schemas[id]
      if !schema.types.isEmpty { return schema.types }
      next = schema.reference ?? (schema.allOf.count == 1 ? schema.allOf[0] : nil)
    }
    return []
  }
}

/// What is long to find and made when it is first asked for.
private final class TextLists: Sendable {
  private let texts = Mutex<[TextUse]?>(nil)
  private let examples = Mutex<[ExampleUse]?>(nil)
  private let shown = Mutex<[ShownString]?>(nil)
  private let isReferenceSystemStated = Mutex<Bool?>(nil)
  private let shapes = Mutex<[SchemaID: ObjectShape]>([:])

  func texts(_ view: DescriptionView) -> [TextUse] { texts.kept { TextUse.all(in: view) } }
  func examples(_ view: DescriptionView) -> [ExampleUse] { examples.kept { ExampleUse.all(in: view) } }
  func shown(_ view: DescriptionView) -> [ShownString] { shown.kept { ShownString.all(in: view) } }
  /// Many operations may answer with one schema.
  func shape(of id: SchemaID, _ view: DescriptionView) -> ObjectShape {
    shapes.withLock { shapes in
      if let known = shapes[id] { return known }
      let made = ObjectShape(of: id, in: view.api)
      shapes[id] = made
      return made
    }
  }
  func isReferenceSystemStated(_ view: DescriptionView) -> Bool {
    isReferenceSystemStated.kept { ReferenceSystem.isStated(in: view) }
  }
}

extension Mutex {
  /// What was made once, or is made now.
  fileprivate borrowing func kept<Kept: Sendable>(_ make: () -> Kept) -> Kept where Value == Kept? {
    withLock { kept in
      if let kept { return kept }
      let made = make()
      kept = made
      return made
    }
  }
}
