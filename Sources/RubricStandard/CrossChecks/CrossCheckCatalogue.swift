extension CrossCheck {
  /// Every cross-check, subject by subject.
  public static let all: [CrossCheck] = operations + errors + access + fields

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
  private static let errors: [CrossCheck] = [
    .statusDocumented,
    .statusPhantom,
    .errorCodeDocumented,
    .errorCodePhantom,
  ]
}
