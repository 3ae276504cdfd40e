/// Names findings so that the next run knows them again: by what they say of which thing, and not by the line.
public enum Fingerprints {
  /// Gives each finding its fingerprint. Of findings that say the same of the same thing, the order tells them
  /// apart, so they must be all findings of a run in report order.
  ///
  /// Figures in messages do not count: that "3 of 9" became "4 of 9" makes nothing new.
  ///
  /// - Parameter folder: what paths count from, as reports show it, so that the folder in which the command was
  ///   run makes nothing new either; paths outside it count as they are.
  public static func assign(to findings: inout [LocatedFinding], below folder: String = "") {
    var uses: [StableHash: Int] = [:]
    uses.reserveCapacity(findings.count)
    for index in findings.indices {
      let hash = hash(of: findings[index], below: folder)
      let number = uses[hash, default: 0]
      uses[hash] = number + 1
      findings[index].fingerprint = number == 0 ? hash.text : "\(hash.text)-\(number + 1)"
    }
  }

  private static func hash(of finding: LocatedFinding, below folder: String) -> StableHash {
    var hash = StableHash()
    combine(finding.rule.text, into: &hash)
    let prefix = folder.utf8.last == UInt8(ascii: "/") ? folder : folder + "/"
    let isBelow = !folder.isEmpty && finding.place.path.utf8.starts(with: prefix.utf8)
    hash.combine(finding.place.path.utf8.dropFirst(isBelow ? prefix.utf8.count : 0))
    hash.combine(CollectionOfOne(0xFF))
    if let place = finding.logicalPlace { combine(place, into: &hash) }
    for words in finding.message.utf8.split(whereSeparator: { (0x30...0x39).contains($0) }) {
      hash.combine(words)
    }
    // Without a place of its own, or below one heading, the text itself tells two of them apart.
    if finding.logicalPlace?.utf8.first != UInt8(ascii: "/") { combine(finding.excerpt.line, into: &hash) }
    return hash
  }

  private static func combine(_ text: String, into hash: inout StableHash) {
    hash.combine(text.utf8)
    // Ends the text: it stands in no UTF-8.
    hash.combine(CollectionOfOne(0xFF))
  }
}
