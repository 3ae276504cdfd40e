import RubricPatterns
import RubricTesting
import Testing

/// Probes of the documentation standard that use more than words and alternation, and some that do not.
private let probes: [String] = [
  #"use this (api|service) (to|when|if|for)|do not use|should not use|you (can|may|might|cannot|"#
    + #"can\'t|must not)\b|not (suitable|designed|intended) for|instead\b|use case"#,
  #"\bcovers?\b|coverage|\bincludes?\b|england|wales|scotland|northern ireland|united kingdom|"#
    + #"since \d{4}|from \d{4}|every (record|person|property|company)|all (records|people|patients|"#
    + #"companies|properties)"#,
  #"updated?\b|refresh|daily|hourly|weekly|monthly|quarterly|real.?time|within \d+ (second|"#
    + #"minute|hour|day)|as at|snapshot|up to date|near real"#,
  #"problem\+json|error (object|body|response|message)s?|operationoutcome|"(code|message|title|"#
    + #"detail|errors?)"\s*:"#,
  #"\bretry|try again|check (that|the|your)|contact|correct the|wait\b|back.?off|do not retry|"#
    + #"renew|refresh|resend|make sure"#,
  #"correlation|request.?id|trace.?id|\binstance\b|quote the"#,
  #"open access|no authoris|application.?(restricted|level)|user.?(restricted|level)|\brole|"#
    + #"on behalf of|permission|access mode|end user"#,
  #"\b403\b|forbidden|insufficient|access denied|not authori[sz]ed"#,
  #"api key|oauth|client credentials|authori[sz]ation code|bearer|\bjwt\b|mutual tls|\bmtls\b|"#
    + #"no authentication|does(n.t| not) require authentication|open access|openid|basic auth"#,
  #"register|generate|create (an?|your|the)|request an?|apply|portal|developer hub|dashboard|"#
    + #"from the .* page"#,
  #"authori[sz]ation:|`?authorization`? header|bearer |x-api-key|in the (request )?header"#,
  #"\b401\b|unauthori[sz]ed|\b403\b"#,
  #"single sign.?on|\bsso\b|interoperab|per (client|application|key|user)|rate.?limit|federat|"#
    + #"one login|\bcis2\b|nhs login|government gateway"#,
  #"\bv?\d+\.\d+(\.\d+)?\b|\bv\d+\b|version \d+"#,
  #"change ?log|release notes|what.s new|\b\d{1,2} (january|february|march|april|may|june|july|"#
    + #"august|september|october|november|december) \d{4}|\b20\d\d-\d\d-\d\d\b"#,
  #"e.?mail|newsletter|\brss\b|\batom\b|notify|subscribe|slack|announce"#,
  #"backwards?[- ]compatib|breaking|non-breaking|will not (remove|change|break)"#,
  #"\badd(ing|itional|ed)?\b[^.]{0,40}(field|propert|endpoint|value|optional|parameter)|additive"#,
  #"ignore|tolera|unknown|unexpected|do not (rely|depend)|new (values|fields|properties)|not recogni[sz]e"#,
  #"parallel|alongside|side by side|both versions|\b\d+ (months|weeks|days)|\b(six|twelve|three) months"#,
  #"\b\d+\s*(calendar |working )?(day|week|month|year)s?\b|\b(one|two|three|six|nine|twelve|"#
    + #"eighteen) (week|month|year)s?\b"#,
  #"e.?mail|contact you|let you know|announce|warning header|deprecation header|sunset header|"#
    + #"notify|notice|mailing list|publish"#,
  #"deprecat\w+[^.]{0,60}(means|is|are|still|will)|still (work|be available|available)|"#
    + #"no longer (available|supported)|retire|removed?\b"#,
  #"\b\d{2}(\.\d+)?\s?%|24.?(x|/|hours).?7|24 hours|office hours|working hours|\d{1,2}(am|pm)|"#
    + #"\d\d:\d\d|365 days"#,
  #"\d+\s?(ms|milliseconds?|seconds?)\b|response times?|latency|percentile|\bp9\d"#,
  #"support(ed)?\b|respon(d|se) within|priority \d|working days?|out of hours"#,
  #"\b\d[\d,]*\s?(requests|calls|transactions|tps|rps)|per (second|minute|hour|day)"#,
  #"owned by|(the|our) [\w ]{0,30}team|department|agency|maintained by|operated by|run by"#,
  #"[\w.+-]+@[\w-]+\.[\w.]+|contact (form|us)|slack|support (page|desk|team)|help ?desk"#,
  #"//status\.|status page|service status|incident history|system status|live status|/health\b|/_?status\b"#,
  #"licen[cs]e|open government|\bogl\b|terms (of use|and conditions)"#,
  #"secret|do not (share|commit|embed)|rotate|revoke|leak|compromis|store (it|them|"#
    + #"your)? ?securely|keep .{0,30}(safe|secure)"#,
  #"vulnerabilit|security\.txt|responsible disclosure|hackerone"#,
  #"allow.?list|ip address|static ip|egress|proxy|\bcors\b|mutual|firewall|internet|\bhscn\b"#,
  #"\bfree\b|no (charge|cost|fee)|£ ?\d|\d+(\.\d+)?p per|per (request|call|message|transaction|"#
    + #"month|year)|price|tariff|\bfees?\b|charge"#,
  #"network|certificate|connection|licen[cs]e|assurance"#,
  #"\d[\d,]*[^.]{0,40}per (second|minute|hour|day)|\btps\b|no (rate )?limit"#,
  #"download|bulk|whole dataset|\bcsv\b|data\.gov\.uk|\bdump\b"#,
  #"data\.gov\.uk"#,
  #"\b(use|lets|allows|enables|provides|returns|gives|submit|check|search|find|get|retrieve|"#
    + #"send|access|create)s?\b"#,
  #"who can use|(used|use|for use) by|intended for|aimed at|open to|available to|"#
    + #"for (developers|teams|suppliers|departments|organisations|anyone|the public|public sector|"#
    + #"software)|departments?\b|suppliers?\b|anyone\b|public sector|eligible|partners?\b|"#
    + #"organisations?\b"#,
  #"\brest(ful)?\b|\bjson\b|\bxml\b|\bcsv\b|\bfhir\b|\bgraphql\b|\bgeojson\b"#,
  #"regist(er|ration)|apply for|onboard|request access|sign up|api key|no registration|"#
    + #"before you (can|start)"#,
  #"related|see also|other apis"#,
  #"only (if|when|available|includes?)|(is|are) available (when|if|from|to|for|after)|"#
    + #"must (have|be|hold)|eligible|provided that|(condition|criteria)"#,
  #"not (available|included|held|shown|returned|provided|cover)|unavailable|excluded?|withheld|"#
    + #"redact|restricted|except (for|where|when)|unless|\bnull\b|empty (list|array|result)|"#
    + #"no longer"#,
  #"validat|business rule|must (be|have|not|include|contain)|cannot|reject|only one|maximum|"#
    + #"minimum|mandatory|required"#,
  #"\bsources?\b|register\b|master data|owned by|controller|derived from|supplied by"#,
  #"known (issue|limit|problem)|limitation|does not (yet )?support|caveat|data quality|you cannot currently"#,
  #"retain|retention|kept for|deleted after|archiv"#,
  #"\bbecause\b|\bwhen (the|you|a|an|your)\b|\bif (the|you|a|an|your|it)\b|caused by|missing|"#
    + #"invalid|expired|not found|exceed"#,
]

