import RubricDiagnostics
import RubricOpenAPI
import RubricTesting
import Testing

@Suite struct DeclaredVersionTests {
  @Test(
    "versions that are read without a word",
    arguments: ["'3.0.0'", "3.0.3", "3.0.4", "3.1.0", "3.1.1", "'3.1.2-rc1'", "3.2.0"])
  func known(_ version: String) throws {
    let reading = try Reading(version, "")
    #expect(reading.messages.isEmpty)
    #expect(try reading.api.version.hasJSONSchema == !version.contains("3.0"))
    #expect(try reading.api.version.description == version.filter { $0 != "'" })
  }

  @Test(
    "versions that are read with a warning",
    arguments: [
      ("3.0", ["the version '3.0' must be a string with a patch number"]),
      ("3.1", ["the version '3.1' must be a string with a patch number"]),
      ("'3.1'", ["the version '3.1' must be a string with a patch number"]),
      ("3.3.0", ["OpenAPI 3.3.0 is read as 3.2: what is new in it may not be shown"]),
      ("3.10.0", ["OpenAPI 3.10.0 is read as 3.2: what is new in it may not be shown"]),
    ])
  func warned(_ version: String, messages: [String]) throws {
    let reading = try Reading(version, "")
    #expect(reading.messages == messages)
    #expect(reading.outcome.findings.allSatisfy { $0.severity == .warning && $0.rule == "openapi-3" })
    let text = version.filter { $0 != "'" }
    #expect(
      try reading.api.version
        == SpecificationVersion(
          major: 3, minor: version == "3.0" ? 0 : text.hasPrefix("3.10") ? 10 : text.hasPrefix("3.3") ? 3 : 1,
          description: ""))
  }

  @Test(
    "documents that are refused with one error",
    arguments: [
      ("⟦swagger⟧: '1.2'\ninfo: {}\n", "the document is written in Swagger 1.2, which cannot be read"),
      ("⟦swagger⟧: 2.1\n", "the document is written in Swagger 2.1, which cannot be read"),
      ("⟦swaggerVersion⟧: '1.2'\napis: []\n", "the document is written in Swagger 1.2, which cannot be read"),
      ("⟦asyncapi⟧: 3.0.0\n", "the document is written in AsyncAPI, not in OpenAPI"),
      ("a: 1\n⟦arazzo⟧: 1.0.0\n", "the document is written in Arazzo, not in OpenAPI"),
      ("⟦overlay⟧: 1.0.0\n", "the document is written in Overlay, not in OpenAPI"),
      ("⟦⟧info: {title: x}\n", "the document is no OpenAPI description: it has no 'openapi'"),
      ("⟦[1, 2]⟧", "the document is no OpenAPI description: its root is no object"),
      ("⟦text⟧", "the document is no OpenAPI description: its root is no object"),
      ("openapi: ⟦4.0.0⟧", "'4.0.0' is no version of OpenAPI that can be read"),
      ("openapi: ⟦3⟧", "'3' is no version of OpenAPI that can be read"),
      ("openapi: ⟦'3.x.0'⟧", "'3.x.0' is no version of OpenAPI that can be read"),
      ("openapi: ⟦{}⟧", "'' is no version of OpenAPI that can be read"),
      (
        "openapi: ⟦'3.99999999999999999999.0'⟧",
        "'3.99999999999999999999.0' is no version of OpenAPI that can be read"
      ),
      ("openapi: ⟦'3.-1.0'⟧", "'3.-1.0' is no version of OpenAPI that can be read"),
    ])
  func refused(_ marked: String, message: String) throws {
    let text = MarkedText(marked)
    let reading = try Reading(text.text)
    #expect(reading.outcome.value == nil)
    #expect(reading.messages == [message])
    #expect(reading.outcome.findings.map(\.span.bytes) == text.ranges)
    #expect(reading.outcome.findings.first?.severity == .error)
  }

  @Test func swagger2IsReadWithAWord() throws {
    let text = MarkedText("⟦swagger⟧: '2.0'\ninfo: {title: T, version: '1'}\npaths: {}\n")
    let reading = try Reading(text.text)
    #expect(try reading.api.version == SpecificationVersion(major: 2, minor: 0, description: ""))
    #expect(reading.messages == ["the description is written in Swagger 2.0, not in OpenAPI 3"])
    #expect(reading.outcome.findings.map(\.span.bytes) == text.ranges)
    #expect(reading.outcome.findings.map(\.severity) == [.warning])
    let number = MarkedText("⟦swagger⟧: ⟦2.0⟧\ninfo: {title: T, version: '1'}\npaths: {}\n")
    let numbered = try Reading(number.text)
    #expect(try numbered.api.version.description == "2.0")
    #expect(
      numbered.outcome.findings.map(\.span.bytes).sorted { $0.lowerBound < $1.lowerBound } == number.ranges)
    #expect(numbered.messages.contains("'swagger' must be the string \"2.0\""))
  }

  @Test func bothSwaggerAndOpenAPIIsOpenAPI() throws {
    let reading = try Reading("3.0.3", "swagger: '2.0'\n")
    #expect(try reading.api.version.minor == 0)
    #expect(reading.messages == ["'swagger' is no field of the root object"])
  }

  @Test func whatTheRootMustHoldDependsOnTheVersion() throws {
    let old = try Reading("openapi: 3.0.3\ninfo: {title: a, version: b}\n")
    #expect(old.messages == ["'paths' is required"])
    let new = try Reading("openapi: 3.1.0\ninfo: {title: a, version: b}\n")
    #expect(new.messages == ["one of 'paths', 'components' and 'webhooks' is required"])
    #expect(try Reading("openapi: 3.1.0\ninfo: {title: a, version: b}\nwebhooks: {}\n").messages.isEmpty)
    let bare = try Reading("openapi: 3.1.0\npaths: {}\n")
    #expect(bare.messages == ["'info' is required"])
    #expect(try bare.api.info.title.isEmpty)
  }
}
