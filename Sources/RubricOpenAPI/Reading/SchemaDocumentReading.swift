import RubricDiagnostics
import RubricDocuments

extension APIReader {
  /// Reads a document that is one schema.
  ///
  /// - Parameters:
  ///   - dialect: what its keywords mean where it has no `$schema` that says so.
  ///   - load: the documents that references lead to.
  public static func readSchema(
    _ document: Document, dialect: Schema.Dialect, load: @escaping DocumentLoader
  ) -> Outcome<SchemaDocument> {
    var reader = APIReader(root: document.root, version: dialect.version, load: load)
    reader.resolver = ReferenceResolver(dialect: dialect, isOfSchemas: true, load: load)
    let root = reader.schema(document.root)
    reader.readPendingSchemas()
    reader.readDynamicAnchors()
    let set = SchemaSet(schemas: reader.api.schemas, resources: reader.resolver.index.resources)
    return Outcome(SchemaDocument(set: set, root: root), findings: distinct(reader.findings))
  }
}

extension Schema.Dialect {
  /// A version of OpenAPI whose schemas are written in it.
  fileprivate var version: SpecificationVersion {
    switch self {
    case .openAPI30: SpecificationVersion(major: 3, minor: 0, description: "3.0.4")
    case .draft4, .draft7, .draft2020: SpecificationVersion(major: 3, minor: 1, description: "3.1.2")
    }
  }
}
