import RubricDiagnostics
import RubricSite
import RubricStandard

extension Build {
  /// What is at hand when the APIs are about to be judged.
  struct Stage: Sendable {
    var input: BuildInput
    /// nil where no pages are rendered.
    var theme: ThemeLoading.Loaded?
    /// What is wrong with it, or with the one that a build would use.
    var themeFindings: [LocatedFinding] = []
    /// nil where nothing is kept between builds.
    var cache: BuildCache?
    var kept: KeptUnits
    var surveyed: [Surveyed]
  }

  /// An API that was read, or is known from the last build.
  struct Surveyed: Sendable {
    var survey: APISurvey
    /// What it was read from.
    var inputs: [InputFile]
    var cached: CachedAPI?
  }

  /// What is left of an API when it is done.
  struct Finished: Sendable {
    var record: APIRecord
    /// Of the record as it is kept for the next build; nil where it is not.
    var digest: ContentHash?
    /// What was written for it, of a part.
    var files: [SitePart.File] = []
  }
}
