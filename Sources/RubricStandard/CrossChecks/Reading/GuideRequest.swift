import RubricOpenAPI

/// A request that a text names: a method with a path or address, in words or as a sample.
struct GuideRequest: Sendable {
  /// In capitals.
  var method: String
  /// The path or address as written, without the quotes round it.
  var target: String
  /// Where method and target are written.
  var place: GuidePlace
  /// Where the target is written.
  var targetPlace: GuidePlace
  /// What else a sample sends; nil where the request is only named.
  var sample: Sample?
  /// What the description has for it.
  var match = PathTree.Match()
  /// Of `match`, the operations with this method.
  var operations: [Int] = []
  /// Whether the address is of a server of the API, or tells none.
  var isOfAPI = true

  /// What a sample sends.
  struct Sample: Sendable {
    /// Names of headers in small letters.
    var headers: [String] = []
    /// Values of headers with where they stand.
    var values: [(text: String, range: Range<Int>)] = []
    /// The body as text, where it is written in the sample itself: bytes of the code.
    var body: Range<Int>?
    /// Whether names of headers are all there: in code of languages they are not read.
    var isWhole = true
  }

  static let methods: Set<String> = ["GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "OPTIONS"]

  /// The path, without scheme, host, query and fragment; nil of an address without one.
  var path: String {
    let address = ServerAddress(target)
    return address.path.isEmpty ? "/" : address.path
  }

  /// Names of the query's parameters.
  var queryNames: [String] {
    guard let mark = target.utf8.firstIndex(of: UInt8(ascii: "?")) else { return [] }
    return target[target.utf8.index(after: mark)...].utf8.split(separator: UInt8(ascii: "&"))
      .compactMap { pair in
        pair.split(separator: UInt8(ascii: "=")).first.map { String(decoding: $0, as: UTF8.self) }
      }
  }
}

/// Finds requests in a line or a code block.
enum RequestReading {
  /// A method and a target at the beginning of a text, such as `GET /permits`.
  static func named(in text: ArraySlice<UInt8>) -> (method: String, target: Range<Int>)? {
    let method = text.prefix { (0x41...0x5A).contains($0) }
    guard (3...7).contains(method.count) else { return nil }
    let name = String(decoding: method, as: UTF8.self)
    guard GuideRequest.methods.contains(name) else { return nil }
    var start = method.endIndex
    while start < text.endIndex, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    var end = start
    while end < text.endIndex, text[end] > 0x20 { end += 1 }
    // `PUT/permits/{id}` misses a blank, `GET/HEAD` is two methods, and `GET/permits` may be either's.
    guard start > method.endIndex || isPath(text[start..<end]) else { return nil }
    while end > start + 1, ".,;:)`'\"".utf8.contains(text[end - 1]) { end -= 1 }
    let target = text[start..<end]
    guard target.count < 1_000,
      target.first == UInt8(ascii: "/") || target.starts(with: "https://".utf8)
        || target.starts(with: "http://".utf8)
    else { return nil }
    // `GET //` and `POST /` behind which nothing stands name no path.
    guard target.dropFirst().first != UInt8(ascii: "/") else { return nil }
    return (name, start..<end)
  }

  /// Whether a stretch behind a method is a path of several parts, the first of which is no method.
  private static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    let parts = text.prefix(1_000).split(separator: UInt8(ascii: "/"))
    guard text.first == UInt8(ascii: "/"), parts.count > 1, let first = parts.first else { return false }
    return !GuideRequest.methods.contains(String(decoding: first, as: UTF8.self))
  }

  /// The requests that a code block shows, in their order.
  static func samples(in code: [UInt8]) -> [(request: GuideRequest, range: Range<Int>)] {
    var found: [(request: GuideRequest, range: Range<Int>)] = []
    var start = 0
    while start < code.count {
      let end = code[start...].firstIndex { $0 == 0x0A } ?? code.count
      var first = start
      while first < end, code[first] == 0x20 || code[first] == UInt8(ascii: "$") { first += 1 }
      let line = code[first..<end]
      if line.starts(with: "curl ".utf8) {
        let reading = CurlReading(code, from: first)
        if let request = reading.request { found.append((request, first..<reading.end)) }
        start = max(end + 1, reading.end)
        continue
      }
      if let named = named(in: line) {
        let range = first..<named.target.upperBound
        var request = GuideRequest(
          method: named.method, target: String(decoding: code[named.target], as: UTF8.self),
          place: GuidePlace(holder: .fence(0), range: range),
          targetPlace: GuidePlace(holder: .fence(0), range: named.target))
        let isHTTP = code[named.target.upperBound..<end].starts(with: " HTTP/".utf8)
        var next = end + 1
        if isHTTP { request.sample = message(in: code, from: &next) }
        found.append((request, range))
        start = next
        continue
      }
      start = end + 1
    }
    return found
  }

