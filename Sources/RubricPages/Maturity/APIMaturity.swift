import RubricDiagnostics
import RubricSite
import RubricStandard

/// What is published of an API's maturity: the measure, and the words for its places.
public struct APIMaturity: Sendable {
  /// The measure.
  public var maturity: Maturity
  /// Where spans are written, such as `openapi.yaml:210`; of those that are not in it nothing is said.
  public var places: [SourceSpan: String]
  /// What was found, by the points that mending it adds; nil where that is not published.
  public var findings: [PublishedFinding]?
  /// Those that reach the API.
  public var waivers: [Waiver]
  /// What it was measured from.
  public var inputs: Inputs

  /// What a measure was taken from, so that two of them can be compared.
  public struct Inputs: Sendable, Hashable {
    /// A hash of the description's bytes; nil of one that could not be read.
    public var specification: String?
    /// A hash of the bytes of all guides.
    public var guides: String
    /// A hash of `api.yaml`; nil where there is none.
    public var catalogue: String?
    /// The day of the build.
    public var day: CivilDate

    /// - Parameter guides: a hash of the bytes of all guides, in their order.
    public init(specification: String?, guides: String, catalogue: String?, day: CivilDate) {
      self.specification = specification
      self.guides = guides
      self.catalogue = catalogue
      self.day = day
    }
  }

  /// - Parameters:
  ///   - places: relative to the content folder, with a line behind a colon.
  ///   - findings: nil where they are not published.
  public init(
    _ maturity: Maturity, places: [SourceSpan: String], findings: [PublishedFinding]?, waivers: [Waiver],
    inputs: Inputs
  ) {
    self.maturity = maturity
    self.places = places
    self.findings = findings
    self.waivers = waivers
    self.inputs = inputs
  }

  /// Those that may be shown: what was found wrong at a place is told only where findings are published.
  func published(_ proofs: [MaturityProof]) -> [MaturityProof] {
    findings == nil ? proofs.filter { !$0.isFault || $0.span == nil } : proofs
  }

  /// Where a proof is written.
  func place(of proof: MaturityProof) -> String? { proof.span.flatMap { places[$0] } }
}

/// A finding with its place, as pages and data tell it.
public struct PublishedFinding: Sendable, Hashable {
  /// The rule that is not kept.
  public var rule: RuleID
  /// How much it matters.
  public var severity: Severity
  /// As the finding says it; may hold any text of the input.
  public var message: String
  /// Path from the content folder on, line and column, such as `apis/permits/openapi.yaml:210:7`.
  public var place: String
  /// Where it stands by its file's own structure; nil where nothing is known of that.
  public var pointer: String?
  /// What mending it adds; nil where that does not follow from the model.
  public var gain: MaturityPoints?
  /// Why it counts for nothing; nil where it counts.
  public var waiver: String?
  /// The page of the rule; nil of one without.
  public var explanation: Route?

  /// - Parameters:
  ///   - place: from the content folder on, with line and column.
  ///   - isExplained: whether there is an explanation of its rule, which the site then has a page of.
  public init(_ finding: LocatedFinding, place: String, gain: MaturityPoints?, isExplained: Bool) {
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    self.place = place
    pointer = finding.logicalPlace
    self.gain = gain
    waiver = finding.suppression?.reason
    explanation = isExplained ? SitePages.rule(finding.rule.text) : nil
  }

  /// What adds most first, then by place, rule and message.
  public static func inOrder(_ a: PublishedFinding, _ b: PublishedFinding) -> Bool {
    let (first, second) = (a.gain?.millionths ?? -1, b.gain?.millionths ?? -1)
    if first != second { return first > second }
    for (a, b) in [(a.place, b.place), (a.rule.text, b.rule.text), (a.message, b.message)]
    where !a.utf8.elementsEqual(b.utf8) {
      return a.utf8.lexicographicallyPrecedes(b.utf8)
    }
    return false
  }
}

extension Maturity {
  /// The places of everything that stands behind its numbers, each once.
  public var spans: Set<SourceSpan> {
    var spans: Set<SourceSpan> = []
    for part in dimensions.flatMap(\.criteria).flatMap(\.parts) {
      spans.formUnion(part.proofs.compactMap(\.span))
    }
    for proof in level.gates.flatMap(\.proofs) + (actions + level.actions).flatMap(\.proofs) {
      if let span = proof.span { spans.insert(span) }
    }
    return spans
  }
}
