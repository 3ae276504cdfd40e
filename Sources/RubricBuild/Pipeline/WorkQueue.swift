import Synchronization

/// Does a list of jobs on a bounded number of threads.
enum WorkQueue {
  /// The results in the order of the inputs, whichever thread was done first.
  static func map<Input: Sendable, Output: Sendable>(
    _ inputs: [Input], jobs: Int, _ transform: @escaping @Sendable (Input) async -> Output
  ) async -> [Output] {
    guard jobs > 1, inputs.count > 1 else {
      var outputs: [Output] = []
      outputs.reserveCapacity(inputs.count)
      for input in inputs { outputs.append(await transform(input)) }
      return outputs
    }
    let next = Counter()
    return await withTaskGroup(of: [(Int, Output)].self) { group in
      // One task a thread takes inputs as it gets done, so that one slow input does not hold up the others.
      for _ in 0..<min(jobs, inputs.count) {
        group.addTask {
          var results: [(Int, Output)] = []
          while true {
            let index = next.take()
            guard index < inputs.count else { return results }
            results.append((index, await transform(inputs[index])))
          }
        }
      }
      var all: [(Int, Output)] = []
      all.reserveCapacity(inputs.count)
      for await results in group { all += results }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }
}

/// Numbers from 0, each given out once.
final class Counter: Sendable {
  private let value = Atomic<Int>(0)

  func take() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
