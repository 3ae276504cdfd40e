/// Budget of one page, opened breadth first over all its tables.
struct RowBudget {
  /// How many rows the page has.
  private(set) var rows = 0
  /// About how many bytes they take.
  private var bytes = 0

  /// Rows of schemas that have a page of their own are opened so far: readers see the outermost, and mostly the
  /// level below, and find the rest where it is said once. Opened to 300 rows, Kubernetes' operations would be
  /// twice as large.
  static let rowsElsewhere = 120
  static let bytesElsewhere = 240_000
  /// Rows that have no other place are shown up to so many, those behind them on pages that follow; no page
  /// is to be over 2 MB.
  static let mostRows = 2_500
  static let mostBytes = 1_000_000
  /// Each table shows at least so many of its outermost rows.
  static let leastRows = 20
  /// Deeper than this, a reader is better served on the schema's own page.
  static let deepest = 7
  /// Rows without another place are followed so deep; deeper ones begin anew on a page that follows.
  static let deepestOfOwn = 40
  /// What a row takes beside its words.
  static let bytesOfRow = 300

  /// Whether there is room for a row.
  ///
  /// - Parameter isOwn: whether it has its place on this page.
  func hasRoom(isOwn: Bool) -> Bool {
    isOwn
      ? rows < RowBudget.mostRows && bytes < RowBudget.mostBytes
      : rows < RowBudget.rowsElsewhere && bytes < RowBudget.bytesElsewhere
  }

  /// Whether so many rows that have another place fit in.
  func hasRoom(for more: Int) -> Bool { rows + more <= RowBudget.rowsElsewhere }

  /// Whether what stands below so many schemas is not opened.
  func isTooDeep(_ depth: Int, isOwn: Bool) -> Bool {
    isOwn ? depth >= RowBudget.deepestOfOwn : depth >= RowBudget.deepest || !hasRoom(isOwn: false)
  }

  /// Takes in a table with its heading.
  mutating func takeTable() { bytes += RowBudget.bytesOfRow }

  /// Takes in a row.
  mutating func take(_ row: FieldRow) {
    rows += 1
    // The name stands in the heading of the rows below it too.
    bytes +=
      RowBudget.bytesOfRow + row.words.weight + row.anchor.utf8.count + 2 * (row.label.text?.utf8.count ?? 0)
  }
}
