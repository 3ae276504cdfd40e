import RubricDiagnostics
import RubricMarkdown
import RubricSite

/// A text of an API's documentation: a guide, or a description that tells of the API as a whole.
struct GuideText: Sendable {
  /// The text that it was read from.
  var source: SectionPlace.Text
  /// Whose it is.
  var kind: Kind
  /// As messages call it: the guide's path; empty of a description.
  var name: String
  /// Which of the units are its.
  var units: Range<Int>
  /// The operation whose page shows it, by `method path` or `operationId`, as its front matter says.
  var operation: String?

  /// Whose a text is.
  enum Kind: Sendable {
    /// A guide of the API.
    case own
    /// A guide that all APIs of the site share: what it tells may be about any of them.
    case shared
    /// `info.description` and those of tags.
    case description
  }
}

/// A sentence, item, row or heading of a text.
struct GuideUnit: Sendable {
  /// What it says.
  var body: BodyUnit
  /// Index of its text.
  var text: Int
  var sections: SectionSet
  /// Index of the unit of the heading above it; of a heading, of the one that it stands below.
  var heading: Int?
  /// Index of the unit that leads up to it: the sentence before a list, the head of a table.
  var lead: Int?
}

/// A place in a text: a stretch of a unit, or of a code block.
struct GuidePlace: Sendable, Hashable {
  /// What the stretch is of.
  var holder: Holder
  /// Bytes of the unit's text or of the code.
  var range: Range<Int>

  enum Holder: Sendable, Hashable {
    case unit(Int)
    case fence(Int)
  }
}

/// Words that are written as code within a unit.
struct GuideCode: Sendable {
  /// As written; what is longer than any name is left out.
  var text: String
  var unit: Int
  /// Bytes of the unit's text.
  var range: Range<Int>
  /// Of a row, the column that it stands in, from 0.
  var column: Int?

  static let longest = 200

  var place: GuidePlace { GuidePlace(holder: .unit(unit), range: range) }
}

/// A table with its rows.
struct GuideTable: Sendable {
  var text: Int
  /// Index of the unit of its head; nil where it has none.
  var head: Int?
  /// What the columns are called, in small letters.
  var columns: [String]
  /// Indices of the units of its rows.
  var rows: Range<Int>

  /// The first column whose name holds one of the words.
  func column(named words: [String]) -> Int? {
    columns.firstIndex { name in
      let parts = name.utf8.split { !(0x61...0x7A).contains($0) }
      return words.contains { word in parts.contains { $0.elementsEqual(word.utf8) } }
    }
  }
}

/// A code block with where it stands.
struct GuideFence: Sendable {
  var code: BodyCode
  var text: Int
  /// Index of the unit before it; nil of what stands first.
  var before: Int?
  var sections: SectionSet
  /// Index of the unit of the heading above it.
  var heading: Int?
}
