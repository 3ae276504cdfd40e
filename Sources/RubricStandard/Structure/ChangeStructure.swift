import RubricDocuments
import RubricOpenAPI

extension Structure {
  /// What is written of the version of the description; else the version itself, which pages show.
  @Sendable static func currentVersion(_ subject: SectionSubject) -> Evidence? {
    let info = subject.api.info
    let version = info.version
    guard version.utf8.contains(where: { (0x30...0x39).contains($0) }), version.utf8.count <= 40 else {
      return nil
    }
    return subject.unit { $0.words >= 4 && $0.contains(token: version) }
      ?? subject.generated("the version is '\(version)'", at: info.origin.valueSpan(of: Field.version.key))
  }

  /// Entries that begin with a date, each with something told below it.
  @Sendable static func datedEntries(_ subject: SectionSubject) -> Evidence? {
    for body in subject.bodies {
      for unit in body.units where unit.kind != .heading && unit.words >= 3 {
        guard let heading = unit.heading, body.units[heading].namesDay else { continue }
        return subject.evidence(unit, in: body)
      }
      if let row = body.units.first(where: { $0.kind == .row && $0.words >= 4 && $0.namesDay }) {
        return subject.evidence(row, in: body)
      }
    }
    return nil
  }

  /// Every deprecated item of the description stands in what is written, with a date.
  @Sendable static func deprecatedItems(_ subject: SectionSubject) -> Evidence? {
    let items = subject.api.deprecatedItems
    var proof: Evidence?
    for item in items.prefix(200) {
      let path = item.name.split(separator: " ").last.map(String.init) ?? item.name
      let found = subject.unit { $0.text.contains(sequence: path) && ($0.namesYear || $0.words >= 5) }
      guard let found else { return nil }
      proof = proof ?? found
    }
    return proof
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
    "november",
    "december",
  ]

  static func isMonth(_ word: some Collection<UInt8>) -> Bool {
    months.contains { $0.utf8.elementsEqual(word.lazy.map { $0 | 0x20 }) }
  }
}

extension BodyUnit {
  /// Whether it holds a year from 2000 to 2099.
  var namesYear: Bool {
    Words(text).all.contains { word in
      let bytes = text[word.range]
      return bytes.count >= 4 && bytes.starts(with: "20".utf8)
        && bytes.prefix(4).allSatisfy { (0x30...0x39).contains($0) }
        && (bytes.count == 4 || bytes.dropFirst(4).first == UInt8(ascii: "-"))
    }
  }

  /// Whether it names a day or a month of such a year.
  var namesDay: Bool {
    guard namesYear else { return false }
    return Words(text).all.contains { word in
      let bytes = text[word.range]
      return Structure.isMonth(bytes) || (bytes.count == 10 && bytes.dropFirst(4).first == UInt8(ascii: "-"))
    }
  }
}
