import RubricSite

/// What a result of a search shows, and where it leads.
public struct SearchEntry: Sendable, Hashable {
  /// What it is.
  public var kind: Kind
  /// As readers know it, at most `longestTitle` bytes.
  public var title: String
  /// The page it is on.
  public var route: Route
  /// Anchor on that page, without `#`; nil where the page as a whole is meant.
  public var fragment: String?
  /// Words beside the title: the method and the path of an operation, the page of a section, what has a
  /// property; empty of others.
  public var context: String
  /// How many things have the property or the value beside those in `context`.
  public var others: Int
  /// The beginning of what is said of it, in plain text; may be empty.
  public var passage: String
  /// Whether it is to be used no more.
  public var isDeprecated: Bool

  /// The kinds of results; the raw value is a figure of index files.
  public enum Kind: UInt8, Sendable, CaseIterable {
    case api, group, operation, schema, guide, scope, error, property, parameter, value
  }

  /// Bytes of a title; of what is longer the page shows the whole.
  static let longestTitle = 160
  /// Bytes of a passage.
  static let longestPassage = 160
  /// Bytes of a passage of running text, of which the page shows the stretch that matches.
  static let longestText = 400

  init(
    _ kind: Kind, _ title: String, _ route: Route, fragment: String? = nil, context: String = "",
    passage: String = "", isDeprecated: Bool = false
  ) {
    self.kind = kind
    self.title = title.cut(to: SearchEntry.longestTitle)
    self.route = route
    self.fragment = fragment
    self.context = context.cut(to: SearchEntry.longestTitle)
    others = 0
    self.passage = passage
    self.isDeprecated = isDeprecated
  }

  /// What the weight of its terms is multiplied by, in percent.
  var factor: Int {
    let factor =
      switch kind {
      case .api: 110
      case .group, .operation: 100
      case .guide: 95
      case .scope: 90
      case .schema, .error: 80
      case .property: 45
      case .parameter: 40
      case .value: 40
      }
    return isDeprecated ? factor * 7 / 10 : factor
  }
}

extension String {
  /// The text, or so many bytes of it with a mark where it goes on; no scalar is cut in two.
  func cut(to most: Int) -> String {
    guard utf8.count > most else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: most)
    while end > utf8.startIndex, utf8[end] & 0xC0 == 0x80 { end = utf8.index(before: end) }
    return String(self[..<end]) + "…"
  }
}
