import RubricDiagnostics
import RubricDocuments

/// A kind of web server that takes the headers of its answers from a file.
public enum WebHost: String, Sendable, CaseIterable {
  case apache, azure, cloudflare, iis, netlify, nginx
}

extension SiteSettings {
  /// What `hosts` lists; each once, in the order of the cases.
  static func hosts(_ values: inout KeyedValues) -> [WebHost] {
    guard let value = values.member("hosts")?.value, !value.isNull else { return [] }
    let names = WebHost.allCases.map(\.rawValue)
    var hosts: Set<WebHost> = []
    for element in value.isSequence ? Array(value.elements) : [value] {
      if let host = element.text.flatMap({ WebHost(rawValue: $0) }) {
        hosts.insert(host)
      } else {
        let near = element.text.flatMap { NearestName(among: names).match(for: $0) }
        values.wrong(
          "hosts", "some of \(names.joined(separator: ", "))", at: element,
          help: near.map { "did you mean '\($0)'?" } ?? "name the servers that publish the site")
      }
    }
    return WebHost.allCases.filter { hosts.contains($0) }
  }
}
