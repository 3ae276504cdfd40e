import RubricOpenAPI

/// A site while it is merged.
struct SiteDraft: Sendable {
  var settings: SiteSettings
  var name: String
  var title: String
  var apiSettings: APISettings
  var api: API?
  var guides: [Guide]
  var prose: ProseTable
  var schemaNames: [SchemaID: String]
  var unusedDefinitions: Set<SchemaID>
  var routes: RouteTable
  var sections: [SectionPlace]
  var groups: [OperationGroup]
  var outline: GroupOutline
  var entry: APIEntry
  var redirects: [Redirect]
  var attachments: [Attachment]
  var logo: LinkTarget? = nil
  var settingsLinks: Site.SettingsLinks = Site.SettingsLinks()
  var askedEntries = AskedEntries()
}
