import ArgumentParser
import RubricBuild
import RubricDiagnostics
import RubricSite

/// From which severity on a finding fails the run.
enum FailThreshold: String, ExpressibleByArgument, CaseIterable {
  case error, warning, never
}

extension CivilDate {
  /// The day as `YYYY-MM-DD`.
  static func parsed(_ argument: String) throws -> CivilDate {
    if let day = CivilDate(argument) { return day }
    throw ValidationError("give a day that there is, as YYYY-MM-DD")
  }
}

/// The options that the commands share which read a whole content folder.
struct RunOptions: ParsableArguments {
  @Argument(help: "A content folder, or the file of an OpenAPI description.")
  var input: String = "Content"

  @Option(
    help:
      "Folder that all files must lie in; the content folder, or the work tree round a description, where not given."
  )
  var root: String?

  @Option(help: "Work on so many APIs and pages at once; the number of processors where not given.")
  var jobs: Int?

  @Option(
    help: "The day to check against, such as 2026-03-01; SOURCE_DATE_EPOCH's or today where not given.",
    transform: CivilDate.parsed)
  var date: CivilDate?

  @Flag(help: "Print findings only.")
  var quiet = false

  @Flag(help: "Print to standard error how long the stages took.")
  var timings = false

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1") }
  }

  /// The day that was given, else that of `SOURCE_DATE_EPOCH`, else today in UTC.
  func day() throws -> CivilDate { try RunOptions.day(date) }

  /// The day that was given, else that of `SOURCE_DATE_EPOCH`, else today in UTC.
  static func day(_ date: CivilDate?) throws -> CivilDate {
    if let date { return date }
    if let epoch = FileSystem.environment("SOURCE_DATE_EPOCH"), !epoch.isEmpty {
      guard let seconds = Int(epoch), let day = CivilDate(secondsSince1970: seconds) else {
        throw ValidationError(
          "SOURCE_DATE_EPOCH must be a number of seconds since 1970: '\(VisibleText(epoch))'")
      }
      return day
    }
    guard let today = CivilDate(secondsSince1970: FileSystem.secondsSince1970()) else {
      throw ValidationError("the clock shows no date; give one with --date")
    }
    return today
  }
}
