extension Rule {
  /// Every rule on descriptions, subject by subject in the order in which the standard tells them.
  public static let all: [Rule] =
    description + hosting + methods + data + names + queries + versions + deprecation + capacity + errors
    + security + documentation + bulkData

  private static let description: [Rule] = [
    .refSiblings,
    .componentUnused,
    .operationIDPresent,
    .operationIDUnique,
    .operationIDURLSafe,
    .pathParamsDeclared,
    .parametersUnique,
    .pathsDistinct,
    .arrayItems,
    .enumSound,
  ]
  private static let hosting: [Rule] = [
    .httpsServers,
    .serverPresent,
    .serverDescribed,
    .serverNotPlaceholder,
    .serverNoTrailingSlash,
    .serverVariablesSound,
    .sandboxServer,
    .oauthURLsHTTPS,
  ]
  private static let methods: [Rule] = [
    .getNoBody,
    .deleteNoBody,
    .getIsSafe,
    .postNotForReading,
    .standardMethods,
    .successResponse,
    .clientErrorResponse,
    .standardStatusCodes,
    .statusFitsMethod,
    .noContentNoBody,
    .createdLocation,
  ]
  private static let data: [Rule] = [
    .jsonFirst,
    .topLevelObject,
    .predictableKeys,
    .propertyCasingConsistent,
    .propertyCasingValid,
    .utf8Only,
    .dateFormatDeclared,
    .dateExampleISO,
    .datetimeZone,
    .dateNotEpoch,
    .geojson,
    .geoCRSStated,
    .booleanAsString,
    .questionAnsweredBriefly,
    .namePartsRequired,
    .abbreviatedField,
    .statusAsBoolean,
    .hypermediaLinks,
    .pushStyle,
  ]
  private static let names: [Rule] = [
    .pathNouns,
    .pathHyphens,
    .pathLowercase,
    .pathShort,
    .pathNoTechnology,
    .pathNoAPISegment,
    .pathNoTrailingSlash,
    .pathNoEmptySegment,
    .pathNoQuery,
    .pathDepth,
    .pathDepthReview,
  ]
  private static let queries: [Rule] = [
    .queryOnlyOnGet,
    .queryNotIdentity,
    .queryNoAction,
    .queryCasingConsistent,
    .collectionPaged,
    .noSecretsInURL,
    .noPersonalDataInURL,
  ]
  private static let versions: [Rule] = [
    .versionVisible,
    .versionWholeNumber,
    .versionStartsAtOne,
    .versionOnePlace,
    .versionNotInQuery,
    .infoVersionSemantic,
    .infoVersionMatches,
  ]
  private static let deprecation: [Rule] = [
    .deprecatedHasSunset,
    .deprecatedHasReplacement,
    .deprecatedHeader,
    .warningHeaderSuperseded,
    .sunsetInFuture,
  ]
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
