/// Every word that pages show and no author wrote; a theme has each of them in `strings/<language>.yaml`,
/// with `{0}`, `{1}` where values are put in.
public enum Word: String, CaseIterable, Sendable, Codable {
  // The frame of a page.
  case skipToContent = "skip-to-content"
  case home, apis, guides, breadcrumb, menu
  case onThisPage = "on-this-page"
  case previous, next
  case settings, colours, coloursSystem = "colours-system", coloursLight = "colours-light"
  case coloursDark = "colours-dark", keyboardShortcuts = "keyboard-shortcuts", copy, copied
  case copyFailed = "copy-failed"
  case filterMenu = "filter-menu", filterOperations = "filter-operations"
  case entriesShown = "entries-shown"
  case editThisPage = "edit-this-page"
  case reportProblem = "report-problem"
  case accessibilityStatement = "accessibility-statement"
  case builtWith = "built-with"
  case copiedFrom = "copied-from"
  case date, january, february, march, april, may, june, july, august, september, october, november, december
  case digitGroups = "digit-groups"
  case table, noteLabel = "note", tipLabel = "tip", importantLabel = "important"
  case warningLabel = "warning", cautionLabel = "caution"
  case taskDone = "task-done", taskOpen = "task-open"
  case footnotes, backToText = "back-to-text"
  case moved, movedTo = "moved-to"

  // Operations.
  case authorisation, openToAll = "open-to-all"
  case noAuthorisationStated = "no-authorisation-stated"
  case eitherOf = "either-of", allOf = "all-of", orNothing = "or-nothing"
  case schemeAPIKey = "scheme-api-key", sentInHeader = "sent-in-header", sentInQuery = "sent-in-query"
  case sentInCookie = "sent-in-cookie", schemeBasic = "scheme-basic", schemeBearer = "scheme-bearer"
  case schemeHTTP = "scheme-http", schemeBearerFormat = "scheme-bearer-format", schemeMutualTLS =
    "scheme-mutual-tls", schemeOAuth = "scheme-oauth"
  case schemeOpenID = "scheme-openid", schemeUnknown = "scheme-unknown"
  case pathParameters = "path-parameters", queryParameters = "query-parameters"
  case headerParameters = "header-parameters", cookieParameters = "cookie-parameters"
  case queryStringParameters = "querystring-parameters", unplacedParameters = "unplaced-parameters"
  case requestBody = "request-body", responses, responseOf = "response-of"
  case responseHeaders = "response-headers", links, callbacks
  case discoveryAddress = "discovery-address", authorisationAddress = "authorisation-address"
  case tokenAddress = "token-address", refreshAddress = "refresh-address"
  case status, meaning, body, headers, name, description, operation, operations, schema, schemas
  case required, optional, deprecated, readOnly = "read-only", writeOnly = "write-only"
  case operationID = "operation-id", tags
  case sunset, noSunset = "no-sunset", noReplacement = "no-replacement"
  case example, examples, request, response
  case bodyIsFile = "body-is-file", noExample = "no-example"
  case servers, allOperations = "all-operations", allSchemas = "all-schemas"
  case webhook, webhooks, callback, otherOperations = "other-operations"
  case usedBy = "used-by", andMore = "and-more", wholeText = "whole-text", examplesLead = "examples-lead",
    genericPart = "generic-part"
  case externalDocumentation = "external-documentation"
  case anyStatus = "any-status"

