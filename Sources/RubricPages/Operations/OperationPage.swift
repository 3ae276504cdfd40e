import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

/// Everything about one operation.
public struct OperationPage: Sendable {
  public var operation: OperationID
  public var kind: Operation.Kind
  public var method: RubricOpenAPI.Method
  public var path: String
  public var isDeprecated: Bool
  public var sunset: String?
  public var description: PageProse?
  /// What holds for all operations of the path.
  public var pathDescription: PageProse?
  public var security: Security
  public var parameters: [ParameterGroup]
  public var requestBody: Body?
  public var responses: [ResponsePart]
  public var callbacks: [Callback]
  public var servers: [Server]
  /// Code that calls the operation; empty of what the API calls itself.
  public var samples: [Sample]
  /// Guides written for the operation.
  public var guides: [GuideExcerpt]
  public var externalDocs: ExternalDocumentation?
  /// The tables that the parts refer to by position.
  public var tables: [FieldTable]

  /// Parameters of one place.
  public struct ParameterGroup: Sendable {
    public var location: Parameter.Location
    public var table: Int
  }

  /// What is sent.
  public struct Body: Sendable {
    public var description: PageProse?
    public var isRequired: Bool
    public var contents: [Content]
  }

  /// One media type of a body.
  public struct Content: Sendable {
    public var mediaType: String
    public var type: TypeOutline?
    public var description: PageProse?
    public var constraints: [Constraint]
    public var table: Int?
    public var examples: [ExampleText]
  }

  /// An example as it is shown.
  public struct ExampleText: Sendable {
    /// Empty where the author gave it no name.
    public var title: String
    public var description: PageProse?
    /// Name of the language to highlight it as, such as `json`.
    public var language: String
    public var text: String
  }

  /// One response.
  public struct ResponsePart: Sendable {
    public var status: StatusCode
    public var anchor: String
    public var description: PageProse?
    public var headers: Int?
    public var contents: [Content]
    public var links: [Link]

    /// An operation that can be called with what the response holds.
    public struct Link: Sendable {
      public var name: String
      public var description: PageProse?
      public var target: PageLink?
      /// Values by parameter.
      public var parameters: [Named<String>]
    }
  }

  /// Operations that the API calls at the caller's.
  public struct Callback: Sendable {
    public var name: String
    public var operations: [PageLink]
  }

  /// Code in one language.
  public struct Sample: Sendable {
    public var language: String
    public var title: String
    public var code: String
  }
}

/// Who may call.
public struct Security: Sendable {
  /// Each is sufficient. Empty where anybody may.
  public var alternatives: [Alternative]
  /// Whether an alternative asks for nothing.
  public var isOptional: Bool
  /// The page on authentication.
  public var link: PageLink?

  /// Schemes that are needed together.
  public struct Alternative: Sendable {
    public var schemes: [Scheme]
  }

  /// One scheme with the scopes that it must grant.
  public struct Scheme: Sendable {
    public var name: String
    public var kind: SecurityScheme.Kind?
    public var scopes: [Scope]
  }

  /// A scope, with its place on the page on authorisation.
  public struct Scope: Sendable {
    public var name: String
    public var description: String
    public var link: PageLink?
  }
}

/// A guide, or a part of one, shown on another page.
public struct GuideExcerpt: Sendable {
  public var source: PageLink
  public var prose: PageProse
}
