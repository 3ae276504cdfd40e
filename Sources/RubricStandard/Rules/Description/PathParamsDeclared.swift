import RubricDiagnostics
import RubricDocuments
import RubricOpenAPI

extension Rule {
  static let pathParamsDeclared = Rule(
    "path-params-declared", "Path templates and path parameters agree",
    rationale: "A caller must know what to put in each place of a path, and what is declared must have one.",
    severity: .error, basis: .hygiene,
    passage: Passage(
      "When using query arguments",
      "Path parameters identify a resource; each must be described in full."),
    mending: "declare a parameter 'in: path' for each name in braces",
    passing: [
      """
      paths: {'/parks/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}]}}}
      """,
      "paths: {'/parks/{id}': {parameters: [{name: id, in: path, required: true}], get: {}, put: {}}}",
      """
      paths: {'/parks/{id}': {$ref: '#/components/pathItems/Park'}}
      components: {pathItems: {Park: {parameters: [{$ref: '#/components/parameters/ID'}], get: {}}}, parameters: {ID: {name: id, in: path, required: true}}}
      """,
      // A query in a path is another rule's, and so is what could not be read.
      "paths: {'/parks?page={page}': {get: {}}}",
      "paths: {'/parks/{id}': {get: {parameters: [{name: id, in: url}]}}}",
      "paths: {'/parks/{id}': {get: {parameters: [{$ref: '#/components/parameters/None'}]}}}",
      "paths: {'/parks/{id}': {}, /parks: {get: {}}}",
      "paths: {'/{bucket}/{key+}': {get: {parameters: [{name: bucket, in: path}, {name: key, in: path}]}}}",
    ],
    failing: [
      """
      paths: {'/parks/{id}': {get: {parameters: [{name: ⟦parkId⟧, in: path, required: true, schema: {type: string}}]}}}
      """,
      "paths: {⟦'/parks/{id}'⟧: {get: {}, put: {}}}",
      "paths: {'/parks/{id}': {get: {parameters: [{name: id, in: path}]}, ⟦put⟧: {}}}",
      "paths: {/parks: {parameters: [{name: ⟦id⟧, in: path}], get: {}, put: {}}}",
      "paths: {⟦'/parks/{}'⟧: {get: {}}, ⟦'/parks/{id'⟧: {get: {}}}",
      "paths: {⟦'/parks/{id}/gates/{id}'⟧: {get: {parameters: [{name: id, in: path}]}}}",
      """
      paths: {/parks: {get: {parameters: [{$ref: ⟦'#/components/parameters/ID'⟧}]}}}
      components: {parameters: {ID: {name: id, in: path, required: true}}}
      """,
    ],
    check: .path { path, view in
      let template = PathTemplate(path.template)
      guard !path.operations.isEmpty, path.isReadWhole(view) else { return nil }
      if template.isUnbalanced { return [.unbalanced(path)] }
      if template.names.contains(where: \.text.isEmpty) { return [.unnamed(path)] }
      let comparison = TemplateComparison(path, template, view)
      guard comparison.applies else { return nil }
      return comparison.problems
    })
}

/// The names of a path's template and of its operations' parameters.
private struct TemplateComparison {
  private let path: PathUse
  private let view: DescriptionView
  private let names: [Name]
  /// By operation: names in the template that it does not declare, and parameters without a place.
  private var lacking: [(operation: Shared<Operation>, missing: [Name], extra: [Shared<Parameter>])] = []
  private var hasParameters = false

  init(_ path: PathUse, _ template: PathTemplate, _ view: DescriptionView) {
    self.path = path
    self.view = view
    names = template.names
    let wanted = Set(names)
    let known = wanted.union(template.namesBehind)
    for operation in path.operations {
      let declared = view.parameters(of: operation).filter { $0.location == .path }
      if !declared.isEmpty { hasParameters = true }
      let declaredNames = Set(declared.map { Name($0.name) })
      lacking.append(
        (
          operation, wanted.subtracting(declaredNames).sorted(),
          declared.filter { !known.contains(Name($0.name)) }
        ))
    }
  }

