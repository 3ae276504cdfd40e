import RubricDocuments
import RubricOpenAPI
import RubricSite
import RubricStandard

/// All APIs of a site side by side.
public struct OrganisationPage: Sendable {
  /// Weakest dimension first.
  public var apis: [Row]
  /// Ids and titles of the required sections, in the standard's order.
  public var sections: [(id: SectionID, title: String)]
  /// What lacks most often, at most twenty.
  public var gaps: [Gap]
  /// What ends, overdue first.
  public var endings: [Ending]
  /// Those who answer for APIs, by name; what nobody answers for comes first.
  public var owners: [Owner]
  /// Decisions that findings count for nothing, expired ones first.
  public var waivers: [WaiverRow]
  /// Those that one gate keeps from the next level.
  public var nearly: [Row]
  /// The day of the build.
  public var day: CivilDate
  /// The same for spreadsheets and for programs.
  public var table: Route
  /// The same for programs.
  public var data: Route

  /// One API.
  public struct Row: Sendable {
    /// What may be known of it.
    public var entry: APIEntry
    /// How mature it is.
    public var standing: APIStanding

    /// Puts an API beside the others.
    public init(entry: APIEntry, standing: APIStanding) {
      self.entry = entry
      self.standing = standing
    }

    /// Its home.
    public var link: PageLink { PageLink(.name(entry.title), entry.route) }
    /// The page on its maturity, by its title; its home where there is no such page.
    public var maturityLink: PageLink {
      PageLink(.name(entry.title), entry.isReadable ? RouteTable(prefix: entry.prefix).maturity : entry.route)
    }

    /// The lowest of the dimensions; nil where none could be evaluated.
    public var weakest: Proportion? { standing.dimensions.compactMap(\.self).min() }
  }

  /// Something that several APIs lack.
  public struct Gap: Sendable {
    /// What to do, as a verb phrase.
    public var text: String
    /// How many APIs lack it.
    public var count: Int
    /// The points that it adds to all of them together.
    public var gain: MaturityPoints
  }

  /// Something that ends.
  public struct Ending: Sendable {
    /// The last day.
    public var day: CivilDate
    /// Of which API.
    public var api: PageLink
    /// What ends.
    public var what: String
  }

  /// Who answers for APIs.
  public struct Owner: Sendable {
    /// nil of what nobody answers for.
    public var name: String?
    /// The APIs, with what leads to their owner.
    public var apis: [Row]
  }

  /// A waiver with the API that it is of.
  public struct WaiverRow: Sendable {
    /// The decision.
    public var waiver: APIStanding.Waived
    /// Of which APIs, in order.
    public var apis: [PageLink]
  }
}

extension OrganisationPage {
  private static let mostGaps = 20

  /// - Parameters:
  ///   - rows: in any order; their order decides nothing.
  ///   - day: on which a waiver or an end counts as over.
  public init(_ rows: [Row], on day: CivilDate) {
    apis = rows.sorted { a, b in
      let (first, second) = (a.weakest?.billionths ?? -1, b.weakest?.billionths ?? -1)
      return first == second ? OrganisationPage.precedes(a.entry.name, b.entry.name) : first < second
    }
    sections = RequiredSection.all.map { ($0.id, $0.title) }
    let byName = rows.sorted { OrganisationPage.precedes($0.entry.name, $1.entry.name) }
    gaps = OrganisationPage.gaps(of: byName)
    endings = byName.flatMap { row in
      row.standing.endings.map { Ending(day: $0.day, api: row.link, what: $0.what) }
    }.enumerated().sorted { a, b in
      a.element.day == b.element.day ? a.offset < b.offset : a.element.day < b.element.day
    }.map(\.element)
    owners = OrganisationPage.owners(of: byName)
    waivers = OrganisationPage.waivers(of: byName, on: day)
    nearly = byName.filter { $0.standing.onlyGate != nil }
    self.day = day
    table = Route("organisation.csv")
    data = Route("organisation.json")
  }

  static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }

  /// By how many APIs lack it, then by the points that it adds to them; parts of one API alone are left out.
  private static func gaps(of rows: [Row]) -> [Gap] {
    var positions: [CriterionPart.Key: Int] = [:]
    var gaps: [Gap] = []
    for row in rows {
      for lack in row.standing.lacks {
        if let position = positions[lack.key] {
          gaps[position].count += 1
          gaps[position].gain = gaps[position].gain + lack.gain
        } else {
          positions[lack.key] = gaps.count
          gaps.append(Gap(text: lack.key.title ?? lack.text, count: 1, gain: lack.gain))
        }
      }
    }
    let order = gaps.enumerated().sorted { a, b in
      if a.element.count != b.element.count { return a.element.count > b.element.count }
      return a.element.gain == b.element.gain ? a.offset < b.offset : a.element.gain > b.element.gain
    }
    return order.prefix(mostGaps).map(\.element)
  }

  private static func owners(of rows: [Row]) -> [Owner] {
    var owners: [Name: [Row]] = [:]
    var nobody: [Row] = []
    for row in rows {
      let name = row.entry.owner.flatMap { $0.utf8.allSatisfy { $0 <= 0x20 } ? nil : $0 }
      if let name { owners[Name(name), default: []].append(row) } else { nobody.append(row) }
    }
    let named = owners.sorted { precedes($0.key.text, $1.key.text) }.map {
      Owner(name: $0.key.text, apis: $0.value)
    }
    return (nobody.isEmpty ? [] : [Owner(name: nil, apis: nobody)]) + named
  }

  /// A waiver of the site reaches several APIs and is told once.
  private static func waivers(of rows: [Row], on day: CivilDate) -> [WaiverRow] {
    var positions: [WaiverKey: Int] = [:]
    var found: [WaiverRow] = []
    for row in rows {
      for waiver in row.standing.waivers {
        let key = WaiverKey(waiver)
        if let position = positions[key] {
          if found[position].apis.last?.route != row.entry.route { found[position].apis.append(row.link) }
        } else {
          positions[key] = found.count
          found.append(WaiverRow(waiver: waiver, apis: [row.link]))
        }
      }
    }
    let isOver = { (row: WaiverRow) in row.waiver.expires.map { $0 < day } ?? false }
    return found.filter(isOver) + found.filter { !isOver($0) }
  }

  /// What makes two waivers one to a reader.
  private struct WaiverKey: Hashable {
    var subject: Waiver.Subject
    var reason: Name
    var owner: Name?
    var expires: CivilDate?

    init(_ waiver: APIStanding.Waived) {
      subject = waiver.subject
      reason = Name(waiver.reason)
      owner = waiver.owner.map { Name($0) }
      expires = waiver.expires
    }
  }
}

extension CriterionPart.Key {
  /// What it is called whichever API lacks it; nil where its action says it for all.
  fileprivate var title: String? {
    switch self {
    case .section(let id): RequiredSection.all.first { $0.id == id }?.title
    case .rule(let id): Rule.all.first { $0.id == id }.map { "\($0.title) (\(id.text))" }
    case .fact, .field, .count: nil
    }
  }
}

extension APIEntry {
  /// What the addresses of its pages begin with.
  public var prefix: String {
    let path = route.path.utf8
    guard let slash = path.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return String(decoding: path[...slash], as: UTF8.self)
  }
}
