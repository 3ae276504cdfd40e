import RubricDocuments
import RubricOpenAPI

extension Structure {
  /// At least two different error statuses with three words each, or a table of ours in which every error
  /// response says in five words what it means.
  @Sendable static func errorStatuses(_ subject: SectionSubject) -> Evidence? {
    var seen: Set<Int> = []
    for body in subject.bodies {
      for unit in body.units where unit.words >= 4 && unit.kind != .heading {
        for status in unit.errorStatuses where seen.insert(status).inserted && seen.count == 2 {
          return subject.evidence(unit, in: body)
        }
      }
      // A heading a status, with text below it.
      for unit in body.units where unit.kind != .heading && unit.words >= 4 {
        guard let heading = unit.heading else { continue }
        for status in body.units[heading].errorStatuses where seen.insert(status).inserted && seen.count == 2
        {
          return subject.evidence(unit, in: body)
        }
      }
    }
    return describedErrorResponses(subject)
  }

  private static func describedErrorResponses(_ subject: SectionSubject) -> Evidence? {
    let api = subject.api
    let all = api.calledOperations.flatMap(\.responses).filter { ($0.status.hundreds ?? 0) >= 4 }
    guard Set(all.map(\.status)).count >= 2 else { return nil }
    let isDescribed = all.allSatisfy { Words.count((api.responses[$0.response].description ?? "").utf8) >= 5 }
    guard isDescribed, let first = all.first else { return nil }
    return subject.generated("all \(all.count) error responses are described", at: first.span)
  }

  /// An error's body as an example, or an error response of the description with a schema.
  @Sendable static func errorFormat(_ subject: SectionSubject) -> Evidence? {
    let found = subject.codeBlock { code in
      (code.text.first == UInt8(ascii: "{") || code.language == "json" || code.language == "xml")
        && ["error", "Error", "code", "message", "detail", "fault", "issue", "title"].contains {
          code.text.contains(sequence: $0)
        }
    }
    if let found {
      return subject.evidence(
        String(decoding: found.code.text, as: UTF8.self), found.code.range, in: found.body)
    }
    let api = subject.api
    for operation in api.calledOperations {
      for status in operation.responses where (status.status.hundreds ?? 0) >= 4 {
        if api.responses[status.response].content.contains(where: { $0.schema != nil }) {
          return subject.generated(
            "the response \(status.status) of '\(operation.signature)' has a schema", at: status.span)
        }
      }
    }
    return nil
  }

  /// Every code that the description lists stands in what is written.
  @Sendable static func errorCodes(_ subject: SectionSubject) -> Evidence? {
    let codes = subject.api.errorCodes.compactMap(\.text)
    var words: [Name: Evidence] = [:]
    for body in subject.bodies {
      for unit in body.units where unit.words >= 3 {
        for word in Words(unit.text).all {
          let text = String(decoding: unit.text[word.range], as: UTF8.self)
          if words[Name(text)] == nil { words[Name(text)] = subject.evidence(unit, in: body) }
        }
      }
    }
    guard !codes.isEmpty, codes.allSatisfy({ words[Name($0)] != nil }) else { return nil }
    return words[Name(codes[0])]
  }
}

extension BodyUnit {
  /// Numbers from 400 to 599 that stand alone, amounts and times left out.
  var errorStatuses: [Int] {
    var statuses: [Int] = []
    var index = 0
    while index + 2 < text.count {
      let digits = text[index...(index + 2)]
      guard text[index] == UInt8(ascii: "4") || text[index] == UInt8(ascii: "5"),
        digits.allSatisfy({ (0x30...0x39).contains($0) })
      else {
        index += 1
        continue
      }
      if stands(from: index, to: index + 3), let number = Int(String(decoding: digits, as: UTF8.self)) {
        statuses.append(number)
      }
      index += 3
    }
    return statuses
  }

  private func stands(from start: Int, to end: Int) -> Bool {
    if start > 0 {
      let before = text[start - 1]
      // A pound sign's second byte, a decimal point, a letter or a digit make it another number.
      if Words.isWordByte(before) || before == UInt8(ascii: ".") || before == UInt8(ascii: ",")
        || before == UInt8(ascii: "$") || before == UInt8(ascii: "-")
      {
        return false
      }
    }
    // "400 to 499" names a range, and no status of it.
    if text[..<start].suffix(4).elementsEqual(" to ".utf8),
      let before = text[..<start].dropLast(4).last, (0x30...0x39).contains(before)
    {
      return false
    }
    guard end < text.count else { return true }
    if text[end...].starts(with: " to ".utf8), let after = text[end...].dropFirst(4).first,
      (0x30...0x39).contains(after)
    {
      return false
    }
    if Words.isWordByte(text[end]) || text[end] == UInt8(ascii: "%") { return false }
    let rest = text[end...].prefix(16).drop { $0 == 0x20 }
    let units = [
      "ms", "milli", "second", "minute", "hour", "day", "character", "request", "byte", "kb", "mb", "words",
    ]
    return !units.contains { rest.starts(with: $0.utf8) }
  }
}
