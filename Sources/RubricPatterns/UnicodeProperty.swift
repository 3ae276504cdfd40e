/// The properties that `\p{…}` may name: general categories, scripts, and some binary properties
/// (ECMA-262 §22.2.1, tables 67 to 69). The sets are those of the Unicode version of the standard library.
struct UnicodeProperty {
  /// All that have the property.
  let scalars: ScalarSet

  /// Stretches of code points; in a uniform one all have the properties of the first, which saves asking.
  private static let areas: [(range: ClosedRange<UInt32>, isUniform: Bool)] = [
    (0...0x4DFF, false), (0x4E00...0x9FFF, true), (0xA000...0xABFF, false), (0xAC00...0xD7A3, true),
    (0xD7A4...0xD7FF, false), (0xE000...0xF8FF, true), (0xF900...0x1FFFF, false),
    (0x20000...0x2A6DF, true), (0x2A6E0...0x3FFFF, false), (0x40000...0xDFFFF, true),
    (0xE0000...0xE0FFF, false), (0xE1000...0xEFFFF, true), (0xF0000...0xFFFFD, true),
    (0xFFFFE...0xFFFFF, true), (0x100000...0x10FFFD, true), (0x10FFFE...0x10FFFF, true),
  ]

  private init(_ scalars: ScalarSet) { self.scalars = scalars }

  /// What stands between the braces; nil where it names no property known here.
  init?(named text: String) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    switch (parts.first ?? "", parts.count) {
    case (let name, 1):
      if let binary = UnicodeProperty.binary(name) {
        self = binary
      } else if let category = UnicodeProperty.category(name) {
        self = category
      } else {
        return nil
      }
    case ("General_Category", _), ("gc", _):
      guard let category = UnicodeProperty.category(parts[1]) else { return nil }
      self = category
    case ("Script", _), ("sc", _):
      guard let ranges = UnicodeScript.ranges(of: parts[1]) else { return nil }
      self.init(ScalarSet(ranges))
    default: return nil
    }
  }

  private static func binary(_ name: String) -> UnicodeProperty? {
    switch name {
    case "Any": UnicodeProperty(.all)
    case "ASCII": UnicodeProperty(ScalarSet([0...0x7F]))
    case "ASCII_Hex_Digit", "AHex":
      UnicodeProperty(ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66]))
    case "Alphabetic", "Alpha": alphabetic
    case "Lowercase", "Lower": lowercase
    case "Uppercase", "Upper": uppercase
    case "White_Space", "space": whiteSpace
    case "ID_Start", "IDS": identifierStart
    case "ID_Continue", "IDC": identifierContinue
    case "Emoji": emoji
    case "Assigned": UnicodeProperty(assigned)
    default: nil
    }
  }

  // Each is made when it is first named, and kept: every assigned scalar is asked.
  private static let alphabetic = UnicodeProperty { $0.isAlphabetic }
  private static let lowercase = UnicodeProperty { $0.isLowercase }
  private static let uppercase = UnicodeProperty { $0.isUppercase }
  private static let whiteSpace = UnicodeProperty { $0.isWhitespace }
  private static let identifierStart = UnicodeProperty { $0.isIDStart }
  private static let identifierContinue = UnicodeProperty { $0.isIDContinue }
  private static let emoji = UnicodeProperty { $0.isEmoji }

  private init(_ test: (Unicode.Scalar.Properties) -> Bool) {
    self.init(ScalarSet(UnicodeProperty.ranges(by: test)[true] ?? []))
  }

  /// The stretches of scalars that are alike by what a test gives.
  private static func ranges<Kind: Hashable>(
    by kind: (Unicode.Scalar.Properties) -> Kind
  ) -> [Kind: [ClosedRange<UInt32>]] {
    var ranges: [Kind: [ClosedRange<UInt32>]] = [:]
    for area in areas {
      var start = area.range.lowerBound
      guard var current = Unicode.Scalar(start).map({ kind($0.properties) }) else { continue }
      if !area.isUniform {
        for value in area.range.dropFirst() {
          guard let next = Unicode.Scalar(value).map({ kind($0.properties) }), next != current else {
            continue
          }
          ranges[current, default: []].append(start...(value - 1))
          (start, current) = (value, next)
        }
      }
      ranges[current, default: []].append(start...area.range.upperBound)
    }
    return ranges
  }
}