  var applies: Bool { !names.isEmpty || hasParameters }

  var problems: [Problem] {
    var problems: [Problem] = []
    if let twice = names.enumerated().first(where: { names[..<$0.offset].contains($0.element) }) {
      problems.append(.twice(twice.element, path))
    }
    var seen: Set<SourceSpan> = []
    var missing: [Name: [Shared<Operation>]] = [:]
    for entry in lacking {
      // One of each is one name spelt in two ways.
      let isMisspelt = entry.missing.count == 1 && entry.extra.count == 1
      for parameter in entry.extra {
        let span = place(of: parameter, in: entry.operation)
        guard seen.insert(span).inserted else { continue }
        problems.append(.placeless(parameter, path, meant: isMisspelt ? entry.missing[0] : nil, at: span))
      }
      if !isMisspelt { for name in entry.missing { missing[name, default: []].append(entry.operation) } }
    }
    for name in missing.keys.sorted() {
      problems.append(.undeclared(name, missing[name] ?? [], path))
    }
    return problems
  }

  private func place(of parameter: Shared<Parameter>, in operation: Shared<Operation>) -> SourceSpan {
    view.sharedParameters.place(of: parameter, in: operation.origin)
      ?? view.sharedParameters.place(of: parameter, in: path.item) ?? operation.methodSpan
  }
}

extension PathUse {
  /// Whether every parameter was understood: what was not has a finding of its own.
  fileprivate func isReadWhole(_ view: DescriptionView) -> Bool {
    let shared = view.sharedParameters
    return operations.allSatisfy { operation in
      let keys = Set((shared.list(of: item) + shared.list(of: operation.origin)).map { shared.key(of: $0) })
      // In Swagger 2.0 the body and the fields of a form are parameters too.
      return keys.filter { $0.location != "body" && $0.location != "formData" }.count
        <= operation.parameters.count { view.api.parameters[$0].location != .unplaced }
    }
  }
}

extension Problem {
  fileprivate static func unbalanced(_ path: PathUse) -> Problem {
    Problem("path '\(path.template)' has a brace without its other", at: path.key, help: "close each brace")
  }

  fileprivate static func unnamed(_ path: PathUse) -> Problem {
    Problem("path '\(path.template)' has braces without a name", at: path.key, help: "write a name in them")
  }

  fileprivate static func twice(_ name: Name, _ path: PathUse) -> Problem {
    Problem(
      "'{\(name)}' stands twice in path '\(path.template)'", at: path.key,
      help: "give each place a name of its own")
  }

  fileprivate static func placeless(
    _ parameter: Shared<Parameter>, _ path: PathUse, meant name: Name?, at span: SourceSpan
  ) -> Problem {
    Problem(
      "path parameter '\(parameter.name)' has no place in '\(path.template)'", at: span,
      help: name.map { "name it '\($0)', as the path does" } ?? "take it away, or put it in the path")
  }

  fileprivate static func undeclared(
    _ name: Name, _ operations: [Shared<Operation>], _ path: PathUse
  ) -> Problem {
    guard operations.count < path.operations.count || operations.count == 1, let first = operations.first
    else {
      return Problem(
        "'{\(name)}' in path '\(path.template)' is declared by none of its operations", at: path.key,
        help: "add a parameter '\(name)' with 'in: path' to the path")
    }
    let isOnly = path.operations.count == 1
    return Problem(
      "'\(first.signature)' declares no path parameter '\(name)'",
      at: isOnly ? path.key : first.methodSpan,
      notes: operations.dropFirst().map {
        Finding.Note("'\($0.method.name)' does not declare it either", at: $0.methodSpan)
      }, help: "add a parameter '\(name)' with 'in: path'")
  }
}
