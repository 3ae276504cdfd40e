import RubricDocuments
import RubricOpenAPI

/// Where the names of an object's members are written, found once for all of them.
struct KeyPlaces {
  private var places: [Name: Place] = [:]

  /// No names.
  init() {}

  /// - Parameter object: nothing where it is none.
  init(of object: Node?, in api: API) {
    for member in api.members(of: object) { places[member.name] = member.value.keyPlace }
  }

  /// nil of a name that no member has.
  subscript(_ name: String) -> Place? { places[Name(name)] }
}
