extension SchemaDeparture {
  /// The optional cases that do not pass, by name.
  static let known: [String: SchemaDeparture] = {
    var known: [String: SchemaDeparture] = [:]
    for (departure, file, group, tests) in listed {
      for test in tests { known["\(file): \(group): \(test)"] = departure }
    }
    return known
  }()

  private static let listed: [(SchemaDeparture, file: String, group: String, tests: [String])] = [
    (
      .documentIsMissing,
      "draft2020-12/optional/cross-draft",
      "refs to historic drafts are processed as historic drafts",
      [
        "first item not a string is valid"
      ]
    ),
    (
      .needsTablesOfUnicode,
      "draft2020-12/optional/format/hostname",
      "validation of A-label (punycode) host names",
      [
        "Arabic-Indic digits mixed with Extended Arabic-Indic digits",
        "Begins with a Nonspacing Mark",
        "Begins with a Spacing Combining Mark",
        "Begins with an Enclosing Mark",
        "Exceptions that are DISALLOWED, left-to-right chars",
        "Exceptions that are DISALLOWED, right-to-left chars",
        "Greek KERAIA not followed by Greek",
        "Greek KERAIA not followed by anything",
        "Hebrew GERESH not preceded by Hebrew",
        "Hebrew GERESH not preceded by anything",
        "Hebrew GERSHAYIM not preceded by Hebrew",
        "Hebrew GERSHAYIM not preceded by anything",
        "KATAKANA MIDDLE DOT with no Hiragana, Katakana, or Han",
        "KATAKANA MIDDLE DOT with no other characters",
        "MIDDLE DOT with no following 'l'",
        "MIDDLE DOT with no preceding 'l'",
        "MIDDLE DOT with nothing following",
        "MIDDLE DOT with nothing preceding",
        "ZERO WIDTH JOINER not preceded by Virama",
        "ZERO WIDTH JOINER not preceded by anything",
        "contains \"--\" in the 3rd and 4th position",
        "contains illegal char U+302E Hangul single dot tone mark",
        "invalid Punycode",
      ]
    ),
    (
      .needsTablesOfUnicode,
      "draft2020-12/optional/format/idn-hostname",
      "validation of internationalized host names",
      [
        "A-label that decodes to a Bidi rule violation is invalid",
        "A-label that decodes to a disallowed code point is invalid",
        "Arabic-Indic digits mixed with Extended Arabic-Indic digits",
        "Begins with a Nonspacing Mark",
        "Begins with a Spacing Combining Mark",
        "Begins with an Enclosing Mark",
        "Bidi domain name with a digit-first label is invalid",
        "Exceptions that are DISALLOWED, left-to-right chars",
        "Exceptions that are DISALLOWED, right-to-left chars",
        "Greek KERAIA not followed by Greek",
        "Greek KERAIA not followed by anything",
        "Hebrew GERESH not preceded by Hebrew",
        "Hebrew GERESH not preceded by anything",
        "Hebrew GERSHAYIM not preceded by Hebrew",
        "Hebrew GERSHAYIM not preceded by anything",
        "KATAKANA MIDDLE DOT with no Hiragana, Katakana, or Han",
        "KATAKANA MIDDLE DOT with no other characters",
        "MIDDLE DOT with no following 'l'",
        "MIDDLE DOT with no preceding 'l'",
        "MIDDLE DOT with nothing following",
        "MIDDLE DOT with nothing preceding",
        "U-label contains \"--\" in the 3rd and 4th position",
        "ZERO WIDTH JOINER not preceded by Virama",
        "ZERO WIDTH JOINER not preceded by anything",
        "a U-label whose A-label form is longer than 63 octets is invalid",
        "contains illegal char U+302E Hangul single dot tone mark",
        "illegal first char U+302E Hangul single dot tone mark",
        "invalid Punycode",
        "label starting with a digit before a right-to-left letter is invalid",
        "left-to-right label containing a right-to-left letter is invalid",
        "non-canonical Punycode that does not re-encode to itself is invalid",
        "right-to-left label mixing both digit types is invalid",
        "zero width non-joiner must pass at every occurrence",
      ]
    ),
    (
      .patternIsRefused,
      "draft2020-12/optional/format/ecmascript-regex",
      "ECMA 262 lookbehind is valid, including variable width",
      [
        "a variable-width lookbehind (ES2018)"
      ]
    ),
    (
      .patternIsRefused,
      "draft2020-12/optional/format/ecmascript-regex",
      "ECMA 262 named groups and backreferences are valid",
      [
        "an ECMA 262 named backreference \\k<name>"
      ]
    ),
    (
      .patternIsRefused,
      "draft2020-12/optional/format/ecmascript-regex",
      "Python-specific regular expression syntax is not valid ECMA 262",
      [
        "Python named backreference (?P=name) is not ECMA 262",
        "Python named group (?P<name>...) is not ECMA 262",
        "inline comment group (?#...) is not ECMA 262",
      ]
    ),
    (
      .patternIsRefused,
      "draft2020-12/optional/format/ecmascript-regex",
      "global inline flag groups are not valid ECMA 262",
      [
        "a single global inline flag (?i)",
        "multiple global inline flags (?ims)",
      ]
    ),
    (
      .wholeFloatIsAnInteger,
      "draft4/optional/zeroTerminatedFloats",
      "some languages do not distinguish between different types of numeric value",
      [
        "a float is not an integer even without fractional part"
      ]
    ),
  ]
}
