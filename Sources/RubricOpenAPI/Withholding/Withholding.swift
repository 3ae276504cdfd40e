import RubricDiagnostics
import RubricDocuments

/// What of a description is meant for the organisation's own callers (`x-internal: true`), and the description
/// without it: what is left out stands nowhere any more, nor do references to it and mentions of its name.
public struct Withholding: Sendable {
  /// How many objects say that they are internal.
  public let count: Int
  /// What cannot be withheld alone, since what stays cannot be used without it.
  public let findings: [Finding]
  /// Documents that lack something, by what they were.
  private let reduced: [ObjectIdentifier: Document]

  /// Goes through all that the description is read of.
  public init(_ root: Document, load: @escaping DocumentLoader) {
    guard case .success(let declared) = SpecificationVersion.declared(by: root.root) else {
      (count, findings, reduced) = (0, [], [:])
      return
    }
    var walk = ReferenceWalk(root, version: declared.version, load: load)
    walk.run()
    var search = WithheldSearch(walk)
    search.run()
    count = search.count
    findings = APIReader.distinct(search.findings)
    var reduced: [ObjectIdentifier: Document] = [:]
    for (document, standings) in search.leftOut where !standings.isEmpty {
      reduced[document] = search.documents[document]?.without(standings)
    }
    self.reduced = reduced
  }

  /// The document without what is withheld.
  public func document(_ document: Document) -> Document { reduced[ObjectIdentifier(document)] ?? document }

  /// Gives documents without what is withheld.
  public func loader(_ load: @escaping DocumentLoader) -> DocumentLoader {
    { address, base in
      guard case .document(let document) = load(address, base) else { return load(address, base) }
      return .document(self.document(document))
    }
  }
}
