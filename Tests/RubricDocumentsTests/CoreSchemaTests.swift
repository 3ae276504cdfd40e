import RubricDocuments
import Testing

@Suite struct CoreSchemaTests {
  @Test(
    "plain scalars are typed by YAML 1.2.2 §10.3.2",
    arguments: [
      ("", .null), ("~", .null), ("null", .null), ("Null", .null), ("NULL", .null), ("nULL", .string),
      ("nullx", .string), ("~~", .string),
      ("true", .boolean), ("True", .boolean), ("TRUE", .boolean), ("false", .boolean), ("False", .boolean),
      ("FALSE", .boolean), ("tRue", .string), ("TRue", .string), ("yes", .string), ("no", .string),
      ("on", .string),
      ("off", .string), ("y", .string), ("N", .string),
      ("0", .integer), ("012", .integer), ("+12", .integer), ("-12", .integer), ("0o17", .integer),
      ("0x1F", .integer), ("0xfg", .string), ("0o8", .string), ("0x", .string), ("0o", .string),
      ("-0x1", .string),
      ("0X1F", .string), ("0b1", .string), ("1_000", .string), ("+", .string), ("--1", .string),
      ("1.", .float), (".5", .float), ("-.5", .float), ("1.5e3", .float), ("1e3", .float), ("1E+3", .float),
      ("1e-3", .float), ("1e", .string), ("e3", .string), ("1e+", .string), (".", .string),
      ("1.2.3", .string),
      ("1.5f", .string), (".inf", .float), (".Inf", .float), (".INF", .float), ("-.inf", .float),
      ("+.INF", .float),
      (".iNF", .string), ("inf", .string), (".nan", .float), (".NaN", .float), (".NAN", .float),
      ("-.nan", .string),
      (".Nan", .string), ("2023-13-01", .string), ("2001-12-14t21:59:43Z", .string), ("12:30:45", .string),
      ("=", .string), ("<<", .string),
    ] as [(String, Node.Kind)])
  func plainScalar(_ text: String, kind: Node.Kind) throws {
    let node = try root("key: \(text)\n").members.first?.value
    #expect(node?.kind == kind)
    #expect(node?.text == text)
  }

  @Test func quotedScalarsAreStrings() throws {
    #expect(shape(try root("['12', \"null\", '']")) == #"["12","null",""]"#)
    #expect(shape(try root("a: |-\n  12\nb: >-\n  true\n")) == #"{"a":"12","b":"true"}"#)
  }

  @Test func coreTagsAreObeyed() throws {
    let text = "[!!str 12, !!int '3', !!float 1, !!bool 'true', !!null '', ! 12, !!str , !!map {}, !!seq []]"
    #expect(shape(try root(text)) == #"["12",integer(3),float(1),true,null,"12","",{},[]]"#)
  }

  @Test func numbersKeepTheirText() throws {
    let nodes = Array(try root("[0x1F, 0o17, +12, 1.0, 1e400, 123456789012345678901234567890]").elements)
    #expect(
      nodes.map(\.numberText) == ["0x1F", "0o17", "+12", "1.0", "1e400", "123456789012345678901234567890"])
    #expect(nodes.map(\.integer) == [31, 15, 12, 1, nil, nil])
  }
}
