import Glibc

/// Whether expected output is to be written anew in place of being compared: `RUBRIC_RECORD=1`. A run that
/// records fails, so that nobody takes it for a run that tested something.
public enum Recording {
  /// Read once, at first use.
  public static let isOn: Bool = getenv("RUBRIC_RECORD").map { String(cString: $0) == "1" } ?? false

  /// What a recording test fails with.
  public static let message = "recorded: read what changed, then run again without RUBRIC_RECORD"
}
