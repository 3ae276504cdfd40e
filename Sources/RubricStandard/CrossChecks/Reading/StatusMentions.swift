import RubricDocuments

/// Status codes of errors that a text names.
struct StatusMention: Sendable {
  /// 400 to 599.
  var status: Int
  var unit: Int
  /// Bytes of the unit's text.
  var range: Range<Int>

  private static let neighbours = Set(
    """
    status statuses http https/1.1 http/1.1 http/2 error errors response responses return returns returned \
    returning code codes statuscode respond responds receive receives get
    """.split(separator: " ").map { GuideWords.hash(String($0)) })

  private static let to = GuideWords.hash("to")

  /// Those of a unit: numbers that begin a cell or an item, are written as code, or stand beside a word such as
  /// 'status', 'returns' or their own reason phrase.
  static func all(in unit: Int, of view: GuideView) -> [StatusMention] {
    let body = view.units[unit].body
    let entries = view.words.words(of: unit).prefix(GuideView.longestSentence * 4)
    var found: [StatusMention] = []
    for index in entries {
      let entry = view.words.entries[index]
      let range = Int(entry.start)..<max(Int(entry.start), Int(entry.end))
      // `500 to 599` is a range and no status.
      if index + 1 < entries.upperBound, view.words.entries[index + 1].hash == to { continue }
      guard range.count == 3, let status = number(body.text[range]) else { continue }
      let isFirst: Bool =
        switch body.kind {
        case .row:
          body.cells.index(holding: range.lowerBound).map {
            view.begins(body.cells[$0], at: range.lowerBound, of: body)
          }
            ?? false
        case .item, .heading: index == entries.lowerBound
        case .sentence, .tableHead: false
        }
      let near = max(entries.lowerBound, index - 2)..<min(entries.upperBound, index + 2)
      let isNamed = near.contains { $0 != index && neighbours.contains(view.words.entries[$0].hash) }
      let isCode = body.code.index(holding: range.lowerBound).map { body.code[$0] == range } ?? false
      let phrase = ReasonPhrase.words(of: status)
      let isPhrased =
        !phrase.isEmpty
        && view.words.entries[(index + 1)...].prefix(phrase.count)
          .elementsEqual(phrase) { $0.hash == $1 }
      if isFirst || isNamed || isCode || isPhrased {
        found.append(.init(status: status, unit: unit, range: range))
      }
    }
    return found
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
      guard (0x30...0x39).contains(digit) else { return nil }
      value = value * 10 + Int(digit - 0x30)
    }
    return (400...599).contains(value) ? value : nil
  }
}

extension GuideView {
  /// Whether a cell begins with what stands at an offset, punctuation aside.
  fileprivate func begins(_ cell: Range<Int>, at offset: Int, of body: BodyUnit) -> Bool {
    guard cell.contains(offset) else { return false }
    return body.text[cell.lowerBound..<offset].allSatisfy { !Words.isWordByte($0) }
  }
}

/// The words that HTTP has for status codes (RFC 9110 §15).
enum ReasonPhrase {
  static let all: [Int: String] = [
    400: "bad request", 401: "unauthorized", 402: "payment required", 403: "forbidden", 404: "not found",
    405: "method not allowed", 406: "not acceptable", 408: "request timeout", 409: "conflict", 410: "gone",
    411: "length required", 412: "precondition failed", 413: "content too large", 414: "uri too long",
    415: "unsupported media type", 422: "unprocessable", 423: "locked", 424: "failed dependency",
    428: "precondition required", 429: "too many requests", 500: "internal server error",
    501: "not implemented", 502: "bad gateway", 503: "service unavailable", 504: "gateway timeout",
  ]

  private static let hashes = all.mapValues { Words(Array($0.utf8)).all.map(\.hash) }

  static func words(of status: Int) -> [UInt64] { hashes[status] ?? [] }
}
