import Glibc

/// How long this thread computes while `body` runs, in seconds. What other programs and threads do meanwhile
/// counts for nothing, so that a busy machine fails no test.
public func processorSeconds<Result>(_ body: () throws -> Result) rethrows -> (
  result: Result, seconds: Double
) {
  func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
  let start = now()
  let result = try body()
  return (result, now() - start)
}
