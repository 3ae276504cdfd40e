import RubricDocuments
import RubricMarkdown
import RubricOpenAPI
import RubricSamples
import RubricSchemas
import RubricSite

/// Everything about one operation.
public struct OperationPage: Sendable {
  /// Whether a caller calls it, or the API does.
  public var kind: Operation.Kind
  /// Method of HTTP.
  public var method: Told<RubricOpenAPI.Method>
  /// The path template, the webhook's name, or the callback's expression.
  public var path: Told<String>
  /// By what links and tools know it; nil where it has none.
  public var operationID: Told<String>?
  /// The groups that it belongs to.
  public var tags: [Told<Tag>]
  /// Where it is said that it is to be called no more; nil where it is not.
  public var deprecated: Told<Bool>?
  /// When it goes away, as `x-sunset` writes it; nil where nothing is said.
  public var sunset: Told<String>?
  /// Where it is said that it is meant for the organisation's own callers; nil where it is not.
  public var isInternal: Told<Bool>?
  /// What extensions say of its stage and kind, each as a badge.
  public var badges: [Told<String>]
  /// The summary where it is too long for a title; nil where the title is it.
  public var summary: Told<String>?
  /// What the operation does; nil where nobody described it.
  public var description: PageProse?
  /// What holds for all operations of the path, in one line.
  public var pathSummary: Told<String>?
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
  public var servers: [ServerWords]
  /// Code that calls the operation; empty of what the API calls itself.
  public var samples: [Sample]
  /// Guides written for the operation.
  public var guides: [GuideExcerpt]
  /// Documentation elsewhere, and extensions.
  public var remarks: [Remark]
  /// What Swagger 2.0 says of a call beside its bodies; empty of other versions.
  public var media: [MediaFact]
  /// Values that are not shown since they do not apply: read-only properties of what is sent, write-only
  /// ones of what comes back.
  public var inapplicable: [Place]
  /// The tables that the parts refer to by position.
  public var tables: [FieldTable]
  /// What has no room on the page.
  let rest: [FieldTables.Continued]
  /// Examples that have no room on the page, by the pages that follow.
  let laterExamples: [[ContinuedExample]]

  /// Parameters of one place.
  public struct ParameterGroup: Sendable {
    /// Field `in` of them all.
    public var location: Parameter.Location
    /// Where `in` is written.
    public var places: [Place]
    /// Position in the page's `tables`.
    public var table: Int
  }

  /// What is sent.
  public struct Body: Sendable {
    /// Where it is said to be described, where nothing is there.
    public var reference: Told<String>?
    /// What is sent; nil where nobody described it.
    public var description: PageProse?
    /// Whether a call must have a body.
    public var isRequired: Told<Bool>
    /// What may be sent, in written order.
    public var contents: [Content]
    /// Extensions.
    public var remarks: [Remark]
  }

  /// One media type of a body.
  public struct Content: Sendable {
    /// As written, such as `application/json`.
    public var mediaType: Told<String>
    /// What it holds; nil where nobody described it. Since 3.2.
    public var description: PageProse?
    /// What a body is; nil where it has no schema.
    public var words: SchemaWords?
    /// Position in the page's `tables`; nil without a schema, and where the type leads to its rows.
    public var table: Int?
    /// What each item of a stream is, as a table of one row; nil where the body is no stream.
    public var items: Int?
    /// How single parts of a form are written.
    public var encodings: [EncodingWords]
    /// The author's, else one that fits the schema; empty where none can be made.
    public var examples: [ExampleText]
    /// Why there is no example; nil where there is one, and of a body of which nothing is said.
    public var noExample: NoExample?
    /// Extensions.
    public var remarks: [Remark]
  }

  /// Why a body has no example.
  public enum NoExample: Sendable, Hashable {
    /// It is the bytes of a file.
    case file
    /// None was found that its schema allows.
    case none
  }

  /// How one part of a form is written (Encoding Object, OpenAPI 3.1.0 §4.8.15).
  public struct EncodingWords: Sendable {
    /// The property that it is of, or the elements where it is of parts by their position.
    public var label: FieldRow.Label
    /// Where the property is named; nil of parts by their position.
    public var place: Place?
    /// Media types of the part; nil where its schema's type decides.
    public var contentType: Told<String>?
    /// How the value becomes text.
    public var serialization: [Told<Remark.SerializationWord>]
    /// Position in the page's `tables` of the part's headers; nil where it has none.
    public var headers: Int?
    /// How the parts of the part are written.
    public var parts: [EncodingWords]
    /// Extensions.
    public var remarks: [Remark]
  }

