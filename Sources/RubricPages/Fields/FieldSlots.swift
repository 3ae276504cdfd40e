import RubricOpenAPI
import RubricSchemas
import RubricSite

/// Where rows are put, and what is still to be opened there.
extension FieldTables {
  /// A schema on a path, with what `$dynamicRef` means in it.
  struct Step: Hashable, Comparable {
    var schema: SchemaID
    var scope: DynamicScope

    static func < (a: Step, b: Step) -> Bool { a.schema < b.schema }
  }

  /// Where rows are put.
  struct Slot {
    var table: Int
    /// The row that they stand below; nil of the outermost.
    var parent: Int?
    /// The schemas above them: a schema is recursive only where it stands on its own path.
    var path: [[Step]] = []
    /// How many of `path` stand on earlier pages.
    var earlier = 0
    var direction: ExampleMaker.Direction?
    /// Whether they have their place here, and not on the page of a named schema above them.
    var isOwn: Bool
    /// The page where they have their place; nil where that is here.
    var home: Route?
  }

  /// Something that makes rows.
  struct Opening {
    var source: FieldSource
    /// What the anchors of the rows begin with.
    var anchor: String
    var slot: Slot
    /// How many of the rows earlier pages show.
    var shown = 0
    /// Whether it was counted already, on a page that had no room for it.
    var isCounted = false
  }

  /// What has no room on a page, with where it belongs.
  struct Continued {
    var opening: Opening
    var title: FieldTable.Title
    /// The rows above it, from the outermost.
    var trail: [FieldRow.Label]
    /// How often each schema without a page was opened so far.
    var openings: [SchemaID: Int] = [:]
  }
}
