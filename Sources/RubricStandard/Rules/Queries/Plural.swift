/// Names of many things and of one.
enum Plural {
  /// The words with the last one as it is of one thing: `companies` is `company`.
  static func singular(_ words: [String]) -> [String] {
    guard let last = words.last else { return words }
    let bytes = last.utf8
    if bytes.suffix(3).elementsEqual("ies".utf8) { return words.dropLast() + [last.dropping(3) + "y"] }
    let isLong = ["sses", "ches", "shes", "xes"].contains {
      bytes.suffix($0.utf8.count).elementsEqual($0.utf8)
    }
    if isLong { return words.dropLast() + [last.dropping(2)] }
    if bytes.last == UInt8(ascii: "s") { return words.dropLast() + [last.dropping(1)] }
    return words
  }
}

extension String {
  /// Without so many bytes at its end, which are ASCII.
  fileprivate func dropping(_ count: Int) -> String { String(decoding: utf8.dropLast(count), as: UTF8.self) }
}
