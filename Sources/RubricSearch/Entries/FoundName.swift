import RubricPages
import RubricSite

/// A name that many things of an API have, such as a property's: it is one entry, which leads to the first of
/// them and names some of the others.
struct FoundName: Sendable {
  var name: String
  /// The first three, the most important first.
  var holders: [Holder] = []
  /// How many things have it.
  var count = 0
  /// The last page that it was found on.
  private var lastPage = -1
  /// Its rank there.
  private var lastRank = 0

  /// Something that has it.
  struct Holder: Sendable {
    /// 0 of a schema's own, 1 of a call's, 2 of what lies deeper.
    var rank: Int
    /// Where its page stands among those of the API.
    var page: Int
    /// Title of the page.
    var title: String
    var route: Route
    var fragment: String
    /// What is said of it; the property that a value is of where nothing is said.
    var prose: PageProse?
    var isParameter: Bool
    /// Name of the property that a value is of; empty of properties.
    var property = ""
  }

  init(_ name: String) { self.name = name }

  /// Takes something that has the name; on one page the most important counts, else the first.
  mutating func take(_ holder: Holder) {
    if holder.page == lastPage {
      guard holder.rank < lastRank else { return }
      holders.removeAll { $0.page == holder.page }
    } else {
      count += 1
    }
    (lastPage, lastRank) = (holder.page, holder.rank)
    insert(holder)
  }

  /// Takes what another gathering of the same API found; their pages differ.
  mutating func join(_ other: FoundName) {
    count += other.count
    for holder in other.holders { insert(holder) }
  }

  private mutating func insert(_ holder: Holder) {
    let place =
      holders.firstIndex { ($0.rank, $0.page) > (holder.rank, holder.page) } ?? holders.count
    guard place < FoundName.mostHolders else { return }
    holders.insert(holder, at: place)
    if holders.count > FoundName.mostHolders { holders.removeLast() }
  }

  private static let mostHolders = 3
}
