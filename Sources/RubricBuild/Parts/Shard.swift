/// One of several shares of the APIs of a site, to be built by itself.
public struct Shard: Sendable, Hashable, Codable, CustomStringConvertible {
  /// From 1.
  public let number: Int
  /// How many there are.
  public let count: Int

  /// More shares than these are a mistake.
  static let most = 10_000

  /// nil where there is no such share.
  public init?(number: Int, count: Int) {
    guard (1...Shard.most).contains(count), (1...count).contains(number) else { return nil }
    self.number = number
    self.count = count
  }

  /// Written as `2/5`; nil where that is no share.
  public init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]) else { return nil }
    self.init(number: number, count: count)
  }

  /// What was encoded.
  ///
  /// - Throws: where there is no such share.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let shard = Shard(try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "no share")
    }
    self = shard
  }

  /// As it is written.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Such as `2/5`.
  public var description: String { "\(number)/\(count)" }

  /// Which APIs are in it: every API is in one of the shares, and all have about the same work.
  ///
  /// - Parameter weights: how much work each API is.
  func members(_ weights: [Int]) -> [Int] {
    var loads = [Int](repeating: 0, count: count)
    var members: [Int] = []
    // The largest first, each to the share that has least so far.
    let order = weights.indices.sorted { weights[$0] == weights[$1] ? $0 < $1 : weights[$0] > weights[$1] }
    for index in order {
      guard let least = loads.indices.min(by: { loads[$0] < loads[$1] }) else { continue }
      // Every API costs something, however small.
      loads[least] += weights[index] + 10
      if least == number - 1 { members.append(index) }
    }
    return members.sorted()
  }
}