  // Types and limits.
  case anyValue = "any-value", nothing, arrayOf = "array-of", or
  case oneOfMany = "one-of-many", someOfMany = "some-of-many", alternatives, definition
  case typeObject = "type-object", typeArray = "type-array", typeString = "type-string"
  case typeInteger = "type-integer", typeNumber = "type-number", typeBoolean = "type-boolean"
  case typeNull = "type-null"
  case atLeast = "at-least", atMost = "at-most", range, moreThan = "more-than", lessThan = "less-than"
  case multipleOf = "multiple-of", minLength = "min-length", maxLength = "max-length"
  case lengthRange = "length-range", length, pattern, minItems = "min-items", maxItems = "max-items"
  case itemsRange = "items-range", uniqueItems = "unique-items", minProperties = "min-properties"
  case maxProperties = "max-properties", contentEncoding = "content-encoding"
  case contentMediaType = "content-media-type", noOtherProperties = "no-other-properties"
  case allowedValues = "allowed-values", always, defaultValue = "default-value"
  case exampleValue = "example-value"
  case itemsCount = "items-count", propertiesRange = "properties-range", minContains = "min-contains"
  case maxContains = "max-contains", anyOtherProperties = "any-other-properties"
  case and, contradiction, exactly, propertiesCount = "properties-count", anyOtherValue = "any-other-value"
  case noOtherItems = "no-other-items", mustHave = "must-have", mustHaveOneOf = "must-have-one-of"
  case mustHaveAnyOf = "must-have-any-of", oncePresent = "once-present"
  case eachElement = "each-element", furtherElements = "further-elements", eachItem = "each-item"
  case containsElement = "contains-element", propertyNames = "property-names", mustNotBe = "must-not-be"
  case condition, conditionHolds = "condition-holds", conditionFails = "condition-fails"
  case decodedContent = "decoded-content", anythingElse = "anything-else", comesFrom = "comes-from"
  case includes, toldApartBy = "told-apart-by", inXML = "in-xml", xmlNamespace = "xml-namespace"
  case xmlPrefix = "xml-prefix", xmlAttribute = "xml-attribute", xmlWrapped = "xml-wrapped"
  case xmlNodeType = "xml-node-type", writtenAs = "written-as", exploded, notExploded = "not-exploded"
  case reservedAllowed = "reserved-allowed", emptyAllowed = "empty-allowed", extensions
  case logo, rateLimit = "rate-limit", serviceLevel = "service-level"
  case partsWritten = "parts-written", internalOnly = "internal-only", otherNames = "other-names"
  case accepts, answersWith = "answers-with", addressSchemes = "address-schemes"
  case belongsTo = "belongs-to", kindOfTag = "kind-of-tag", emptyTags = "empty-tags"
  case otherComponents = "other-components", otherComponentsLead = "other-components-lead"
  case parameters, describedAt = "described-at", asSent = "as-sent"
  case alternative, anyName = "any-name", namesMatching = "names-matching", element
  case propertiesOf = "properties-of", recursive, moreRows = "more-rows", fields
  case rowsFollow = "rows-follow", partOf = "part-of", partLead = "part-lead"

  // Homes and lists.
  case version, stage, owner, contact, licence, terms, authentication
  case specification, download, postmanCollection = "postman-collection", wholeAPI = "whole-api", noAPIs =
    "no-apis", operationCount = "operation-count"
  case noOperations = "no-operations", aboutThisAPI = "about-this-api"
  case unreadable, unreadableHelp = "unreadable-help", path, method, title, summary

  // Sections.
  case completeness, completenessLead = "completeness-lead", sections
  case stateComplete = "state-complete", statePartial = "state-partial", stateThin = "state-thin"
  case statePlaceholder = "state-placeholder", stateEmpty = "state-empty", stateMissing = "state-missing"
  case stateNotApplicable = "state-not-applicable", stateNotApplicableInvalid = "state-na-invalid"
  case stateDelegated = "state-delegated", stateDelegatedExternal = "state-delegated-external"
  case stateGenerated = "state-generated"
  case openQuestions = "open-questions", askedFor = "asked-for", answerHere = "answer-here"
  case nothingFound = "nothing-found"
  case evidenceCount = "evidence-count"
  case requiredByCard = "required-by-card", requiredByStandard = "required-by-standard"
  case advisedByGuidance = "advised-by-guidance", reviewed
  case provenBySpecification = "proven-by-specification", sectionsComplete = "sections-complete"
  case notWritten = "not-written", placeholderText = "placeholder-text"
  case statusesUsed = "statuses-used", errorBodies = "error-bodies", scopesUsed = "scopes-used"
  case schemesUsed = "schemes-used", testServers = "test-servers", liveServers = "live-servers"
  case deprecatedItems = "deprecated-items", nothingDeprecated = "nothing-deprecated"
  case versionInAddress = "version-in-address", versionNotInAddress = "version-not-in-address"
  case currentVersion = "current-version", rules, field, rule, values, item, replacement
  case limitHeaders = "limit-headers"
  case neededBy = "needed-by", callWithExample = "call-with-example"
  case kindOperation = "kind-operation", kindParameter = "kind-parameter", kindProperty = "kind-property"

