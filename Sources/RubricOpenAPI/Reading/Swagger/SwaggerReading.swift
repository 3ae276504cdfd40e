import RubricDocuments

extension APIReader {
  mutating func readSwagger(_ root: Node) {}
  mutating func readSwaggerResponse(_ node: Node) -> ResponseID { fatalError() }
  mutating func swaggerSecurityScheme(_ node: Node, name: String) -> SecurityScheme { fatalError() }
}
