import RubricDiagnostics
import RubricDocuments

/// A description in one document that needs no other file: what stands in others has moved into `components`,
/// or into the place of its reference where there are no components of its kind.
public struct Bundle: Sendable {
  /// To be written as YAML or JSON; keys stand in the order in which the root has them.
  public var value: WrittenValue
  /// Whether it differs from the root document by more than how it is written.
  public var isChanged: Bool

  /// Puts together what a description is read of.
  ///
  /// - Parameters:
  ///   - document: the root.
  ///   - path: of a document that `load` gave, relative to the root's folder; for names that must differ.
  /// - Returns: nil where the document is no OpenAPI description of a version that can be read, or aliases make
  ///   it endless; then one error finding says so. References
  ///   that lead to nothing or to another host stay as they are, each with a finding.
  public static func make(
    _ document: Document, load: @escaping DocumentLoader, path: @escaping (Document) -> String
  ) -> Outcome<Bundle?> {
    switch SpecificationVersion.declared(by: document.root) {
    case .failure(let refusal): return Outcome(nil, findings: [refusal.finding])
    case .success(let declared):
      var walk = ReferenceWalk(document, version: declared.version, load: load)
      walk.run()
      let homes = BundleHomes(&walk, path: path)
      let found = walk.reader.findings.filter { $0.rule == "ref-unresolved" }
      var writing = BundleWriting(walk, homes)
      let value = writing.value()
      guard !writing.isTooLarge else {
        let finding = Finding(
          "document-nesting", .error, "what is put together would nest too deep, or be too large",
          at: document.root.span, help: "give objects that hold each other names in 'components'")
        return Outcome(nil, findings: found + [finding])
      }
      return Outcome(
        Bundle(value: value, isChanged: writing.isChanged),
        findings: APIReader.distinct(found + writing.findings))
    }
  }
}
