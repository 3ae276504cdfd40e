import Glibc
import Synchronization

/// How long the stages of a run take.
public final class Stopwatch: Sendable {
  /// A stage of a run, in their order.
  public enum Stage: String, Sendable, CaseIterable {
    case settings = "settings, shared guides, theme"
    case reading = "reading APIs"
    case judging = "judging sections"
    case pages = "pages, search, samples"
    case inspection = "rules, agreement, writing"
    case endings = "maturity, records"
    case site = "the site's own pages and files"
    case output = "the output as it was"
    case report = "the report"
  }

  private struct Sum {
    var wall = 0
    var count = 0
  }

  private let sums = Mutex<[Stage: Sum]>([:])

  /// None has begun.
  public init() {}

  /// Does a piece of work and adds its time to a stage's.
  func measure<Value, Failure: Error>(
    _ stage: Stage, _ work: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let start = Stopwatch.now()
    defer { add(Stopwatch.now() - start, to: stage) }
    return try work()
  }

  /// Adds some nanoseconds to a stage.
  func add(_ time: Int, to stage: Stage) {
    sums.withLock { sums in
      sums[stage, default: Sum()].wall += time
      sums[stage, default: Sum()].count += 1
    }
  }

  /// Nanoseconds since some moment.
  static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }

  /// Milliseconds of each stage that was run, in their order; what ran on several threads at once is the sum of
  /// all of them.
  public var table: [(stage: Stage, milliseconds: Double)] {
    let sums = sums.withLock { $0 }
    return Stage.allCases.compactMap { stage in
      sums[stage].map { (stage, (Double($0.wall) / 100_000).rounded() / 10) }
    }
  }
}
