import RubricPages

extension Word {
  /// How many values are put into the word's text.
  public var argumentCount: Int { Word.argumentCounts[self] ?? 0 }

  /// Those that take any; the values are told in `strings/en.yaml` of the default theme.
  private static let argumentCounts: [Word: Int] = [
    .alternative: 1, .alternatives: 1, .andMore: 1, .answerHere: 1, .atLeast: 1, .atMost: 1,
    .contentEncoding: 1, .date: 3,
    .contentMediaType: 1, .currentVersion: 1, .element: 1, .evidenceCount: 1, .fields: 1,
    .itemsRange: 2, .length: 1, .lengthRange: 2, .lessThan: 1, .maxItems: 1, .maxLength: 1,
    .maxProperties: 1, .minItems: 1, .minLength: 1, .minProperties: 1, .moreThan: 1, .multipleOf: 1,
    .oneOfMany: 1, .operationCount: 1, .partOf: 2, .propertiesOf: 2, .range: 2,
    .itemsCount: 1, .propertiesRange: 2, .propertiesCount: 1, .exactly: 1, .minContains: 1, .maxContains: 1,
    .xmlNamespace: 1, .xmlPrefix: 1,
    .xmlNodeType: 1, .schemeBearerFormat: 1,
    .levelOf: 2, .scoreOf: 1, .coverageOf: 1, .nextLevel: 2, .pointsAdded: 1, .othersKept: 1,
    .conformingShare: 2, .medianScore: 1, .withoutOwner: 2, .withoutDescription: 2, .calendarLead: 2,
    .searchResults: 1, .searchBest: 1, .searchHeld: 1, .searchHeldMore: 2,
    .personalAddress: 1, .expired: 1, .findingCount: 1, .inFile: 1,
    .responseOf: 1, .schemeAPIKey: 2,
    .schemeHTTP: 1, .schemeOAuth: 1, .schemeUnknown: 1, .someOfMany: 1, .sunset: 1,
  ]
}
