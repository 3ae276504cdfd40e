/// Patterns of words that many questions are about, whatever an API does.
enum Vocabulary {
  /// What callers call.
  static let api = #"\b(apis?|endpoints?|services?|platform|gateway|sandbox|systems?)\b"#
  /// By what callers prove who they are.
  static let credential = #"""
    \b(tokens?|jwts?|api keys?|credentials?|client (ids?|secrets?|certificates?)|certificates|\#
    (secret|subscription|access|live|test|private|client|your|these|this|each|our) keys?|\#
    authori[sz]ation codes?|consents?)\b|^keys\b
    """#
  /// Where callers try things out.
  static let testing = #"""
    \b(sandbox\w*|test(ing)? (\w+ )?(environments?|services?|servers?|modes?|keys?|accounts?|credentials?|\#
    users?|patients?|data|cards?|numbers?)|smoke test\w*|mock\w*|simulat\w+|stub(s|bed)?|to test|\#
    (integration|staging|uat) environment|staging|pre-?production|testing takes place|test and live)\b
    """#
  /// What an API holds and hands out.
  static let record = #"""
    \b(data|records?|returns?|declarations?|movements?|messages?|submissions?|payments?|obligations?|\#
    applications?|liabilit(y|ies)|notifications?|results?|content|details|information|documents?|\#
    participants?|orders?|entries|items?|events?|bookings?|referrals?|appointments?|courses?|permits?|\#
    statements?|transactions?|refunds?|files?|profiles?|penalt(y|ies)|accounts?|balances?|customers?|\#
    patients?|vehicles?|compan(y|ies)|address(es)?|fields?|objects?|calculations?|periods?|prices?|\#
    (exchange )?rates|invoices?|updates?|reports?|charges?|tests?|observations?|episodes?|resources?|values?)\b
    """#
  /// What keeps an API's older users going, or not.
  static let ending = #"""
    \b(deprecat\w+|sunset\w*|retir(e|es|ed|ing|ement)|decommission\w*|end of life|withdraw\w*|\#
    upgrade notice|(old|older|previous|each) versions?)\b
    """#
  /// A length of time.
  static let duration = #"""
    \b(\d[\d,.]*|an?|one|two|three|four|five|six|seven|nine|ten|twelve|fifteen|eighteen|thirty|sixty|\#
    ninety)[- ]((calendar|working|business|full|further|more) )?(seconds?|minutes?|hours?|days?|weeks?|\#
    months?|years?)\b
    """#
  /// A time of day, or hours of the day.
  static let hours = #"""
    \b\d{1,2}([:.]\d\d)? ?(am|pm)\b|\b\d\d:\d\d\b|\b24 ?(x|/|hours?)|\bround the clock\b|\b365 days\b|\#
    \b(working|office|business) hours\b
    """#
  /// What must be, or must not.
  static let duty = #"""
    \b(must|should|shall|may not|cannot|can not|can['’]t|never|do not|don['’]t|need to|needs to|have to|\#
    has to|required? to|requires)\b
    """#
}
