/// Whether a value satisfies a schema, as far as it can be told.
enum Truth: UInt8, Sendable {
  case holds, fails
  /// Something could not be checked, and the rest does not decide it.
  case unknown

  init(_ holds: Bool) { self = holds ? .holds : .fails }

  /// Both hold.
  mutating func and(_ other: Truth) {
    switch other {
    case .holds: break
    case .fails: self = .fails
    case .unknown: if self == .holds { self = .unknown }
    }
  }
}

/// Which parts of a value keywords have looked at, for `unevaluatedProperties` and `unevaluatedItems` (JSON
/// Schema 2020-12 §11). Nothing is noted where no such keyword asks.
struct Marks {
  let isWanted: Bool
  private(set) var hasAllMembers = false
  private(set) var hasAllElements = false
  private(set) var members: Set<Int> = []
  private(set) var elements: Set<Int> = []
  /// Whether it is not known which parts would be marked as well.
  private(set) var isUncertain = false

  init(isWanted: Bool) { self.isWanted = isWanted }

  mutating func markMember(_ index: Int) { if isWanted { members.insert(index) } }
  mutating func markElement(_ index: Int) { if isWanted { elements.insert(index) } }
  mutating func markAllMembers() { if isWanted { hasAllMembers = true } }
  mutating func markAllElements() { if isWanted { hasAllElements = true } }

  /// Takes over what a schema for the same value has marked, if the value satisfies it.
  mutating func merge(_ other: Marks, _ truth: Truth) {
    guard isWanted, truth != .fails else { return }
    if truth == .unknown || other.isUncertain { isUncertain = true }
    guard truth == .holds else { return }
    hasAllMembers = hasAllMembers || other.hasAllMembers
    hasAllElements = hasAllElements || other.hasAllElements
    members.formUnion(other.members)
    elements.formUnion(other.elements)
  }
}
