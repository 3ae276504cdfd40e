import RubricDiagnostics
import RubricDocuments
import RubricMarkdown
import RubricOpenAPI

/// How a rule is checked: what it looks at, and what is wrong there. Each gives nil where the rule does not
/// apply to the thing, and nothing where the thing keeps it: the share of those that keep it is what
/// maturity counts.
///
/// Things that references share are looked at once, where they are defined.
enum Check: Sendable {
  /// The description as a whole.
  case description(@Sendable (DescriptionView) -> [Problem]?)
  /// Each server: of the root, of paths and of operations.
  case server(@Sendable (ServerUse, DescriptionView) -> [Problem]?)
  /// Each path of `paths`, by its template.
  case path(@Sendable (PathUse, DescriptionView) -> [Problem]?)
  /// Each operation that callers send.
  case operation(@Sendable (Shared<Operation>, DescriptionView) -> [Problem]?)
  /// Each operation, those that the API sends among them.
  case anyOperation(@Sendable (Shared<Operation>, DescriptionView) -> [Problem]?)
  /// Each parameter.
  case parameter(@Sendable (Shared<Parameter>, DescriptionView) -> [Problem]?)
  /// Each response under each status that it is used for, by operations that callers send.
  case response(@Sendable (ResponseUse, DescriptionView) -> [Problem]?)
  /// Each header of a response, once for each response.
  case header(@Sendable (HeaderUse, DescriptionView) -> [Problem]?)
  /// Each media type of request bodies and of responses.
  case mediaType(@Sendable (MediaTypeUse, DescriptionView) -> [Problem]?)
  /// Each schema that is an object and no boolean.
  case schema(@Sendable (SchemaUse, DescriptionView) -> [Problem]?)
  /// Each property of the schemas of bodies and of components.
  case property(@Sendable (PropertyUse, DescriptionView) -> [Problem]?)
  /// Each named value: the properties, and the parameters that have a schema.
  case value(@Sendable (ValueUse, DescriptionView) -> [Problem]?)
  /// Each security scheme.
  case securityScheme(@Sendable (Shared<SecurityScheme>, DescriptionView) -> [Problem]?)
  /// Each scope that a flow declares.
  case scope(@Sendable (ScopeUse, DescriptionView) -> [Problem]?)
  /// Each security requirement: of the root and of operations.
  case requirement(@Sendable (SecurityRequirement, DescriptionView) -> [Problem]?)
  /// Each tag, declared or not.
  case tag(@Sendable (Tag, DescriptionView) -> [Problem]?)
  /// Each `description`, `summary` and `title` that is not empty.
  case text(@Sendable (TextUse, DescriptionView) -> [Problem]?)
  /// Each example and default that the authors wrote, with what it is of.
  case example(@Sendable (ExampleUse, DescriptionView) -> [Problem]?)
  /// Each string within those, once.
  case shown(@Sendable (ShownString, DescriptionView) -> [Problem]?)
  /// Each thing that is deprecated or says when it ends.
  case deprecation(@Sendable (DeprecationUse, DescriptionView) -> [Problem]?)
  /// Found while the description is read, or by a check of its own.
  case elsewhere
}

/// A path of `paths` with its operations.
struct PathUse: Sendable {
  /// The template as written.
  var template: String
  /// Where it is written.
  var key: SourceSpan
  /// What stands between slashes, in order; empty ones among them.
  var segments: [Segment]
  /// Those below it that callers send.
  var operations: [Shared<Operation>]
  /// The path item as written, behind any reference.
  var item: Node

  /// What stands between two slashes.
  struct Segment: Sendable {
    /// As written.
    var text: String
    /// Whether it has a `{template}` in it.
    var isTemplate: Bool
  }

  /// Those without a template.
  var literals: [Segment] { segments.filter { !$0.isTemplate && !$0.text.isEmpty } }
}

/// A server where it is named.
struct ServerUse: Sendable {
  var server: Server
  /// All servers that stand beside it, itself among them.
  var group: [Server]
  /// Whether it is the root's.
  var isRoot: Bool
}

/// A response under a status.
struct ResponseUse: Sendable {
  var status: StatusCode
  /// Where the status is written first.
  var span: SourceSpan
  /// Where the response is defined: its name in `components`, else the status.
  var key: SourceSpan
  /// Whether none before it has the same response, those of success and of failure apart.
  var isFirst: Bool
  /// Whether it tells that something went wrong. `default` does where another response tells of success;
  /// where it stands alone it may mean either.
  var tellsFailure: Bool
  var id: ResponseID
  var response: Shared<Response>
  /// The first operation that answers with it.
  var operation: Shared<Operation>
  /// How many operations do.
  var count: Int
}

/// A header of a response.
struct HeaderUse: Sendable {
  var name: String
  /// Where the name is written.
  var key: SourceSpan
  var header: Shared<Header>
  var response: ResponseUse
}

/// A media type of a request body or a response.
struct MediaTypeUse: Sendable {
  var media: MediaType
  /// Where its name is written.
  var key: SourceSpan
  var role: Role

  enum Role: Sendable {
    case request(RequestBodyID, Shared<Operation>)
    case response(ResponseUse)
  }
}

/// A schema with how it is reached.
struct SchemaUse: Sendable {
  var id: SchemaID
  var schema: Shared<Schema>
  var reach: SchemaReach
  /// Its name in `components`; nil of one without.
  var name: String?
  /// Where the name is written, else the schema: what findings about it as a whole point at.
  var span: SourceSpan
}

/// A property with the schema that has it.
struct PropertyUse: Sendable {
  var property: Schema.Property
  /// What the property holds.
  var schema: Shared<Schema>
  /// The schema that has it.
  var owner: SchemaUse
}

/// A scope with the flow that declares it.
struct ScopeUse: Sendable {
  var scope: SecurityScheme.Scope
  var flow: SecurityScheme.Flow
  var scheme: Shared<SecurityScheme>
}

/// A text of the authors'.
struct TextUse: Sendable {
  var text: String
  /// Where it is written.
  var node: Node
  var field: Field
  /// What it tells of.
  var subject: Subject

  enum Subject: Sendable, Hashable {
    case info, operation, path, server, serverVariable, link, requestBody, response, example, mediaType
    case securityScheme
    case scope(name: String)
    case tag(name: String)
    case parameter(name: String)
    case header(name: String)
    case property(name: String)
    case schema(name: String?)
  }
}

/// A value that the authors show.
struct ExampleUse: Sendable {
  var value: Node
  /// What it is to fit; nil where nobody says.
  var schema: SchemaID?
  /// The parameter or property that it is of; nil of a whole body.
  var name: String?
  /// Whether it is a default and no example.
  var isDefault: Bool
  /// The media type that it is written in; nil beside a schema or parameter.
  var media: MediaType?
}

/// By which ways a schema is reached.
struct SchemaReach: OptionSet, Sendable {
  let rawValue: UInt8
  /// From a request body.
  static let request = SchemaReach(rawValue: 1)
  /// From a response of success.
  static let success = SchemaReach(rawValue: 2)
  /// From a response of failure or `default`.
  static let failure = SchemaReach(rawValue: 4)
  /// From a parameter.
  static let parameter = SchemaReach(rawValue: 8)
  /// From a header.
  static let header = SchemaReach(rawValue: 16)
  /// It is a component, or reached from one.
  static let component = SchemaReach(rawValue: 32)

  /// What bodies hold, and what is kept for them.
  static let bodies: SchemaReach = [.request, .success, .failure, .component]
}
