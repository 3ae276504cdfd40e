extension CrossCheck {
  /// Every cross-check, subject by subject.
  public static let all: [CrossCheck] = operations + errors + access + fields + samples

  private static let operations: [CrossCheck] = [
    .operationPhantom,
  ]
  private static let access: [CrossCheck] = [
    .scopePhantom,
    .authSchemeParity,
    .authSchemePhantom,
    .tokenURLParity,
    .securityOpenParity,
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
  private static let errors: [CrossCheck] = [
    .statusDocumented,
    .statusPhantom,
    .errorCodeDocumented,
    .errorCodePhantom,
    .errorExampleValid,
  ]
}
