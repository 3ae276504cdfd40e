/// Why a finding counts for nothing: somebody decided so and said why (SARIF 2.1.0 §3.35).
public struct Suppression: Sendable, Equatable, Codable {
  /// Where the decision is written.
  public var kind: Kind
  /// Why, in its author's words: not escaped.
  public var reason: String
  /// Who answers for it; nil where nobody is named.
  public var owner: String?
  /// The last day on which it holds, as `YYYY-MM-DD`; nil of one that does not end.
  public var expires: String?

  /// Where a decision is written.
  public enum Kind: String, Sendable, CaseIterable, Codable {
    /// In the description or the guide itself.
    case inSource
    /// In the settings of the site or of the API.
    case external
    /// In the list of what was there before.
    case baseline
  }

  /// - Parameters:
  ///   - reason: in its author's words.
  ///   - expires: as `YYYY-MM-DD`.
  public init(_ kind: Kind, reason: String, owner: String? = nil, expires: String? = nil) {
    self.kind = kind
    self.reason = reason
    self.owner = owner
    self.expires = expires
  }
}