/// Marks of text that stands in for what is yet to be written.
private let placeholders: [String] = [
  #"\b(TODO|FIXME|TBC|TBD|TBA|WIP|XXX+)\b"#,
  #"\bt\.b\.[cda]\b"#,
  #"\bto be (confirmed|completed|determined|decided|written|added|provided|defined|agreed|"#
    + #"announced|supplied)\b"#,
  #"\b(coming soon|watch this space|under construction|work in progress|content needed|"#
    + #"draft text|details to follow)\b"#,
  #"\blorem ipsum\b|\bdolor sit amet\b"#,
  #"\b(insert|add|enter|put|describe) (your|the|a|some)? ?[\w -]{0,30} here\b"#,
  #"\b(placeholder|dummy) (text|content|description)\b|\b(text|content|description) goes here\b"#,
  #"\[(insert|your|add|name of|link to|team name|service name|date|number|email)[^\]]*\](?!\()"#,
  #"<(your|insert|team|service|api|organisation|department|name|date|number)[a-z _-]{0,40}>"#,
  #"\b(DD/MM/YYYY|YYYY-MM-DD|dd month yyyy)\b"#,
  #"\b(xx+|nn+|\?\?+|__+)\s?(%|ms|seconds|per|hours|days|months|£)"#,
  #"\?{3,}|\.{6,}|_{4,}"#,
  #"your-?(api|service|team|org)\.(gov\.uk|example|com)"#,
]

