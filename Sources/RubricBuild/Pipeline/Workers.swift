import Synchronization

/// The threads of a run, shared by everything that it does at the same time.
///
/// A list that is worked through inside another, such as the pages of one of many APIs, takes only the threads
/// that nobody uses at the moment, and takes more as they become free: so many small lists run side by side, and
/// the last large one has all of them.
final class Workers: Sendable {
  /// How many more threads may be begun. Whoever calls `map` is on one already.
  private let idle: Atomic<Int>
  /// At most so many threads work at once.
  let count: Int

  /// - Parameter count: less than 1 counts as 1.
  init(_ count: Int) {
    self.count = max(1, count)
    idle = Atomic(max(1, count) - 1)
  }

  /// The results in the order of the inputs, whichever thread was done first. Inputs are taken in their order.
  func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], _ transform: @escaping @Sendable (Input) async -> Output
  ) async -> [Output] {
    guard count > 1, inputs.count > 1 else {
      var outputs: [Output] = []
      outputs.reserveCapacity(inputs.count)
      for input in inputs { outputs.append(await transform(input)) }
      return outputs
    }
    let next = Counter()
    return await withTaskGroup(of: [(Int, Output)].self) { group in
      var all: [(Int, Output)] = []
      all.reserveCapacity(inputs.count)
      while true {
        let index = next.take()
        guard index < inputs.count else { break }
        // One task a thread takes inputs as it gets done, so that one slow input does not hold up the others.
        while index + 1 < inputs.count, takeIdle() {
          group.addTask { [self] in
            var results: [(Int, Output)] = []
            while true {
              let index = next.take()
              guard index < inputs.count else { break }
              results.append((index, await transform(inputs[index])))
            }
            idle.wrappingAdd(1, ordering: .relaxed)
            return results
          }
        }
        all.append((index, await transform(inputs[index])))
      }
      for await results in group { all += results }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func takeIdle() -> Bool {
    var seen = idle.load(ordering: .relaxed)
    while seen > 0 {
      let (isTaken, now) = idle.weakCompareExchange(expected: seen, desired: seen - 1, ordering: .relaxed)
      if isTaken { return true }
      seen = now
    }
    return false
  }
}

/// Numbers from 0, each given out once.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
