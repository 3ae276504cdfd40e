import RubricSite
import RubricStandard

/// How mature an API is, criterion by criterion.
public struct MaturityPage: Sendable {
  /// The measure.
  public var maturity: Maturity
  /// How much of the required sections is there.
  public var completeness: Completeness
  /// What is known of each gate that keeps the API from the next level.
  public var gates: [GateRow]
  /// The shortest list that opens them.
  public var actions: [ActionRow]
  /// What adds most to the score, at most ten.
  public var gains: [ActionRow]
  /// Every dimension with its criteria.
  public var dimensions: [DimensionRow]
  /// The page on the sections.
  public var completenessLink: PageLink
  /// The page of all findings; nil where they are not published.
  public var findingsLink: PageLink?
  /// The same for programs.
  public var data: Route
  /// The level and the sections as signs for other pages, in that order.
  public var badges: [Route]

  /// A shut gate.
  public struct GateRow: Sendable {
    /// What was found.
    public var gate: GateResult
    /// What keeps it shut, at most ten.
    public var proofs: [ProofRow]
    /// How many more things do that are not shown.
    public var others: Int
  }

  /// Something to do.
  public struct ActionRow: Sendable {
    /// As a verb phrase.
    public var text: String
    /// The section that it is about; nil of another thing.
    public var link: PageLink?
    /// What it adds.
    public var gain: MaturityPoints
    /// Ids of the criteria that it raises.
    public var criteria: [String]
  }

  /// One dimension.
  public struct DimensionRow: Sendable {
    /// What it came to.
    public var result: DimensionResult
    /// Its criteria, in order.
    public var criteria: [CriterionRow]
  }

  /// One criterion.
  public struct CriterionRow: Sendable {
    /// What it came to.
    public var result: CriterionResult
    /// Parts that lack something or could not be evaluated.
    public var lacking: [PartRow]
    /// The others.
    public var others: [PartRow]
  }

  /// A part of a criterion.
  public struct PartRow: Sendable {
    /// What it came to.
    public var part: CriterionPart
    /// The section that it is about; nil of another thing.
    public var link: PageLink?
    /// What stands behind it.
    public var proofs: [ProofRow]
  }

  /// What stands behind a number.
  public struct ProofRow: Sendable {
    /// In words; may hold any text of the input.
    public var text: String
    /// Where it is written, in words such as `openapi.yaml:210`.
    public var place: String?
    /// The section that tells more.
    public var link: PageLink?
  }
}

/// Everything that was found of an API.
public struct FindingsPage: Sendable {
  /// By the points that mending adds.
  public var findings: [PublishedFinding]
}

/// Makes the pages that tell how mature an API is. They are made after the others, since the rules of design
/// are asked while those are written.
extension PageMaker {
  /// Longest list of actions that a page shows beside the shortest list.
  private static let mostGains = 10
  /// Most places that a page shows for one gate.
  private static let mostProofs = 10
  /// Most findings on one page; the data hold all.
  private static let mostFindings = 1_000

  /// Addresses of those pages that a search engine may list.
  public var maturityRoutes: [Route] {
    guard site.publishesMaturity else { return [] }
    return [site.routes.maturity] + (site.settings.publication == .findings ? [site.routes.findings] : [])
  }

  /// The page on maturity and, where findings are published, the page of findings; nothing where nothing is
  /// published.
  public func pages(on value: APIMaturity) -> [Page] {
    guard site.publishesMaturity else { return [] }
    var pages = [frame(.word(.maturity), site.routes.maturity, .maturity(maturityPage(value)))]
    if let findings = value.findings {
      let page = FindingsPage(findings: Array(findings.prefix(PageMaker.mostFindings)))
      pages.append(
        frame(
          .word(.findings), site.routes.findings, .findings(page),
          above: [PageLink(.word(.maturity), site.routes.maturity)]))
    }
    return pages
  }

  private func maturityPage(_ value: APIMaturity) -> MaturityPage {
    let maturity = value.maturity
    return MaturityPage(
      maturity: maturity, completeness: Completeness(verdicts),
      gates: maturity.level.shut.map { gate in
        let proofs = value.published(gate.proofs).prefix(PageMaker.mostProofs)
        return MaturityPage.GateRow(
          gate: gate, proofs: proofs.map { row(of: $0, value) }, others: gate.proofs.count - proofs.count)
      }, actions: maturity.level.actions.map { row(of: $0) },
      gains: maturity.actions.prefix(PageMaker.mostGains).map { row(of: $0) },
      dimensions: maturity.dimensions.map { result in
        MaturityPage.DimensionRow(
          result: result, criteria: result.criteria.map { row(of: $0, value) })
      },
      completenessLink: PageLink(.word(.completeness), site.routes.completeness),
      findingsLink: value.findings.map { _ in PageLink(.word(.findings), site.routes.findings) },
      data: site.routes.maturityData,
      badges: [site.routes.badge("maturity"), site.routes.badge("sections")])
  }

  private func row(of result: CriterionResult, _ value: APIMaturity) -> MaturityPage.CriterionRow {
    var row = MaturityPage.CriterionRow(result: result, lacking: [], others: [])
    for part in result.parts {
      let shown = MaturityPage.PartRow(
        part: part, link: link(to: part.key),
        proofs: value.published(part.proofs).map { self.row(of: $0, value) })
      switch part.state {
      case .value(let value) where value == .one: row.others.append(shown)
      case .notApplicable: row.others.append(shown)
      case .value, .unknown: row.lacking.append(shown)
      }
    }
    return row
  }

  private func row(of proof: MaturityProof, _ value: APIMaturity) -> MaturityPage.ProofRow {
    MaturityPage.ProofRow(
      text: proof.text, place: value.place(of: proof), link: proof.section.flatMap { link(to: .section($0)) })
  }

  private func row(of action: MaturityAction) -> MaturityPage.ActionRow {
    MaturityPage.ActionRow(
      text: action.text, link: link(to: action.key), gain: action.gain, criteria: action.criteria)
  }

  /// The page of the section that a part is about.
  private func link(to key: CriterionPart.Key) -> PageLink? {
    switch key {
    case .section(let id), .fact(let id, _):
      site.place(of: id).map { PageLink(.standard($0.title), $0.route) }
    case .rule, .field, .count: nil
    }
  }
}

extension Site {
  /// Whether readers are told how complete the documentation is and how mature the API.
  public var publishesStanding: Bool { settings.publication != .nothing }

  /// Whether there is a page on its maturity: of a description that cannot be read there is nothing to measure.
  public var publishesMaturity: Bool { publishesStanding && api != nil && !sections.isEmpty }
}
