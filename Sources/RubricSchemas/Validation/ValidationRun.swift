import RubricDocuments
import RubricOpenAPI

/// Where the check of one value stands.
struct ValidationRun {
  /// Of the schemas and parts of the value that are being looked at, the innermost last.
  var frames: [Frame] = []
  /// The schema resources on the way, the outermost first (JSON Schema 2020-12 §7.1).
  var scope: [SchemaResourceID] = []
  var path = InstancePath()
  /// Whether to note what is wrong.
  var isReporting = false
  var violations: [Violation] = []
  var unchecked: [Unchecked] = []
  /// How many alternatives may still be explained.
  var explanationsLeft = 100
  let direction: SchemaValidator.Direction
  private(set) var stepsLeft: Int
  private(set) var stepsTaken = 0
  private var results: [Key: Result] = [:]
  private var reported: Set<Key> = []

  /// So many violations are noted of one value; nobody mends more at once.
  static let mostViolations = 50
  /// Schemas within schemas and parts within parts are followed so deep.
  private static let deepest = 400
  /// From so many steps on, results are kept: few values need so many, and to keep costs time.
  private static let manySteps = 2_000

  init(mostSteps: Int, direction: SchemaValidator.Direction) {
    stepsLeft = mostSteps
    self.direction = direction
  }

  /// A schema that is being checked against a part of the value.
  struct Frame {
    var schema: SchemaID
    var node: Node
  }

  /// A schema with a part of the value.
  struct Key: Hashable {
    var schema: SchemaID
    var node: Node
  }

  private struct Result {
    var truth: Truth
    var marks: Marks
  }

  /// Whether there is room for another violation.
  var isTelling: Bool { isReporting && violations.count < ValidationRun.mostViolations }

  /// Whether the steps are used up.
  var isExhausted: Bool { stepsLeft < 0 }

  mutating func takeStep() -> Bool {
    stepsLeft -= 1
    stepsTaken += 1
    if stepsLeft < 0 || frames.count >= ValidationRun.deepest {
      giveUp()
      return false
    }
    return true
  }

  /// Takes the steps that looking at so many parts costs.
  mutating func spend(_ steps: Int) { stepsLeft -= steps }

  /// Notes that the value is not checked to its end.
  mutating func giveUp() {
    guard let node = frames.first?.node else { return }
    let unchecked = Unchecked(
      schemaNode: node, reason: "the value is too large or too deep to be checked whole")
    if !self.unchecked.contains(unchecked) { self.unchecked.append(unchecked) }
  }

  /// Goes over the value again, now with words.
  mutating func beginReport(mostSteps: Int) {
    isReporting = true
    stepsLeft = max(stepsLeft, mostSteps / 4)
  }

  /// Whether the schema is already being checked against the very value.
  func isWithin(_ schema: SchemaID, _ node: Node) -> Bool {
    for frame in frames.reversed() {
      guard frame.node == node else { return false }
      if frame.schema == schema { return true }
    }
    return false
  }

  // MARK: - Results that are kept

  /// nil where nothing is kept yet.
  func key(_ schema: SchemaID, _ node: Node) -> Key? {
    stepsTaken > ValidationRun.manySteps ? Key(schema: schema, node: node) : nil
  }

  mutating func known(_ key: Key, marks: inout Marks) -> Truth? {
    guard let known = results[key], !marks.isWanted || known.marks.isWanted else { return nil }
    // What is wrong is told once.
    if isReporting, known.truth != .holds, reported.insert(key).inserted { return nil }
    if marks.isWanted { marks = known.marks }
    return known.truth
  }

  mutating func note(_ key: Key, _ truth: Truth, _ marks: Marks) {
    results[key] = Result(truth: truth, marks: marks)
  }
}
