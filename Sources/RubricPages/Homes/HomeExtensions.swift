import RubricOpenAPI

/// What extensions say of the API as a whole.
extension APIHomePage {
  /// Documentation elsewhere, and extensions of the description, of its `info`, of its paths and components.
  static func remarks(of api: API) -> [Remark] {
    let info = api.info
    var remarks = Remark.all(
      of: api.externalDocs, info.extensions, in: ExtensionHolder(.info, info.origin))
    remarks += Remark.all(of: api.extensions, in: ExtensionHolder(.root, api.origin))
    if let paths = api.origin[.paths] {
      remarks += Remark.all(of: api.pathsExtensions, in: ExtensionHolder(nil, paths))
    }
    if let components = api.components.origin {
      remarks += Remark.all(of: api.components.extensions, in: ExtensionHolder(.components, components))
    }
    // What is in words comes before what is as it was given.
    let listed = remarks.filter { if case .extensions = $0 { true } else { false } }
    return remarks.filter { if case .extensions = $0 { false } else { true } } + listed
  }

  static func remarks(ofContact info: Info) -> [Remark] {
    info.contact.map { Remark.all(of: $0.extensions, in: ExtensionHolder(.contact, $0.origin)) } ?? []
  }

  static func remarks(ofLicence info: Info) -> [Remark] {
    info.license.map { Remark.all(of: $0.extensions, in: ExtensionHolder(.license, $0.origin)) } ?? []
  }
}
