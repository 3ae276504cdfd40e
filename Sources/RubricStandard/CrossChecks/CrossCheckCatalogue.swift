extension CrossCheck {
  /// Every cross-check, subject by subject.
  public static let all: [CrossCheck] =
    operations + errors + access + fields + samples + secrets + service
    + change + sandbox

  private static let operations: [CrossCheck] = [
    .operationPhantom,
    .operationUncovered,
    .titleParity,
  ]
  private static let access: [CrossCheck] = [
    .scopePhantom,
    .authSchemeParity,
    .authSchemePhantom,
    .tokenURLParity,
    .securityOpenParity,
    .scopeUnused,
  ]
  private static let fields: [CrossCheck] = [
    .parameterPhantom,
    .fieldPhantom,
    .enumParity,
    .constraintParity,
  ]
  private static let samples: [CrossCheck] = [
    .samplePath,
    .sampleBodyValid,
    .sampleHost,
    .serverPhantom,
    .httpsParity,
  ]
  private static let secrets: [CrossCheck] = [
    .sampleSecret,
    .secretInDocs,
    .noLiveData,
  ]
  private static let service: [CrossCheck] = [
    .retryAfterParity,
    .slaNumberParity,
    .xSLAParity,
    .rateLimitParity,
    .costParity,
    .contactParity,
    .lifecycleParity,
    .personalDataParity,
    .ipAllowListAdvice,
    .bulkFormatParity,
    .frameworkEvidence,
    .audienceParity,
    .cacheParity,
    .statusEndpointParity,
  ]
  private static let change: [CrossCheck] = [
    .versionMatch,
    .changelogOrder,
    .deprecatedInGuide,
    .deprecatedUsedInSamples,
    .closedSchemaVersusPromise,
    .noticePeriod,
    .stabilityParity,
  ]
  private static let sandbox: [CrossCheck] = [
    .sandboxServerParity,
    .sandboxScenariosParity,
    .testHeaderParity,
  ]
  private static let errors: [CrossCheck] = [
    .statusDocumented,
    .statusPhantom,
    .errorCodeDocumented,
    .errorCodePhantom,
    .errorExampleValid,
  ]
}