  // Maturity.
  case maturity, maturityLead = "maturity-lead", level, levelOf = "level-of", score, scoreOf = "score-of"
  case coverage, coverageOf = "coverage-of", withoutDeclared = "without-declared"
  case highestLevel = "highest-level", nextLevel = "next-level", gate, measured, needed, shut
  case shortestList = "shortest-list", gatesLeftOut = "gates-left-out", paysMost = "pays-most"
  case pointsAdded = "points-added", dimensions, dimension, weight, value, counted, part
  case ownWeights = "own-weights"
  case cameFrom = "came-from", ofEntry = "of-entry", ofHistory = "of-history", ofEstate = "of-estate"
  case othersKept = "others-kept", notMeasured = "not-measured", maturityData = "maturity-data", badges
  case badgeMaturity = "badge-maturity", badgeSections = "badge-sections"
  case findings, findingsLead = "findings-lead", noFindings = "no-findings", severity, finding, place, waived
  case gain, findingCount = "finding-count"

  // Rules, explained.
  case allRules = "all-rules", allRulesLead = "all-rules-lead", whatItAsks = "what-it-asks", why, tier
  case mending, basis, breaksIt = "breaks-it", keepsIt = "keeps-it", questionsAsked = "questions-asked"
  case fileNames = "file-names", headingsMeant = "headings-meant"
  case whereNotApplicable = "where-not-applicable", startFrom = "start-from", inFile = "in-file"

  // All APIs side by side.
  case organisation, organisationLead = "organisation-lead", organisationName = "organisation-name"
  case conformingShare = "conforming-share", medianScore = "median-score", withoutOwner = "without-owner"
  case withoutDescription = "without-description", spread, sectionMatrix = "section-matrix"
  case satisfiedIn = "satisfied-in", commonestGaps = "commonest-gaps"
  case calendar, calendarLead = "calendar-lead"
  case day, whatEnds = "what-ends", overdue, owners, personalAddress = "personal-address"
  case addressMissing = "address-missing", waivers, reason, expires, expired, neverExpires = "never-expires"
  case oneGateAway = "one-gate-away", strong, fair, weak, unknownScore = "unknown-score"
  case asTable = "as-table", asData = "as-data", nobody, noneFound = "none-found"

  // Search, and the index from A to Z.
  case search, aToZ = "a-z", initials, otherInitials = "other-initials", pagesOfInitial = "pages-of-initial"
  case searchResults = "search-results", searchNone = "search-none", searchBest = "search-best"
  case searchCut = "search-cut", searchFailed = "search-failed"
  case searchHeld = "search-held", searchHeldMore = "search-held-more"
  case api, errors, scopes, properties, kindGuide = "kind-guide", kindScope = "kind-scope"
  case kindError = "kind-error"

  // Pages about the site itself.
  case notFound = "not-found", notFoundHelp = "not-found-help"
  case accessibilityText = "accessibility-text", accessibilityMeasures = "accessibility-measures"
  case accessibilityTests = "accessibility-tests"
  case accessibilityLimits = "accessibility-limits", accessibilityReport = "accessibility-report"
}
