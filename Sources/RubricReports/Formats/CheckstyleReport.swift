import RubricDiagnostics

extension ReportFormat {
  /// The XML of Checkstyle, which many services read.
  static let checkstyle = ReportFormat("checkstyle", "the XML of Checkstyle") { input in
    var xml = MarkupText()
    xml.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n")
    let suppressed = input.suppressedCount
    if suppressed > 0 {
      xml.raw("  <!-- ")
      xml.text("\(suppressed) suppressed")
      xml.raw(" -->\n")
    }
    CheckstyleReport.write(input, into: &xml)
    xml.raw("</checkstyle>\n")
    return xml.report
  }
}

private enum CheckstyleReport {
  /// Findings of one file follow each other in report order.
  static func write(_ input: ReportInput, into xml: inout MarkupText) {
    var path: String?
    if let failure = input.failure { write(failure, into: &xml) }
    for finding in input.findings where finding.suppression == nil {
      if path.map({ !$0.utf8.elementsEqual(finding.place.path.utf8) }) ?? true {
        if path != nil { xml.raw("  </file>\n") }
        path = finding.place.path
        xml.raw("  <file")
        xml.attribute("name", finding.place.path)
        xml.raw(">\n")
      }
      xml.raw("    <error")
      xml.attribute("line", finding.place.line)
      xml.attribute("column", finding.place.column)
      xml.attribute("severity", finding.severity.rawValue)
      xml.attribute("message", finding.message + (finding.help.map { "; help: \($0)" } ?? ""))
      xml.attribute("source", "rubric.\(finding.rule.text)")
      xml.raw("/>\n")
    }
    if path != nil { xml.raw("  </file>\n") }
  }

  /// A finding of the run as a whole, which belongs to no file.
  private static func write(_ failure: ReportFailure, into xml: inout MarkupText) {
    xml.raw("  <file name=\"\">\n    <error line=\"1\" severity=\"error\"")
    xml.attribute("message", failure.message)
    xml.raw(" source=\"rubric\"/>\n  </file>\n")
  }
}