// MARK: - General categories

extension UnicodeProperty {
  private static func category(_ name: String) -> UnicodeProperty? {
    let wanted = categories.filter { $0.names.contains(name) }.flatMap(\.members)
    guard !wanted.isEmpty else { return nil }
    return UnicodeProperty(ScalarSet(wanted.flatMap { rangesOfCategories[$0] ?? [] }))
  }

  private static let rangesOfCategories = ranges { $0.generalCategory }
  private static let assigned = ScalarSet(
    rangesOfCategories.filter { $0.key != .unassigned }.flatMap(\.value))

  /// The names of PropertyValueAliases.txt, and the categories they stand for.
  private static let categories: [(names: [String], members: [Unicode.GeneralCategory])] = [
    (["Lu", "Uppercase_Letter", "L", "Letter", "LC", "Cased_Letter"], [.uppercaseLetter]),
    (["Ll", "Lowercase_Letter", "L", "Letter", "LC", "Cased_Letter"], [.lowercaseLetter]),
    (["Lt", "Titlecase_Letter", "L", "Letter", "LC", "Cased_Letter"], [.titlecaseLetter]),
    (["Lm", "Modifier_Letter", "L", "Letter"], [.modifierLetter]),
    (["Lo", "Other_Letter", "L", "Letter"], [.otherLetter]),
    (["Mn", "Nonspacing_Mark", "M", "Mark", "Combining_Mark"], [.nonspacingMark]),
    (["Mc", "Spacing_Mark", "M", "Mark", "Combining_Mark"], [.spacingMark]),
    (["Me", "Enclosing_Mark", "M", "Mark", "Combining_Mark"], [.enclosingMark]),
    (["Nd", "Decimal_Number", "digit", "N", "Number"], [.decimalNumber]),
    (["Nl", "Letter_Number", "N", "Number"], [.letterNumber]),
    (["No", "Other_Number", "N", "Number"], [.otherNumber]),
    (["Pc", "Connector_Punctuation", "P", "Punctuation", "punct"], [.connectorPunctuation]),
    (["Pd", "Dash_Punctuation", "P", "Punctuation", "punct"], [.dashPunctuation]),
    (["Ps", "Open_Punctuation", "P", "Punctuation", "punct"], [.openPunctuation]),
    (["Pe", "Close_Punctuation", "P", "Punctuation", "punct"], [.closePunctuation]),
    (["Pi", "Initial_Punctuation", "P", "Punctuation", "punct"], [.initialPunctuation]),
    (["Pf", "Final_Punctuation", "P", "Punctuation", "punct"], [.finalPunctuation]),
    (["Po", "Other_Punctuation", "P", "Punctuation", "punct"], [.otherPunctuation]),
    (["Sm", "Math_Symbol", "S", "Symbol"], [.mathSymbol]),
    (["Sc", "Currency_Symbol", "S", "Symbol"], [.currencySymbol]),
    (["Sk", "Modifier_Symbol", "S", "Symbol"], [.modifierSymbol]),
    (["So", "Other_Symbol", "S", "Symbol"], [.otherSymbol]),
    (["Zs", "Space_Separator", "Z", "Separator"], [.spaceSeparator]),
    (["Zl", "Line_Separator", "Z", "Separator"], [.lineSeparator]),
    (["Zp", "Paragraph_Separator", "Z", "Separator"], [.paragraphSeparator]),
    (["Cc", "Control", "cntrl", "C", "Other"], [.control]),
    (["Cf", "Format", "C", "Other"], [.format]),
    (["Co", "Private_Use", "C", "Other"], [.privateUse]),
    (["Cn", "Unassigned", "C", "Other"], [.unassigned]),
    (["Cs", "Surrogate", "C", "Other"], [.surrogate]),
  ]
}
