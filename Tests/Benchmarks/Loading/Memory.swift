import Glibc
import RubricBenchmarking

/// What a computation adds to the memory of this process, in bytes.
struct Memory<Value> {
  var value: Value
  /// At most, while it ran.
  var peak: Int
  /// After it ran, with its value alive.
  var kept: Int

  static func use(_ body: () -> Value) -> Memory {
    giveBackFreedMemory()
    resetPeak()
    let before = kilobytes("VmRSS:")
    let value = body()
    let peak = kilobytes("VmHWM:")
    giveBackFreedMemory()
    return Memory(value: value, peak: (peak - before) * 1024, kept: (kilobytes("VmRSS:") - before) * 1024)
  }

  /// What earlier files left in the allocator would be used again without showing. (glibc's `malloc_trim`,
  /// whose header Swift does not import.)
  private static func giveBackFreedMemory() {
    guard let trim = dlsym(nil, "malloc_trim") else { return }
    _ = unsafeBitCast(trim, to: (@convention(c) (Int) -> Int32).self)(0)
  }

  /// Linux sets a process's peak back to what it has now on a "5" (proc(5), /proc/pid/clear_refs).
  private static func resetPeak() {
    guard let file = fopen("/proc/self/clear_refs", "w") else { return }
    fputs("5", file)
    fclose(file)
  }

  private static func kilobytes(_ field: String) -> Int {
    guard let status = contents(of: "/proc/self/status") else { return 0 }
    for line in status.split(separator: UInt8(ascii: "\n")) where line.starts(with: field.utf8) {
      let digits = line.filter { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      return Int(String(decoding: digits, as: UTF8.self)) ?? 0
    }
    return 0
  }
}
