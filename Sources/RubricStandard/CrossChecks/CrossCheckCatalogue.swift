extension CrossCheck {
  /// Every cross-check, subject by subject.
  public static let all: [CrossCheck] = operations + errors

  private static let operations: [CrossCheck] = [
    .operationPhantom,
  ]
  private static let errors: [CrossCheck] = [
    .statusDocumented,
    .statusPhantom,
    .errorCodeDocumented,
    .errorCodePhantom,
  ]
}
