/// What results show, by API in files of a few entries each: those of the results on show are loaded.
public struct RecordFiles: Sendable {
  /// Entries in a file: with some thirty, ten results take ten small files at most.
  public static let entriesPerFile = 32

  /// The files of an API; none where it has no entries.
  public static func files(of api: APISearch) -> [SearchFile] {
    stride(from: 0, to: api.entries.count, by: entriesPerFile).enumerated().map { number, start in
      let entries = api.entries[start..<min(start + entriesPerFile, api.entries.count)]
      return SearchFile(
        path: SearchFile.folder + "r-\(api.name)-\(String(number, radix: 36)).js",
        bytes: script(entries, number, of: api))
    }
  }

  private static func script(_ entries: ArraySlice<SearchEntry>, _ number: Int, of api: APISearch) -> [UInt8]
  {
    var script = ScriptText()
    script.raw("rubricSearch(\"r\",")
    script.string(api.name)
    script.raw(",")
    script.number(number)
    script.raw(",")
    script.string(api.title)
    script.raw(",")
    script.string(api.prefix)
    script.raw(",[")
    for (index, entry) in entries.enumerated() {
      if index > 0 { script.raw(",\n") }
      write(entry, of: api, into: &script)
    }
    script.raw("])\n")
    return script.bytes
  }

  /// Kind, title, address, context, passage, how many others, whether deprecated; what is empty at the end is
  /// left out.
  private static func write(_ entry: SearchEntry, of api: APISearch, into script: inout ScriptText) {
    let path = entry.route.path
    let isBelow = path.utf8.starts(with: api.prefix.utf8)
    script.raw("[")
    script.number(Int(entry.kind.rawValue))
    script.raw(",")
    script.string(entry.title)
    script.raw(",")
    // A page that lies elsewhere has its address from the top.
    script.string(
      (isBelow ? String(path.dropFirst(api.prefix.count)) : "/" + path)
        + (entry.fragment.map { "#" + $0 } ?? ""))
    script.raw(",")
    script.string(entry.context)
    script.raw(",")
    script.string(entry.passage)
    if entry.others > 0 || entry.isDeprecated {
      script.raw(",")
      script.number(entry.others)
    }
    if entry.isDeprecated { script.raw(",1") }
    script.raw("]")
  }
}