  /// An example as it is shown.
  public struct ExampleText: Sendable {
    /// nil where the author gave it no name.
    public var name: Told<String>?
    /// What it shows, in one line; nil where nothing is said.
    public var summary: Told<String>?
    /// What the example shows; nil where nobody described it.
    public var description: PageProse?
    /// Name of the language to highlight it as, such as `json`.
    public var language: String
    /// The example as it is copied; JSON has a member on each line. Empty of one that lies elsewhere.
    public var text: Told<String>
    /// Where it lies; nil where it is given.
    public var address: Told<String>?
    /// As it is sent, where that is told beside its value; since 3.2.
    public var serialized: Told<String>?
    /// Extensions.
    public var remarks: [Remark] = []
    /// Of a long text; unique on the page. nil of others.
    public var anchor: String? = nil
    /// Of a text that is cut, since it is shown whole elsewhere on the page: that one's anchor.
    public var whole: String? = nil
    /// Of a text that is cut, since it stands whole on a page that follows: that place.
    public var elsewhere: PageLink? = nil
  }

  /// One response.
  public struct ResponsePart: Sendable {
    /// A code, a range of codes, or `default`.
    public var status: Told<StatusCode>
    /// Unique on the page, such as `response-200`.
    public var anchor: String
    /// Where it is said to be described, where nothing is there.
    public var reference: Told<String>?
    /// What the response means, in one line; since 3.2.
    public var summary: Told<String>?
    /// What the response means; nil where nobody described it.
    public var description: PageProse?
    /// Position in the page's `tables`; nil where it has no headers.
    public var headers: Int?
    /// What may come, in written order; empty where it has no body.
    public var contents: [Content]
    /// In written order.
    public var links: [Link]
    /// Extensions.
    public var remarks: [Remark]

    /// An operation that can be called with what the response holds.
    public struct Link: Sendable {
      /// Name of the link in the description.
      public var name: Told<String>
      /// Where the link leads; nil where nobody described it.
      public var description: PageProse?
      /// What can be called, as the link names it: an `operationId` or a reference.
      public var operation: Told<String>?
      /// The operation's page; nil where no `operationId` of the API is named.
      public var target: PageLink?
      /// Values or runtime expressions by parameter; the places are those of the values.
      public var parameters: [Named<Told<String>>]
      /// A value or runtime expression to send.
      public var requestBody: Told<String>?
      /// The server to call.
      public var server: ServerWords?
      /// Extensions.
      public var remarks: [Remark]
    }
  }

  /// A tag of the operation.
  public struct Tag: Sendable {
    /// As the operation names it.
    public var name: String
    /// Its page; nil of one that callbacks alone have.
    public var link: PageLink?
  }

  /// Operations that the API calls at the caller's.
  public struct Callback: Sendable {
    /// Name under which the operation holds them.
    public var name: Told<String>
    /// Pages of what is called, in written order.
    public var operations: [PageLink]
    /// Extensions.
    public var remarks: [Remark]
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

/// Media types and schemes of addresses, which Swagger 2.0 tells beside bodies and servers.
public struct MediaFact: Sendable {
  /// What the words are.
  public var label: Word
  /// In written order.
  public var words: [Told<String>]

  /// Those of an operation or of the root.
  static func all(of origin: Node, in api: API) -> [MediaFact] {
    [(Field.consumes, Word.accepts), (.produces, .answersWith), (.schemes, .addressSchemes)].compactMap {
      field, label in
      let elements = api.elements(of: origin[field])
      guard !elements.isEmpty else { return nil }
      return MediaFact(label: label, words: elements.map { Told($0.text ?? "", $0.place) })
    }
  }
}

/// Who may call.
public struct Security: Sendable {
  /// Each is sufficient. Empty where anybody may.
  public var alternatives: [Alternative]
  /// Whether the description says who may call, if only that anybody may.
  public var isStated = true
  /// Whether the operation itself says who may call.
  public var isOwn = false
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
    public var name: Told<String>
    /// nil where no such scheme is declared.
    public var kind: SecurityScheme.Kind?
    /// Scopes or roles, in written order; often empty.
    public var scopes: [Scope]
  }

  /// A scope, with its place on the page on authorisation.
  public struct Scope: Sendable {
    /// As the requirement writes it.
    public var name: Told<String>
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
