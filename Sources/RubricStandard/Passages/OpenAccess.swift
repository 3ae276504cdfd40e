import RubricOpenAPI

/// Whether an API asks its callers who they are, as far as its description and its guides tell.
struct OpenAccess: Sendable {
  /// Whether nobody is asked for anything, as far as anybody can tell: the description declares no scheme, no
  /// answer that refuses a caller and no parameter for credentials, and no guide tells of any.
  let isOpen: Bool
  /// Whether the guide says so in words.
  let isSaid: Bool
  /// Whether a scheme is required, or the guide tells callers of credentials.
  let isRestricted: Bool

  /// Sentences that say that everybody may call.
  static let openings = [
    #"""
    \b(does not|do not|doesn['’]t|don['’]t|without) (\w+ ){0,2}(requir(e|ing)|need(ing)?) (\w+ ){0,3}\#
    (authentication|authori[sz]ation|(api )?keys?|credentials|registration|onboarding|tokens?)\b
    """#,
    #"""
    \b(no|without any?) (\w+ )?(authentication|authori[sz]ation|api keys?|credentials|registration|\#
    access tokens?) (is|are) (needed|required|necessary)\b
    """#,
    #"\b(no|not any) need (for|to) (\w+ )?(authenticat|onboard|register|regist|sign up|an? (api )?key)"#,
    #"""
    \b(api|apis|service|endpoints?) (\w+ ){0,3}(is|are) (\w+ )?(open to (the public|everyone|everybody|\#
    anyone|all)|unauthenticated)\b
    """#,
    #"""
    \b(anyone|anybody|everyone|everybody) (can|may) (use|call|access) (this|the|our) ([\w-]+ ){0,4}\#
    (api|service)\b
    """#,
    #"\bopen[- ]access (api|endpoints?)\b"#,
  ]

  /// Sentences that tell callers of credentials.
  static let demands = [
    #"""
    \b(access|bearer|auth(entication|ori[sz]ation)?|oauth( 2\.0)?|jwt|id|api|service|refresh) tokens?\b|\#
    \bjwts?\b|\bauthori[sz]ation(: | header)|\#
    \b(api|subscription|client) keys?\b|\bclient (id|secret|credentials)\b
    """#,
    #"\b(user|application)-restricted\b|\boauth ?2(\.0)?\b|\bmutual tls\b|\bmtls\b"#,
    #"""
    \b(must|need to|have to|should|requires?|only) (\w+ ){0,4}(authenticate|authenticated|log ?in|signed? in|\#
    credentials|authori[sz]ed|onboarded)\b
    """#,
    #"""
    \b(authenticated|authori[sz]ed|onboarded|registered|accredited) (clients?|callers?|users?|\#
    organisations?|consumers?|suppliers?|applications?|systems?)\b
    """#,
  ]

  init(_ api: API, _ passages: Passages) {
    let isSecured = !api.usedSchemes.isEmpty
    isSaid = passages.saysOpen
    isRestricted = isSecured || passages.asksCredentials
    let contradictions =
      api.responseContradictions(["401", "403"]) + api.credentialParameterContradictions
    let isDeclared = !api.securitySchemes.all.isEmpty
    isOpen =
      !isRestricted && contradictions.isEmpty && !api.calledOperations.isEmpty && (isSaid || !isDeclared)
  }

  /// Of an API whose passages are not looked into.
  static let unknown = OpenAccess(isOpen: false, isSaid: false, isRestricted: false)

  private init(isOpen: Bool, isSaid: Bool, isRestricted: Bool) {
    self.isOpen = isOpen
    self.isSaid = isSaid
    self.isRestricted = isRestricted
  }
}
