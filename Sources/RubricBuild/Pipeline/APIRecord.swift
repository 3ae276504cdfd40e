import RubricDiagnostics
import RubricPages
import RubricSearch
import RubricSite
import RubricStandard

/// What a build keeps of an API once its pages are written: all that reports, the site's own pages and its search
/// need of it.
struct APIRecord: Sendable, Codable {
  var summary: BuildReport.APISummary
  /// nil of an API whose description could not be read.
  var completeness: Completeness?
  /// With their places, in report order.
  var findings: PackedFindings
  /// Of the waivers that reach every API, whether each has met a finding of this one.
  var usedWaivers: [Bool]
  /// nil where nothing was written.
  var pages: Pages?

  /// What its pages leave to those that are about all APIs.
  struct Pages: Sendable, Codable {
    /// What a search engine may list; empty where nobody knows at which address the site lies.
    var routes: [Route] = []
    /// Its most important pages, for the list of pages that are there as Markdown.
    var links: [TitledRoute] = []
    /// Files that its pages show or link to.
    var attachments: [Attachment] = []
    /// nil where nothing is searched.
    var search: KeptSearch?
    /// How mature it is among the others; nil where that is not published.
    var standing: APIStanding?
    /// Ids of rules that its pages name.
    var namedRules: [String] = []

    // What the search has of it is kept by itself: it is large, and most builds do not ask for it.
    private enum CodingKeys: CodingKey {
      case routes, links, attachments, standing, namedRules
    }
  }

  /// An address with the title of its page.
  struct TitledRoute: Sendable, Codable {
    var title = ""
    /// The theme's word, in place of a title.
    var word: Word?
    var route: Route
  }
}
