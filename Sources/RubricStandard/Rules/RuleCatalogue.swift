extension Rule {
  /// Every rule on descriptions, subject by subject in the order in which the standard tells them.
  public static let all: [Rule] =
    description + hosting + methods + data + names + queries + versions + deprecation + capacity + errors
    + security + documentation + bulkData

  private static let description: [Rule] = [
    .operationIDPresent
  ]
  private static let hosting: [Rule] = [
    .serverNoTrailingSlash
  ]
  private static let methods: [Rule] = []
  private static let data: [Rule] = []
  private static let names: [Rule] = [
    .pathNouns
  ]
  private static let queries: [Rule] = []
  private static let versions: [Rule] = []
  private static let deprecation: [Rule] = []
  private static let capacity: [Rule] = [
    .rateLimit429,
    .rateLimitHeaders,
    .retryAfter,
  ]
  private static let errors: [Rule] = [
    .errorBody,
    .errorShapeConsistent,
    .errorProblemJSON,
    .problemMembers,
    .problemOnlyOnError,
    .errorDescribed,
  ]
  private static let security: [Rule] = [
    .securityDeclared,
    .securitySchemeDefined,
    .scopeDeclared,
    .scopeDescribed,
    .oauthOperationScoped,
    .scopeNarrow,
    .oauthGrants,
    .noBasicAuth,
    .apiKeyNotInQuery,
    .oauthPreferred,
    .personalDataUserLevel,
    .unsafeSecured,
    .openDataNoAuth,
    .refusalResponses,
    .tokenLifetimeDocumented,
    .personalDataLogged,
    .personalDataNotCached,
  ]
  private static let documentation: [Rule] = [
    .infoDescription,
    .infoContact,
    .contactIsTeam,
    .infoLicence,
    .termsOfService,
    .externalDocs,
    .operationSummary,
    .operationDescription,
    .parameterDescribed,
    .propertyDescribed,
    .schemaDescribed,
    .enumExplained,
    .tagsSound,
    .examplePresent,
    .parameterExample,
    .exampleValueOrExternal,
    .exampleJSONClean,
    .descriptionNotPlaceholder,
    .descriptionNotEcho,
    .markdownSafe,
    .headerNamesPlain,
    .reservedHeaders,
    .responseOpenForExtension,
  ]
  private static let bulkData: [Rule] = [
    .bulkDownload,
    .bulkCSVAndJSON,
    .incrementalUpdates,
  ]
}
