extension Language {
  /// JSON, also with comments (JSONC, JSON5) and with a value on each line (NDJSON).
  static let json = Language(
    ["json", "jsonc", "json5", "jsonl", "ndjson", "geojson", "jsonld", "json-ld", "webmanifest"],
    read: JSONCode.read)
}
