import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What few schemas, parameters and other objects have, told below the rest.
public enum Remark: Sendable {
  /// A name for readers (`title`).
  case title(Told<String>)
  /// What a parameter is called as a component.
  case alsoNamed(Told<String>)
  /// Named schemas that hold as well, with the reference to each.
  case includes([Told<SchemaID>])
  /// Where more of it is said to be described, where nothing is there.
  case describedAt(Told<String>)
  /// Which property tells the alternatives apart, and by which values.
  case discriminator(Told<String>, [DiscriminatorValue], otherwise: DiscriminatorValue?)
  /// How the value is written in XML.
  case xml([Told<XMLWord>])
  /// Documentation elsewhere.
  case documentation(DocumentationLink)
  /// How a parameter's value becomes text.
  case serialization([Told<SerializationWord>])
  /// The media type that a parameter's value is written in.
  case mediaType(Told<String>)
  /// Examples with a name or a description, or that are objects or arrays.
  case examples([ExampleWords])
  /// Extensions as they are given.
  case extensions([Told<ExtensionWords>])
  /// What is to be used in place of something deprecated (`x-deprecated-description`).
  case deprecation(Told<String>)
  /// When it goes out of service (`x-sunset`).
  case sunset(Told<String>)
  /// Words of the author's on its stage and kind (`x-badges`, `x-stability-level`, `x-lifecycle`).
  case badges([Told<String>], Place)
  /// It is meant for the organisation's own callers (`x-internal`), with where that is said.
  case `internal`(Place)
  /// What an extension says of limits or of service levels, by names of the author's.
  case statements(Word, [Statement], Place)
  /// Extensions that are told at places of their own.
  case elsewhere([Place])

  /// A value of the discriminating property.
  public struct DiscriminatorValue: Sendable {
    /// As it is sent.
    public var text: Told<String>
    /// As `mapping` writes what it stands for.
    public var target: Told<String>
    /// What it stands for; nil where that is no schema.
    public var schema: SchemaID?
  }

  /// One word of how a value is written in XML (XML Object, OpenAPI 3.1.0 §4.8.26).
  public enum XMLWord: Sendable, Hashable {
    case name(String)
    case namespace(String)
    case prefix(String)
    case attribute
    case wrapped
    case nodeType(String)
  }

  /// One word of how a value becomes text (OpenAPI 3.1.0 §4.8.12.2).
  public enum SerializationWord: Sendable, Hashable {
    case style(String)
    case explode(Bool)
    case allowReserved
    case allowEmptyValue
    /// `collectionFormat` of Swagger 2.0.
    case collectionFormat(String)
  }

  /// An example of the author's, beside what it is an example of.
  public struct ExampleWords: Sendable {
    /// Its name; nil of one without.
    public var name: Told<String>?
    /// In one line; nil where nothing is said.
    public var summary: Told<String>?
    /// What it shows; nil where nobody described it.
    public var description: PageProse?
    /// As it is copied; nil of one that lies elsewhere.
    public var text: Told<String>?
    /// Where it lies; nil where it is given.
    public var address: Told<String>?
    /// As it is sent, where that is told beside its value; since 3.2.
    public var serialized: Told<String>?
    /// Extensions.
    public var remarks: [Remark] = []
  }

  /// An extension as it is given.
  public struct ExtensionWords: Sendable {
    /// With its `x-`.
    public var name: String
    /// As JSON on one line, cut where it is very long.
    public var text: String
  }

  /// About how many bytes of a page it takes.
  var weight: Int {
    switch self {
    case .examples(let examples): examples.reduce(0) { $0 + ($1.text?.value.utf8.count ?? 0) + 100 }
    case .extensions(let extensions): extensions.reduce(0) { $0 + $1.value.text.utf8.count + 100 }
    case .discriminator(_, let values, _): values.count * 120
    case .includes(let schemas): schemas.count * 80
    case .title, .alsoNamed, .xml, .documentation, .serialization, .mediaType, .deprecation, .sunset, .badges,
      .internal, .statements, .elsewhere, .describedAt:
      100
    }
  }
}
