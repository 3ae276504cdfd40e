import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// What an API's maturity leaves to the page that lays all APIs side by side.
public struct APIStanding: Sendable, Codable {
  /// The level that it has reached.
  public var level: MaturityLevel
  /// The gate that alone keeps it from the next level; nil where it is none or several.
  public var onlyGate: String?
  /// The overall score; nil where nothing could be evaluated.
  public var score: Proportion?
  /// How much could be evaluated.
  public var coverage: Proportion
  /// The score of each dimension, in order; nil of one that could not be evaluated.
  public var dimensions: [Proportion?]
  /// The state of each required section, in order; empty of an API that could not be read.
  public var states: [SectionVerdict.State]
  /// What other APIs may lack as well, by the points that it adds.
  public var lacks: [Lack]
  /// The address by which its owner is reached; nil where none is named.
  public var contact: String?
  /// Whether that looks like one person's.
  public var isPersonal: Bool
  /// When something of it ends.
  public var endings: [Ending]
  /// Those that reach it.
  public var waivers: [Waived]

  /// Something that it lacks.
  public struct Lack: Sendable, Codable {
    /// What it is about.
    public var key: CriterionPart.Key
    /// What to do, as a verb phrase.
    public var text: String
    /// What it adds to the overall score.
    public var gain: MaturityPoints
  }

  /// Something that ends.
  public struct Ending: Sendable, Codable {
    /// The last day.
    public var day: CivilDate
    /// What ends.
    public var what: String
  }

  /// A decision that findings count for nothing.
  public struct Waived: Sendable, Codable {
    /// What it is about.
    public var subject: Waiver.Subject
    /// Why, in its author's words.
    public var reason: String
    /// Who answers for it; nil where nobody is named.
    public var owner: String?
    /// The last day on which it holds; nil of one that does not end.
    public var expires: CivilDate?

    /// A decision with its reason.
    public init(subject: Waiver.Subject, reason: String, owner: String? = nil, expires: CivilDate?) {
      self.subject = subject
      self.reason = reason
      self.owner = owner
      self.expires = expires
    }
  }
}

extension APIStanding {
  /// - Parameter verdicts: one for each required section, in their order; empty of an API that could not be read.
  public init(_ value: APIMaturity, of site: Site, verdicts: [SectionVerdict]) {
    let maturity = value.maturity
    level = maturity.level.now
    let isNear = maturity.level.shut.count == 1 && maturity.level.caps.isEmpty
    onlyGate = isNear ? maturity.level.shut.first?.gate : nil
    score = maturity.overall
    coverage = maturity.coverage
    dimensions = maturity.dimensions.map(\.score)
    states = verdicts.map(\.state)
    lacks = maturity.actions.filter(\.key.isShared).map { Lack(key: $0.key, text: $0.text, gain: $0.gain) }
    let named = site.api?.info.contact
    contact = [site.apiSettings.contact, named?.email, named?.url].compactMap(\.self).first { !$0.isEmpty }
    isPersonal = contact.map { TeamAddress.isPersonal($0) } ?? false
    endings = site.api.map { APIStanding.sunsets(in: $0) } ?? []
    if let end = site.apiSettings.catalogue.endDate { endings.append(Ending(day: end, what: site.title)) }
    waivers = value.waivers.map {
      Waived(subject: $0.subject, reason: $0.reason, owner: $0.owner, expires: $0.expires)
    }
  }

  private static let sunsetNames: Set<String> = ["x-sunset", "x-sunset-date", "x-removal-date"]

  /// Days on which operations end by an extension of their own.
  private static func sunsets(in api: API) -> [Ending] {
    api.operations.all.compactMap { operation in
      let written = operation.extensions.first { sunsetNames.contains($0.name) }?.value.text
      return written.flatMap { CivilDate($0) }.map { Ending(day: $0, what: operation.signature) }
    }
  }
}

extension CriterionPart.Key {
  /// Whether other APIs can lack the same.
  fileprivate var isShared: Bool {
    switch self {
    case .section, .fact, .rule, .field: true
    case .count: false
    }
  }
}
