import RubricDiagnostics
import RubricSite

/// The waivers that reach an API, ready to be asked of each finding.
public struct WaiverBook: Sendable {
  private let waivers: [Waiver]
  /// Those that reach everything, by what they are about.
  private var everywhere: [Waiver.Subject: Int] = [:]
  private var files: [FileSubject: Int] = [:]
  private var objects: [FileSubject: ObjectScopes] = [:]
  private let date: CivilDate
  /// Whether each waiver has met a finding.
  public private(set) var isUsed: [Bool]

  /// What a waiver is about, in one file.
  private struct FileSubject: Hashable {
    var subject: Waiver.Subject
    var source: SourceID
  }

  /// - Parameters:
  ///   - waivers: where several reach a finding alike, the first holds; expired ones waive nothing.
  ///   - date: the day on which a waiver counts as expired or not.
  public init(_ waivers: [Waiver], on date: CivilDate) {
    self.waivers = waivers
    self.date = date
    isUsed = Array(repeating: false, count: waivers.count)
    var scopes: [FileSubject: [(index: Int, range: Range<UInt32>)]] = [:]
    for (index, waiver) in waivers.enumerated() where !waiver.isExpired(on: date) {
      switch waiver.scope {
      case .everything: everywhere[waiver.subject] = everywhere[waiver.subject] ?? index
      case .file(let source):
        let key = FileSubject(subject: waiver.subject, source: source)
        files[key] = files[key] ?? index
      case .object(let span):
        scopes[FileSubject(subject: waiver.subject, source: span.source), default: []]
          .append((index, span.bytes))
      }
    }
    objects = scopes.mapValues { ObjectScopes($0) }
  }

  /// Why a finding counts for nothing; nil where it counts. The innermost waiver wins. What is wrong with waivers
  /// themselves cannot be waived.
  public mutating func suppression(of finding: Finding) -> Suppression? {
    guard !waivers.isEmpty, !RuleExplanation.isOfWaivers(finding.rule) else { return nil }
    guard let index = index(of: finding) else { return nil }
    isUsed[index] = true
    return waivers[index].suppression
  }

  /// Marks the findings that count for nothing.
  public mutating func apply(to findings: inout [Finding]) {
    guard !waivers.isEmpty else { return }
    for index in findings.indices where findings[index].suppression == nil {
      findings[index].suppression = suppression(of: findings[index])
    }
  }

  /// Takes over what another copy of the same book has met.
  public mutating func merge(_ other: WaiverBook) { merge(used: other.isUsed) }

  /// Takes over which of the first waivers have met a finding elsewhere.
  public mutating func merge(used: [Bool]) {
    for (index, isMet) in zip(isUsed.indices, used) where isMet { isUsed[index] = true }
  }

  private func index(of finding: Finding) -> Int? {
    let subjects =
      [Waiver.Subject.rule(finding.rule)] + (finding.section.map { [.section(SectionID($0))] } ?? [])
    for subject in subjects {
      let key = FileSubject(subject: subject, source: finding.span.source)
      if let found = objects[key]?.innermost(at: finding.span.bytes.lowerBound) { return found }
      if let found = files[key] { return found }
    }
    return subjects.lazy.compactMap { everywhere[$0] }.first
  }
}

/// Objects that lie in or beside one another: the innermost at a place is found in a few steps.
private struct ObjectScopes: Sendable {
  /// By where they begin, the outer before the inner.
  private var scopes: [(index: Int, range: Range<UInt32>)]
  /// For each the one that it lies in.
  private var outer: [Int?]

  init(_ unsorted: [(index: Int, range: Range<UInt32>)]) {
    scopes = unsorted.sorted {
      ($0.range.lowerBound, $1.range.upperBound, $0.index) < (
        $1.range.lowerBound, $0.range.upperBound, $1.index
      )
    }
    outer = []
    var open: [Int] = []
    for (position, scope) in scopes.enumerated() {
      while let last = open.last, scopes[last].range.upperBound <= scope.range.lowerBound {
        open.removeLast()
      }
      outer.append(open.last)
      open.append(position)
    }
  }

  func innermost(at offset: UInt32) -> Int? {
    var (low, high) = (0, scopes.count)
    while low < high {
      let middle = (low + high) / 2
      if scopes[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    var position: Int? = low == 0 ? nil : low - 1
    while let current = position {
      if offset < scopes[current].range.upperBound { return scopes[current].index }
      position = outer[current]
    }
    return nil
  }
}

extension Waiver {
  /// Whether its last day is over.
  public func isExpired(on date: CivilDate) -> Bool { expires.map { $0 < date } ?? false }

  /// How reports tell it.
  public var suppression: Suppression {
    let kind: Suppression.Kind = if case .everything = scope { .external } else { .inSource }
    return Suppression(kind, reason: reason, owner: owner, expires: expires?.description)
  }
}
