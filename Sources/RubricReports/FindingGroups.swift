import RubricDiagnostics

/// Which finding belongs to which API, told by the folder that its file lies in.
public struct FindingGroups: Sendable {
  /// Of each API, in the order of the APIs: its findings, as indices in report order.
  public private(set) var ofAPIs: [[Int]]
  /// Those of what the APIs share, such as the site's settings.
  public private(set) var ofSite: [Int] = []

  /// One pass over the findings.
  public init(_ findings: [LocatedFinding], among apis: [ReportedAPI]) {
    ofAPIs = Array(repeating: [], count: apis.count)
    // An API without a folder is the only one.
    let whole = apis.firstIndex { $0.folder.isEmpty }
    var folders: [[UInt8]: Int] = [:]
    for (index, api) in apis.enumerated() where !api.folder.isEmpty {
      folders[Array(api.folder.utf8)] = index
    }
    // Findings of one file follow each other.
    var last: (path: String, api: Int?) = ("", nil)
    for (index, finding) in findings.enumerated() {
      if index == 0 || !finding.place.path.utf8.elementsEqual(last.path.utf8) {
        last = (finding.place.path, FindingGroups.api(of: finding.place.path, in: folders) ?? whole)
      }
      if let api = last.api { ofAPIs[api].append(index) } else { ofSite.append(index) }
    }
  }

  private static func api(of path: String, in folders: [[UInt8]: Int]) -> Int? {
    guard !folders.isEmpty else { return nil }
    var part = Array(path.utf8)
    while let slash = part.lastIndex(of: UInt8(ascii: "/")) {
      part.removeSubrange(slash...)
      if let api = folders[part] { return api }
    }
    return nil
  }
}

extension ReportInput {
  /// Findings of an API, or of what the APIs share, that a report tells together.
  struct Group: Sendable {
    /// nil of what the APIs share.
    var api: ReportedAPI?
    /// Indices into the findings, in report order.
    var findings: [Int]

    /// What a reader knows the group by; never empty.
    var label: String {
      guard let label = api?.label else { return "Site" }
      return label.isEmpty ? "API" : label
    }
  }

  /// What the APIs share, where that has findings, then every API.
  var groups: [Group] {
    let groups = FindingGroups(findings, among: apis)
    let site = groups.ofSite.isEmpty ? [] : [Group(api: nil, findings: groups.ofSite)]
    return site + zip(apis, groups.ofAPIs).map { Group(api: $0, findings: $1) }
  }
}
