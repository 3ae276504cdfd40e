extension SampleLanguage {
  /// TypeScript with fetch, as a module.
  static let typeScript = SampleLanguage(
    id: "typescript", title: "TypeScript", highlighting: "typescript", aliases: ["ts"],
    code: { JavaScriptSample.code(for: $0, .typeScript) })
}
