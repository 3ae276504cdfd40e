extension RequiredSection {
  /// Every section that the standard requires, in its order.
  public static let all: [RequiredSection] = [
    .overview,
    .dataRules,
    .errors,
    .authorisationScopes,
    .authentication,
    .sandbox,
    .reference,
    .sampleCode,
    .versioning,
    .backwardsCompatibility,
    .deprecation,
    .serviceLevels,
    .ownershipAndStatus,
    .informationHandling,
    .governanceFrameworks,
    .security,
    .cost,
    .gettingStarted,
    .rateLimits,
    .bulkData,
  ]
}