private func placeholdersFound(in text: String) throws -> [(pattern: Int, range: Range<Int>)] {
  try PatternSet(placeholders.map { ($0, .ignoresCase) }).matches(in: text).map { ($0.pattern, $0.range) }
}

@Test(arguments: probes + placeholders)
func probesCompile(_ probe: String) throws {
  _ = try Pattern(probe, options: .ignoresCase)
}

@Test func setFindsWhatEachPatternFinds() throws {
  let text = """
    Our API is free for developers. The support team answers within 2 working days; e-mail
    api-team@example.gov.uk or see https://status.example.gov.uk. Rate limit: 1,000 requests per minute.
    Adding an optional field is not a breaking change. Deprecated endpoints will still work for 6 months.
    A 401 means your `Authorization` header is missing. Version 2.1.0 was released on 2026-01-31.
    Keep your secret key safe. {"code": "E1"} 99.9% and £ 5, which we can't change.
    """
  let all = probes + placeholders
  let set = try PatternSet(all.map { ($0, .ignoresCase) })
  var searcher = PatternSetSearcher(set)
  let matches = searcher.matches(in: text)
  let each = try all.indices.filter { try Pattern(all[$0], options: .ignoresCase).matches(text) }
  #expect(matches.map(\.pattern) == each)
  #expect(each.count > 10)
  #expect(searcher.matches(in: text) == matches)
  let utf8 = Array(text.utf8)
  for match in matches {
    let pattern = try Pattern(all[match.pattern], options: .ignoresCase)
    let inside = utf8.withUnsafeBufferPointer {
      var searcher = PatternSearcher(pattern)
      return searcher.firstMatch(in: $0, from: match.range.lowerBound)
    }
    #expect(inside == match.range, "\(all[match.pattern])")
  }
}

@Test(arguments: [
  "Contact ⟦TBC⟧ for access", "This is ⟦to be confirmed⟧ soon", "see ⟦[insert link]⟧ here",
  "run ⟦<your-api-name>⟧",
  "⟦Insert your own text here⟧", "takes ⟦xx ms⟧", "costs ⟦nn £⟧", "wait⟦......⟧", "on ⟦DD/MM/YYYY⟧",
  "⟦Lorem Ipsum⟧ dolor", "at ⟦your-service.gov.uk⟧/v1", "⟦T.B.C⟧", "a ⟦placeholder text⟧",
])
func placeholderIsFoundWhereItStands(_ marked: String) throws {
  let text = MarkedText(marked)
  let expected = text.ranges.map { Int($0.lowerBound)..<Int($0.upperBound) }
  #expect(try placeholdersFound(in: text.text).map(\.range) == expected)
}

@Test(arguments: [
  "A link [insert link](https://example.gov.uk)", "the status is outbtc", "a <b>tag</b>", "wait... and see",
])
func plainTextIsNoPlaceholder(_ text: String) throws {
  #expect(try placeholdersFound(in: text).isEmpty)
}

@Test func emptySetFindsNothing() throws {
  #expect(try PatternSet([]).matches(in: "text").isEmpty)
}

@Test func setGivesTheMatchThatEndsFirst() throws {
  let set = try PatternSet([("abcd|bc", []), ("b+", []), ("^", []), ("z", []), ("ab{2,20}c?", [])])
  let matches = set.matches(in: "abcd abbbc")
  #expect(matches.map(\.pattern) == [0, 1, 2, 4])
  #expect(matches.map(\.range) == [1..<3, 1..<2, 0..<0, 5..<10])
}
