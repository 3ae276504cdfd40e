import RubricDocuments
import RubricOpenAPI
import RubricSite

/// The API's sign (`x-logo` of the Info Object, as Redocly defines it).
public struct Logo: Sendable {
  /// Where the picture lies: a copy of a file beside the description, or a page of another host, which is
  /// linked to since pages ask strangers for nothing.
  public var target: LinkTarget
  /// Where the picture lies, as written.
  public var url: Told<String>
  /// What it shows; nil where nobody says.
  public var alternative: Told<String>?
  /// Where readers are led who choose it; nil where nobody says.
  public var address: Told<String>?

  /// nil where the description names none.
  init?(of site: Site) {
    guard let value = site.api?.info.logo, let url = value.member(named: "url")?.value.told else {
      return nil
    }
    self.url = url
    target = site.logo ?? .none
    alternative = value.member(named: "altText")?.value.told
    address = value.member(named: "href")?.value.told
  }

  /// Whether a value has an address, and nothing that is not told. A colour behind the picture is none of a
  /// page's that has a dark form too.
  static func isWhole(_ value: Node) -> Bool {
    value.member(named: "url")?.value.isSaying == true
      && value.members.allSatisfy { member in
        ["url", "altText", "href"].contains(member.name.text) && member.value.isSaying
      }
  }
}
