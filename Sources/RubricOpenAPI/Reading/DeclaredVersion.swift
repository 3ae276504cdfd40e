import RubricDiagnostics
import RubricDocuments

extension SpecificationVersion {
  /// A version that can be read, and what is to be said of how it is written.
  struct Declared {
    var version: SpecificationVersion
    var findings: [Finding]
  }

  /// Why a document is not read as an OpenAPI description.
  struct Refusal: Error {
    var finding: Finding
  }

  /// The version that the root of a document declares.
  static func declared(by root: Node) -> Result<Declared, Refusal> {
    func refuse(_ message: String, at span: SourceSpan, help: String) -> Result<Declared, Refusal> {
      .failure(Refusal(finding: Finding("openapi-3", .error, message, at: span, help: help)))
    }
    guard root.isMapping else {
      return refuse(
        "the document is no OpenAPI description: its root is no object", at: root.span,
        help: "begin it with 'openapi: 3.1.0'")
    }
    for (field, name) in [(Field.asyncapi, "AsyncAPI"), (.arazzo, "Arazzo"), (.overlay, "Overlay")]
    where root[field] != nil && root[.openapi] == nil {
      return refuse(
        "the document is written in \(name), not in OpenAPI", at: root.span(of: field),
        help: "give an OpenAPI description")
    }
    if root[.openapi] == nil,
      let swagger = root.member(Field.swagger.key) ?? root.member(named: "swaggerVersion")
    {
      return declared(bySwagger: swagger, refuse: refuse)
    }
    guard let value = root[.openapi] else {
      return refuse(
        "the document is no OpenAPI description: it has no 'openapi'",
        at: SourceSpan.start(of: root.span.source),
        help: "add the version of OpenAPI it is written in, such as 'openapi: 3.1.0'")
    }
    return declared(by: value, refuse: refuse)
  }

  /// Swagger 2.0 is what OpenAPI 3 was called before; 1.2 and older spread over many files.
  private static func declared(
    bySwagger member: Node.Member, refuse: (String, SourceSpan, String) -> Result<Declared, Refusal>
  ) -> Result<Declared, Refusal> {
    let text = member.value.text ?? ""
    guard member.key == Field.swagger.key, text == "2.0" || member.value.numberText == "2"
    else {
      return refuse(
        "the document is written in Swagger \(text), which cannot be read", member.keySpan,
        "convert it to OpenAPI 3")
    }
    var findings: [Finding] = []
    if member.value.kind != .string {
      findings.append(
        Finding(
          "document-valid", .error, "'swagger' must be the string \"2.0\"", at: member.value.span,
          help: "put it in quotes"))
    }
    findings.append(
      Finding(
        "openapi-3", .warning, "the description is written in Swagger 2.0, not in OpenAPI 3",
        at: member.keySpan, help: "convert it to OpenAPI 3"))
    return .success(
      Declared(version: SpecificationVersion(major: 2, minor: 0, description: text), findings: findings))
  }

  private static func declared(
    by value: Node, refuse: (String, SourceSpan, String) -> Result<Declared, Refusal>
  ) -> Result<Declared, Refusal> {
    let text = value.text ?? ""
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.prefix(2).map { Int(String(decoding: $0, as: UTF8.self)) }
    guard numbers.count == 2, numbers[0] == 3, let minor = numbers[1], minor >= 0 else {
      return refuse(
        "'\(text)' is no version of OpenAPI that can be read", value.span,
        "write 3.0, 3.1 or 3.2 with its patch number, such as 3.1.0")
    }
    var findings: [Finding] = []
    if value.kind != .string || parts.count < 3 {
      findings.append(
        Finding(
          "openapi-3", .warning, "the version '\(text)' must be a string with a patch number", at: value.span,
          help: "write it as \"\(text).0\""))
    }
    if minor > 2 {
      findings.append(
        Finding(
          "openapi-3", .warning, "OpenAPI \(text) is read as 3.2: what is new in it may not be shown",
          at: value.span))
    }
    return .success(
      Declared(version: SpecificationVersion(major: 3, minor: minor, description: text), findings: findings))
  }
}
