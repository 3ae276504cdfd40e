/// How deep headings stand: one below the nearest before it that is higher. Levels that an author left out
/// leave no hole in the page's outline, which readers of screens go by.
struct HeadingDepths {
  /// Levels of the headings that the next one may stand below.
  private var open: [Int] = []

  /// The depth of the next heading, from 1.
  mutating func depth(of level: Int) -> Int {
    while let last = open.last, last >= level { open.removeLast() }
    open.append(level)
    return open.count
  }
}
