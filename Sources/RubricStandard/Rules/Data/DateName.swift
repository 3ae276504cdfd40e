/// Names that tell of a day or a point in time.
enum DateName {
  /// Whether a name, by its words, is that of a date or a point in time, and not of something about it, such
  /// as `date_format`, or of a length of time.
  static func isDate(_ name: NameWords) -> Bool {
    let words = name.words
    guard let last = words.last, !qualities.contains(last) else { return false }
    if words.contains(where: { dateWords.contains($0) }) { return !isMeasure(words) }
    guard words.count > 1 else { return false }
    let before = words[words.count - 2]
    switch last {
    case "at", "on": return isPast(before) || events.contains(before)
    case "time": return moments.contains(before)
    case "from", "to", "until", "till", "since": return ranges.contains(before)
    default: return false
    }
  }

  /// Whether it is a participle, such as `created`.
  private static func isPast(_ word: String) -> Bool {
    word.utf8.count > 4 && word.utf8.suffix(2).elementsEqual("ed".utf8) && !places.contains(word)
  }

  private static func isMeasure(_ words: [String]) -> Bool {
    ["days", "months", "years", "hours", "number", "num", "max", "min", "is", "has", "no", "sort", "order"]
      .contains(words[0])
  }

  private static let dateWords: Set<String> = [
    "date", "datetime", "timestamp", "dob", "dod", "doj", "birthdate", "startdate", "enddate", "duedate",
  ]
  /// Last words of names that tell something about a date.
  private static let qualities: Set<String> = [
    "format", "type", "range", "ranges", "status", "id", "ids", "name", "label", "text", "zone", "timezone",
    "count", "field", "reason", "source", "by", "flag", "precision", "qualifier", "kind", "mode", "order",
    "sort", "code", "days", "offset", "part", "pattern", "key", "filter", "locale", "style", "description",
    "comment", "comments", "note", "notes", "message", "title", "url", "uri", "link", "warning", "error",
    "period", "interval", "unit", "granularity", "accuracy", "query", "group", "class", "version",
    "expression", "token", "display", "column", "basis", "rule", "schedule", "year", "month", "day", "hour",
    "minute", "second", "seconds", "hours", "minutes", "months", "years", "weekday", "week", "quarter",
    "dates", "index", "indicator", "string", "words", "formatted", "precise", "option", "options", "category",
    "number", "value", "values", "data", "info", "details", "operator", "direction", "method", "grouping",
    "duration", "length", "match", "override", "limit", "delta",
  ]
  /// Words before `on` or `at` that tell of a place or a ground.
  private static let places: Set<String> = [
    "based", "turned", "switched", "located", "focused", "relied", "carried", "logged", "looked", "aimed",
    "hosted", "used", "reported", "billed", "scoped", "installed", "embed", "speed", "seed", "need", "feed",
  ]
  private static let events: Set<String> = [
    "sent", "seen", "paid", "made", "begun", "begins", "starts", "ends", "expires", "start", "end", "due",
    "run", "given", "taken", "born", "died", "left", "published", "renews", "begin",
  ]
  /// Words before `time` that make it a point in time.
  private static let moments: Set<String> = [
    "start", "end", "begin", "finish", "stop", "date", "created", "updated", "modified", "deleted", "create",
    "update", "event", "arrival", "departure", "expiry", "expiration", "creation", "modification", "updating",
    "last", "completed", "started", "finished", "ended", "submission", "submitted", "sent",
    "received", "published", "publish", "publication", "delete", "deletion", "insert", "transaction",
    "scheduled", "change", "access", "issue", "snapshot", "collected", "collection",
  ]
  /// Words before `from` or `to` that make it a day.
  private static let ranges: Set<String> = [
    "valid", "effective", "active", "available", "applicable", "live", "current", "open", "employed",
    "validity", "date",
  ]
}
