import RubricDiagnostics
import RubricSite
import RubricStandard

/// The maturity of an API as one JSON object, the members of each object sorted by name: the same input gives
/// the same bytes, without a time or a path of this machine.
public struct MaturityData: Sendable {
  private let site: Site
  private let value: APIMaturity
  private let verdicts: [SectionVerdict]

  /// - Parameter verdicts: one for each required section, in their order.
  public init(_ value: APIMaturity, of site: Site, verdicts: [SectionVerdict]) {
    self.value = value
    self.site = site
    self.verdicts = verdicts
  }

  /// The file's bytes, with a line end behind them.
  public var bytes: [UInt8] {
    // A line for each member of a criterion.
    var json = JSONText(linesTo: 5)
    json.object { json in
      json.member("api") { api(&$0) }
      json.member("dimensions") { json in
        json.array { json in
          for result in value.maturity.dimensions { json.element { dimension(result, &$0) } }
        }
      }
      json.member("estate") { estate(&$0) }
      if let findings = value.findings {
        json.member("findings") { json in
          json.array { json in for found in findings { json.element { MaturityData.write(found, into: &$0) } }
          }
        }
      }
      json.member("inputs") { inputs(&$0) }
      json.member("level") { level(&$0) }
      json.member("schema", 1)
      json.member("score") { score(&$0) }
      json.member("sections") { json in
        json.array { json in for verdict in verdicts { json.element { section(verdict, &$0) } } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private func api(_ json: inout JSONText) {
    let settings = site.apiSettings
    json.object { json in
      json.member("id", site.name)
      json.member("organisation", orNull: settings.organisation)
      json.member("stage", orNull: settings.stage)
      json.member("team", orNull: settings.owner)
      json.member("title", site.title)
      json.member("version", site.entry.version)
    }
  }

  private func dimension(_ result: DimensionResult, _ json: inout JSONText) {
    json.object { json in
      json.member("criteria") { json in
        json.array { json in
          for criterion in result.criteria { json.element { self.criterion(criterion, &$0) } }
        }
      }
      json.member("id", result.dimension.rawValue)
      json.member("score", decimal: result.score?.points)
      json.member("weight", result.weight)
    }
  }

  private func criterion(_ result: CriterionResult, _ json: inout JSONText) {
    json.object { json in
      json.member("evidence") { json in
        json.array { json in for part in result.parts { json.element { self.part(part, &$0) } } }
      }
      json.member("id", result.id)
      json.member("known", decimal: result.applies ? result.known.decimal(places: 4) : nil)
      MaturityData.state(result.state, &json)
      json.member("weight", result.weight)
    }
  }

  private func part(_ part: CriterionPart, _ json: inout JSONText) {
    json.object { json in
      json.member("about", part.key.text)
      let places = value.published(part.proofs).compactMap { value.place(of: $0) }
      if !places.isEmpty {
        json.member("places") { json in
          json.array { json in for place in places { json.element { $0.string(place) } } }
        }
      }
      MaturityData.state(part.state, &json)
      json.member("weight", part.weight)
    }
  }

  /// `state`, and `reason` or `value` with it.
  private static func state(_ state: CriterionPart.State, _ json: inout JSONText) {
    switch state {
    case .value(let value):
      json.member("state", "evaluated")
      json.member("value", decimal: value.decimal(places: 4))
    case .notApplicable(let reason):
      json.member("reason", reason)
      json.member("state", "not-applicable")
    case .unknown(let reason):
      json.member("reason", reason)
      json.member("state", "unknown")
    }
  }

  private func estate(_ json: inout JSONText) {
    guard let style = value.maturity.style else { return json.null() }
    json.object { json in
      json.member("casing", orNull: style.casing)
      json.member("dates", orNull: style.dates)
      json.member("error_shape", orNull: style.errorShape)
      json.member("paging", orNull: style.paging)
      json.member("personal_data", flag: style.holdsPersonalData)
      json.member("resources", style.resources)
      json.member("schemes", style.schemes)
      json.member("versions", style.versions)
    }
  }

  static func write(_ finding: PublishedFinding, into json: inout JSONText) {
    json.object { json in
      json.member("delta", decimal: finding.gain?.text)
      json.member("message", finding.message)
      json.member("pointer", orNull: finding.pointer)
      json.member("rule", finding.rule.text)
      json.member("severity", finding.severity.rawValue)
      json.member("waived", orNull: finding.waiver)
      json.member("where", finding.place)
    }
  }

  private func inputs(_ json: inout JSONText) {
    let inputs = value.inputs
    json.object { json in
      json.member("built", inputs.day.description)
      json.member("catalogue", orNull: inputs.catalogue)
      json.member("guides", inputs.guides)
      json.member("rules", Rule.all.count)
      json.member("sections", RequiredSection.all.count)
      json.member("spec", orNull: inputs.specification)
    }
  }

  private func level(_ json: inout JSONText) {
    let level = value.maturity.level
    json.object { json in
      json.member("actions") { json in
        json.array { json in
          for action in level.actions {
            json.element { json in
              json.object { json in
                json.member("about", action.key.text)
                json.member("delta", decimal: action.gain.text)
                json.member("do", action.text)
              }
            }
          }
        }
      }
      json.member("blocked_by") { json in
        json.array { json in
          for gate in level.shut {
            json.element { json in
              json.object { json in
                json.member("gate", gate.gate)
                json.member("threshold", decimal: gate.threshold?.decimal(places: 4))
                json.member("value", decimal: gate.value?.decimal(places: 4))
              }
            }
          }
        }
      }
      json.member("capped_by", level.caps.map(\.reason))
      json.member("left_out", level.leftOut.map(\.gate))
      json.member("name", level.now.name)
      json.member("next", decimal: level.next.map { String($0.rawValue) })
      json.member("now", level.now.rawValue)
    }
  }

  private func score(_ json: inout JSONText) {
    let maturity = value.maturity
    json.object { json in
      json.member("coverage", decimal: maturity.coverage.decimal(places: 2))
      json.member("overall", decimal: maturity.overall.map { String($0.percent) })
      json.member("without_declared", decimal: maturity.withoutDeclared.map { String($0.percent) })
    }
  }

  private func section(_ verdict: SectionVerdict, _ json: inout JSONText) {
    json.object { json in
      json.member("facts") { json in
        json.object { json in
          json.member("found", MaturityData.sorted(verdict.evidence.map(\.factID)))
          json.member("missing", MaturityData.sorted(verdict.openQuestions.map(\.factID)))
        }
      }
      json.member("id", verdict.section.text)
      json.member("score", decimal: verdict.score.map { Proportion($0).decimal(places: 3) })
      json.member("status", verdict.state.rawValue)
      json.member("where", orNull: verdict.evidence.lazy.compactMap { value.places[$0.span] }.first)
    }
  }

  private static func sorted(_ names: [String]) -> [String] {
    Set(names.filter { !$0.isEmpty }).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension JSONText {
  mutating func null() { number(decimal: "null") }

  mutating func member(_ name: String, orNull value: String?) {
    member(name) { json in
      if let value { json.string(value) } else { json.null() }
    }
  }

  /// A number in decimal digits, or null.
  mutating func member(_ name: String, decimal value: String?) {
    member(name) { $0.number(decimal: value ?? "null") }
  }

  mutating func member(_ name: String, flag: Bool) {
    member(name) { $0.number(decimal: flag ? "true" : "false") }
  }

  mutating func member(_ name: String, _ values: [String]) {
    member(name) { json in json.array { json in for value in values { json.element { $0.string(value) } } } }
  }
}