  /// The header lines behind a request line, and the body behind them.
  private static func message(in code: [UInt8], from start: inout Int) -> GuideRequest.Sample {
    var sample = GuideRequest.Sample()
    while start < code.count {
      let end = code[start...].firstIndex { $0 == 0x0A } ?? code.count
      let line = code[start..<end]
      if line.allSatisfy({ $0 <= 0x20 }) {
        let rest = (end + 1)..<max(end + 1, code.count)
        if rest.upperBound <= code.count,
          code[rest].first(where: { $0 > 0x20 }).map({ "{[".utf8.contains($0) }) == true
        {
          sample.body = rest
        }
        start = end + 1
        break
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { break }
      add(line[..<colon], value: (colon + 1)..<end, of: code, to: &sample)
      start = end + 1
    }
    return sample
  }

  static func add(
    _ name: ArraySlice<UInt8>, value: Range<Int>, of code: [UInt8], to sample: inout GuideRequest.Sample
  ) {
    let name = String(decoding: name, as: UTF8.self).lowercased()
    sample.headers.append(String(name.split(separator: " ").first ?? ""))
    var range = value
    while !range.isEmpty, code[range.lowerBound] == 0x20 { range = (range.lowerBound + 1)..<range.upperBound }
    sample.values.append((String(decoding: code[range].prefix(2_000), as: UTF8.self), range))
  }
}

/// A call of curl, read as a shell parts its words.
struct CurlReading {
  /// nil where it names no address.
  private(set) var request: GuideRequest?
  /// Behind its last line.
  private(set) var end: Int

  private struct Word {
    var range: Range<Int>
    var isSingle: Bool
  }

  init(_ code: [UInt8], from start: Int) {
    var words: [Word] = []
    var index = start
    end = start
    while let word = CurlReading.word(in: code, &index) { words.append(word) }
    end = max(index, start + 1)
    request = CurlReading.request(words.dropFirst(), in: code, start)
  }

  /// The next word; nil at the end of the command, which a line end is that no backslash stands before.
  private static func word(in code: [UInt8], _ index: inout Int) -> Word? {
    while index < code.count {
      let byte = code[index]
      if byte == 0x20 || byte == 0x09 {
        index += 1
      } else if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "^"), isLineEnd(code, index + 1) {
        index = (code[index...].firstIndex(of: 0x0A) ?? code.count - 1) + 1
      } else if byte == 0x0A || byte == 0x0D {
        // An option on the next line goes on where the backslash was forgotten.
        let next = code[(index + 1)...].firstIndex { $0 > 0x20 } ?? code.count
        guard next + 1 < code.count, code[next] == UInt8(ascii: "-"),
          code[next + 1] == UInt8(ascii: "-") || (0x41...0x7A).contains(code[next + 1])
        else { return nil }
        index = next
      } else if byte == UInt8(ascii: "|") || byte == UInt8(ascii: ";") {
        return nil
      } else {
        break
      }
    }
    guard index < code.count else { return nil }
    let quote = code[index]
    if quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") {
      var close = index + 1
      while close < code.count, code[close] != quote {
        if code[close] == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") { close += 1 }
        close += 1
      }
      close = min(close, code.count)
      defer { index = min(close + 1, code.count) }
      return Word(range: (index + 1)..<max(index + 1, close), isSingle: quote == UInt8(ascii: "'"))
    }
    let start = index
    while index < code.count, code[index] > 0x20 { index += 1 }
    return Word(range: start..<index, isSingle: false)
  }

  private static func isLineEnd(_ code: [UInt8], _ index: Int) -> Bool {
    guard index < code.count else { return false }
    return code[index] == 0x0A || code[index] == 0x0D
  }

  private static let withValue: Set<String> = [
    "-o", "--output", "-u", "--user", "--cert", "-E", "--key", "--cacert", "--proxy", "-x", "-A",
    "--user-agent", "--max-time", "-m", "--connect-timeout", "--retry", "-e", "--referer", "-c", "-b",
    "--cookie", "-F", "--form", "-T", "--upload-file", "-w", "--write-out",
  ]

  private static func request(_ words: ArraySlice<Word>, in code: [UInt8], _ start: Int) -> GuideRequest? {
    var method: String?
    var target: Range<Int>?
    var sample = GuideRequest.Sample()
    var hasBody = false
    var index = words.startIndex
    while index < words.endIndex {
      let word = words[index]
      let text = String(decoding: code[word.range].prefix(1_000), as: UTF8.self)
      index += 1
      let value = index < words.endIndex ? words[index] : nil
      switch text {
      case "-X", "--request":
        method = value.map { String(decoding: code[$0.range].prefix(20), as: UTF8.self).uppercased() }
        index += 1
      case "-H", "--header":
        if let value, let colon = code[value.range].firstIndex(of: UInt8(ascii: ":")) {
          RequestReading.add(
            code[value.range.lowerBound..<colon], value: (colon + 1)..<value.range.upperBound, of: code,
            to: &sample)
        }
        index += 1
      case "-d", "--data", "--data-raw", "--data-binary", "--json", "--data-ascii":
        hasBody = true
        // Within double quotes the shell takes backslashes away, so that places are others there.
        if let value, value.isSingle { sample.body = value.range }
        index += 1
      case "--data-urlencode", "-F", "--form":
        hasBody = true
        index += 1
      case "-I", "--head": method = method ?? "HEAD"
      case "-G", "--get": method = method ?? "GET"
      case "-u", "--user", "--oauth2-bearer":
        sample.headers.append("authorization")
        index += 1
      case "--url":
        target = value?.range
        index += 1
      case _ where withValue.contains(text): index += 1
      case _ where text.utf8.first == UInt8(ascii: "-"):
        // `-XPOST`
        if text.utf8.starts(with: "-X".utf8), text.utf8.count > 2 { method = text.dropFirst(2).uppercased() }
      default:
        if target == nil, text.utf8.contains(sequence: "/") { target = word.range }
      }
    }
    guard let target, !target.isEmpty else { return nil }
    return GuideRequest(
      method: method ?? (hasBody ? "POST" : "GET"),
      target: String(decoding: code[target].prefix(2_000), as: UTF8.self),
      place: GuidePlace(holder: .fence(0), range: start..<target.upperBound),
      targetPlace: GuidePlace(holder: .fence(0), range: target), sample: sample)
  }
}
