import RubricDocuments
import RubricOpenAPI
import RubricSite

/// What sort of API it is, as far as rules ask.
struct APIProfile: Sendable {
  /// No operation asks who calls.
  var isOpenData: Bool
  /// It says that it holds data on persons, or its fields do.
  var hasPersonalData: Bool
  /// Every operation only reads.
  var isReadOnly: Bool
  /// Not yet stable, by its version or its stage.
  var isAlpha: Bool
  /// It speaks FHIR, whose names and shapes are not its own to choose.
  var isFHIR: Bool

  init(of api: API, _ operations: [Shared<Operation>], settings: APISettings) {
    // What the root requires is looked at once, however many operations it holds for.
    let isRootOpen = api.security.map { $0.allSatisfy(\.schemes.isEmpty) } ?? false
    isOpenData =
      !operations.isEmpty
      && operations.allSatisfy { $0.security.map { $0.allSatisfy(\.schemes.isEmpty) } ?? isRootOpen }
    isReadOnly = !operations.isEmpty && operations.allSatisfy(\.method.isSafe)
    isAlpha = APIProfile.isAlpha(api, settings)
    isFHIR = api.mediaTypeNames(operations).contains { $0.utf8.contains(sequence: "fhir") }
    let flag = (api.info.extensions + api.extensions).first { $0.name == "x-contains-sensitive-data" }
    hasPersonalData = flag?.value.boolean ?? APIProfile.namesPersons(api)
  }

  private static func isAlpha(_ api: API, _ settings: APISettings) -> Bool {
    let version = Array(api.info.version.lowercased().utf8)
    let stages = (api.info.extensions + api.extensions).filter {
      ["x-lifecycle", "x-api-status", "x-stability-level"].contains($0.name)
    }
    return version.starts(with: "0.".utf8) || version.contains(sequence: "-alpha")
      || version.contains(sequence: "-beta") || ["alpha", "beta"].contains(settings.stage)
      || stages.contains { ["alpha", "beta"].contains($0.value.text?.lowercased() ?? "") }
  }

  private static func namesPersons(_ api: API) -> Bool {
    api.schemas.all.contains { schema in
      schema.properties.contains { PersonalWords.contains(NameWords($0.name)) }
    } || api.parameters.all.contains { PersonalWords.contains(NameWords($0.name)) }
  }
}

extension API {
  fileprivate func mediaTypeNames(_ operations: [Shared<Operation>]) -> [String] {
    operations.flatMap { operation in
      operation.responses.flatMap { responses[$0.response].content.map { $0.name.lowercased() } }
    }
  }
}
