import RubricOpenAPI
import RubricSite

extension Proofs {
  /// What extensions of those families say of the API and of single operations.
  func statements(of families: [String], _ title: Word) -> [SectionPage.Proof] {
    var all: [SectionPage.Stated] = []
    func add(_ extensions: [Extension], _ link: PageLink?) {
      for given in extensions where families.contains(where: { KnownExtension.isOf($0, given.name) }) {
        for statement in Statement.all(in: given) {
          all.append(SectionPage.Stated(statement: statement, link: link))
        }
      }
    }
    add(api.info.extensions + api.extensions, nil)
    for (id, operation) in zip(api.operations.ids, api.operations.all) {
      guard all.count < Proofs.mostRules else { break }
      if operation.extensions.isEmpty, operation.pathExtensions.isEmpty { continue }
      add(operation.extensions + operation.pathExtensions, site.link(to: id, in: api))
    }
    return all.isEmpty ? [] : [.stated(title, Array(all.prefix(Proofs.mostRules)))]
  }
}
