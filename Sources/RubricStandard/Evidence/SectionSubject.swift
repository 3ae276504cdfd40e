import RubricDiagnostics
import RubricOpenAPI
import RubricSite

/// What the facts of one section are looked for in: what is written of it, and the description.
public struct SectionSubject: Sendable {
  /// The API in its surroundings.
  public let site: Site
  /// Its description.
  public let api: API
  /// One for each part of the section, then one for each text of the description that tells of it.
  public let bodies: [SectionBody]
  /// Counted once for all sections of the API.
  let reference: ReferenceForm
  let samples: SampleForm
  /// How far to look for what has a form of its own, such as code.
  var reach = Reach.api
  /// Whether callers are asked who they are.
  var access = OpenAccess.unknown

  enum Reach {
    /// In the bodies, then in every guide of the API.
    case api
    case bodies
  }

  /// Where one of a body's ranges is written.
  public func span(of range: Range<UInt32>, in body: SectionBody) -> SourceSpan {
    switch body.source {
    case .guide(let id): SourceSpan(source: site[id].source, bytes: range)
    case .prose(let id):
      site.prose[id].span(of: range)
    }
  }

  /// A unit of a body as evidence.
  public func evidence(_ unit: BodyUnit, in body: SectionBody) -> Evidence {
    evidence(unit.string, unit.range, in: body)
  }

  /// A stretch of a body as evidence, with the words that tell of it.
  public func evidence(_ text: String, _ range: Range<UInt32>, in body: SectionBody) -> Evidence {
    Evidence(text, at: span(of: range, in: body), origin: body.origin)
  }

  /// Something that was counted in the description.
  public func generated(_ text: String, at span: SourceSpan) -> Evidence {
    Evidence(text, at: span, origin: .generated)
  }
}

extension SectionBody {
  /// Which side of the documentation it was written on.
  public var origin: Evidence.Origin {
    switch source {
    case .guide: .guide
    case .prose: .specification
    }
  }
}
