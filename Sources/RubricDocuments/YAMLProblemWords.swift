/// What an author is told of a syntax error: the rule that is not kept, and what to do.
struct YAMLProblemWords {
  let message: String
  let help: String?

  private init(_ message: String, _ help: String?) {
    self.message = message
    self.help = help
  }

  /// - Parameters:
  ///   - problem: what libyaml calls it.
  ///   - byte: what stands at the place; nil at the end of the text.
  init(_ problem: String, at byte: UInt8?) {
    self =
      Self.indents[problem] ?? Self.scalars[problem] ?? Self.places(problem, at: byte) ?? Self.properties[
        problem]
      ?? Self.directives[problem]
      ?? Self("this is no YAML: \(problem.isEmpty ? "memory does not suffice" : problem)", nil)
  }

  /// What a place that belongs to the error is; nil where it says no more than the error itself.
  static func note(of context: String) -> String? {
    switch context {
    case "while scanning a simple key": "this is read as a key"
    case "while scanning a quoted scalar": "the quoted text begins here"
    case "while scanning a block scalar": "the block of text begins here"
    case "while scanning a plain scalar": "the text begins here"
    case "while parsing a block mapping": "the mapping begins here"
    case "while parsing a block collection": "the list begins here"
    case "while parsing a flow mapping": "this '{' is open"
    case "while parsing a flow sequence": "this '[' is open"
    default: nil
    }
  }

  private static let indents: [String: Self] = [
    "did not find expected key": Self(
      "keys of one mapping must begin in the same column",
      "align the line with the keys above it; quote a value that holds quotation marks or begins with a special character"
    ),
    "did not find expected '-' indicator": Self(
      "entries of one list must each begin with '-' in the same column",
      "align the line with the list above it"),
    "found a tab character where an indentation space is expected": Self(
      "tabs must not indent a line in YAML", "write spaces in place of the tab"),
    "found a tab character that violates indentation": Self(
      "tabs must not indent a line in YAML", "write spaces in place of the tab"),
  ]

  private static let scalars: [String: Self] = [
    "could not find expected ':'": Self(
      "':' must follow a key on its own line",
      "add ': ' after the key, indent a text that goes on from the line above, or close its quotation mark"),
    "found unexpected end of stream": Self(
      "quoted text must end with its quotation mark", "add the closing quotation mark"),
    "found unexpected document indicator": Self(
      "quoted text must end before the document does", "add the closing quotation mark"),
    "found unknown escape character": Self(
      "'\\' must begin an escape in double quotes",
      "write '\\\\' for a backslash, or put the text in single quotes"),
    "did not find expected hexdecimal number": Self(
      "an escape with x, u or U must have 2, 4 or 8 hexadecimal digits",
      "add the digits, or write '\\\\' for a backslash"),
    "found invalid Unicode character escape code": Self(
      "an escape must name a Unicode character, not half a surrogate pair",
      "write the character itself, or '\\U' and eight digits"),
    "found an indentation indicator equal to 0": Self(
      "the indent after '|' or '>' must be a digit from 1 to 9", "remove the 0"),
    "did not find expected comment or line break": Self(
      "the line must end after '|' or '>'", "begin the text on the next line"),
    "found unexpected ':'": Self("':' must not stand in plain text here", "put the text in quotes"),
  ]

  private static func places(_ problem: String, at byte: UInt8?) -> Self? {
    switch problem {
    case "mapping values are not allowed in this context":
      Self(
        "': ' must not stand in a plain value",
        "put the value in quotes, or begin the key on a line of its own")
    case "block sequence entries are not allowed in this context":
      Self("'- ' must begin a line", "begin the list on the next line, or put the text in quotes")
    case "mapping keys are not allowed in this context":
      Self("'? ' must begin a line", "put the text in quotes")
    case "found character that cannot start any token":
      Self(
        byte.map { "'\(String(decoding: [$0], as: UTF8.self))' must not begin a plain value" }
          ?? "a value must stand here", "put the value in quotes")
    case "did not find expected ',' or ']'":
      Self("',' or ']' must follow an entry of a list in brackets", "add the comma or the closing bracket")
    case "did not find expected ',' or '}'":
      Self("',' or '}' must follow a member of a mapping in braces", "add the comma or the closing brace")
    case "did not find expected node content":
      Self(
        "a value must stand here", "add a value, or put a text in quotes that begins with a special character"
      )
    case "did not find expected <document start>":
      Self(
        "a file must hold one value; nothing may follow it",
        "indent the line as part of the value above, or remove it")
    default: nil
    }
  }

  private static let properties: [String: Self] = [
    "did not find expected alphabetic or numeric character": Self(
      "'&' and '*' must be followed by a name of letters, digits, '-' and '_'",
      "put a text in quotes that begins with '*' or '&'"),
    "found undefined tag handle": Self(
      "a tag's handle must be declared by '%TAG'",
      "remove the tag, or put a text in quotes that begins with '!'"),
    "did not find expected '!'": tag, "did not find expected tag URI": tag,
    "did not find the expected '>'": tag, "did not find URI escaped octet": tag,
    "found an incorrect leading UTF-8 octet": tag, "found an incorrect trailing UTF-8 octet": tag,
    "did not find expected whitespace or line break": tag,
  ]

  private static let tag = Self(
    "'!' must begin a well-formed tag", "put a text in quotes that begins with '!'")

  private static let directives: [String: Self] = [
    "found incompatible YAML document": Self(
      "the YAML version must be 1.1 or 1.2", "write '%YAML 1.2', or remove the line"),
    "found duplicate %YAML directive": Self("'%YAML' must stand only once", "remove one of the two lines"),
    "found duplicate %TAG directive": Self(
      "'%TAG' must declare each handle only once", "remove one of the two lines"),
    "found unknown directive name": directive, "could not find expected directive name": directive,
    "found extremely long version number": directive, "did not find expected version number": directive,
    "found unexpected non-alphabetical character": directive, "did not find expected whitespace": directive,
    "did not find expected digit or '.' character": directive,
  ]

  private static let directive = Self(
    "a line that begins with '%' must be a YAML directive", "put a text in quotes that begins with '%'")
}
