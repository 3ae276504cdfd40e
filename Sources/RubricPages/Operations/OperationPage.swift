import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

/// Everything about one operation.
public struct OperationPage: Sendable {
  /// The operation, by its place in `API.operations`.
  public var operation: OperationID
  /// Whether a caller calls it, or the API does.
  public var kind: Operation.Kind
  /// Method of HTTP.
  public var method: RubricOpenAPI.Method
  /// The path template, the webhook's name, or the callback's expression.
  public var path: String
  /// Whether it is to be called no more.
  public var isDeprecated: Bool
  /// When it goes away, as `x-sunset` writes it; nil where nothing is said.
  public var sunset: String?
  /// The summary where it is too long for a title; nil where the title is it.
  public var summary: String?
  /// What the operation does; nil where nobody described it.
  public var description: PageProse?
  /// What holds for all operations of the path.
  public var pathDescription: PageProse?
  /// Who may call it.
  public var security: Security
  /// Those in the path first, then query, query string, header, cookie; places without any are left out.
  public var parameters: [ParameterGroup]
  /// nil where nothing is sent.
  public var requestBody: Body?
  /// In written order.
  public var responses: [ResponsePart]
  /// In written order.
  public var callbacks: [Callback]
  /// Its own or its path's; empty where those of the API's home hold.
  public var servers: [Server]
  /// Code that calls the operation; empty of what the API calls itself.
  public var samples: [Sample]
  /// Guides written for the operation.
  public var guides: [GuideExcerpt]
  /// Documentation elsewhere.
  public var externalDocs: ExternalDocumentation?
  /// The tables that the parts refer to by position.
  public var tables: [FieldTable]

  /// Parameters of one place.
  public struct ParameterGroup: Sendable {
    /// Field `in` of them all.
    public var location: Parameter.Location
    /// Position in the page's `tables`.
    public var table: Int
  }

  /// What is sent.
  public struct Body: Sendable {
    /// What is sent; nil where nobody described it.
    public var description: PageProse?
    /// Whether a call must have a body.
    public var isRequired: Bool
    /// What may be sent, in written order.
    public var contents: [Content]
  }

  /// One media type of a body.
  public struct Content: Sendable {
    /// As written, such as `application/json`.
    public var mediaType: String
    /// What a body is; nil where it has no schema.
    public var type: TypeOutline?
    /// The schema's own description; nil where there is none.
    public var description: PageProse?
    /// Limits on the body as a whole; empty where it has none.
    public var constraints: [Constraint]
    /// Position in the page's `tables`; nil without a schema, and where `type` leads to its rows.
    public var table: Int?
    /// The author's, at most 20, else one that fits the schema; empty where none can be made.
    public var examples: [ExampleText]
  }

  /// An example as it is shown.
  public struct ExampleText: Sendable {
    /// Empty where the author gave it no name.
    public var title: String
    /// What the example shows; nil where nobody described it.
    public var description: PageProse?
    /// Name of the language to highlight it as, such as `json`.
    public var language: String
    /// The example as it is copied; JSON has a member on each line.
    public var text: String
  }

  /// One response.
  public struct ResponsePart: Sendable {
    /// A code, a range of codes, or `default`.
    public var status: StatusCode
    /// Unique on the page, such as `response-200`.
    public var anchor: String
    /// What the response means; its summary where it has no description.
    public var description: PageProse?
    /// Position in the page's `tables`; nil where it has no headers.
    public var headers: Int?
    /// What may come, in written order; empty where it has no body.
    public var contents: [Content]
    /// In written order.
    public var links: [Link]

    /// An operation that can be called with what the response holds.
    public struct Link: Sendable {
      /// Name of the link in the description.
      public var name: String
      /// Where the link leads; nil where nobody described it.
      public var description: PageProse?
      /// The operation's page; nil where no `operationId` of the API is named.
      public var target: PageLink?
      /// Values by parameter.
      public var parameters: [Named<String>]
    }
  }

  /// Operations that the API calls at the caller's.
  public struct Callback: Sendable {
    /// Name under which the operation holds them.
    public var name: String
    /// Pages of what is called, in written order.
    public var operations: [PageLink]
  }

  /// Code in one language.
  public struct Sample: Sendable {
    /// Name of the language to highlight it as, such as `shell`.
    public var language: String
    /// What readers know it by, such as `curl`.
    public var title: String
    /// The code as it is copied.
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
    /// In written order; never empty.
    public var schemes: [Scheme]
  }

  /// One scheme with the scopes that it must grant.
  public struct Scheme: Sendable {
    /// As the requirement writes it.
    public var name: String
    /// nil where no such scheme is declared.
    public var kind: SecurityScheme.Kind?
    /// Scopes or roles, in written order; often empty.
    public var scopes: [Scope]
  }

  /// A scope, with its place on the page on authorisation.
  public struct Scope: Sendable {
    /// As the requirement writes it.
    public var name: String
    /// What it allows; empty where the scheme does not declare it.
    public var description: String
    /// nil where the scheme does not declare it, or no page tells of scopes.
    public var link: PageLink?
  }
}

/// A guide, or a part of one, shown on another page.
public struct GuideExcerpt: Sendable {
  /// The guide on its own page.
  public var source: PageLink
  /// Its body, with links that lead the same way as there.
  public var prose: PageProse
}
