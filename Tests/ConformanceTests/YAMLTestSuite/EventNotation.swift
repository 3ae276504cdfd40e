import CLibYAML

/// libyaml's own events of a text in the notation of yaml-test-suite, without the reader between.
///
/// Ends with `ERROR` where libyaml refuses the text. Flow marks (`[]`, `{}`) and `---`, `...` are left out:
/// they are style, and older files of the suite lack them.
func libyamlEvents(of bytes: [UInt8]) -> String {
  var parser = yaml_parser_t()
  guard yaml_parser_initialize(&parser) == 1 else { return "ERROR\n" }
  defer { yaml_parser_delete(&parser) }
  return bytes.withUnsafeBufferPointer { text in
    yaml_parser_set_input_string(&parser, text.baseAddress, text.count)
    var lines = ""
    var event = yaml_event_t()
    while true {
      guard yaml_parser_parse(&parser, &event) == 1 else { return lines + "ERROR\n" }
      lines += notation(of: event) + "\n"
      let isEnd = event.type == YAML_STREAM_END_EVENT
      yaml_event_delete(&event)
      if isEnd { return lines }
    }
  }
}

/// A `test.event` without what `libyamlEvents` leaves out.
func withoutStyle(_ events: String) -> String {
  var lines = ""
  for line in events.split(separator: "\n") {
    var parts = line.split(separator: " ", omittingEmptySubsequences: false)
    if ["+DOC", "-DOC", "+MAP", "+SEQ"].contains(parts[0]) {
      parts.removeAll { ["---", "...", "{}", "[]"].contains($0) }
    }
    lines += parts.joined(separator: " ") + "\n"
  }
  return lines
}

private func notation(of event: yaml_event_t) -> String {
  switch event.type {
  case YAML_STREAM_START_EVENT: return "+STR"
  case YAML_STREAM_END_EVENT: return "-STR"
  case YAML_DOCUMENT_START_EVENT: return "+DOC"
  case YAML_DOCUMENT_END_EVENT: return "-DOC"
  case YAML_MAPPING_START_EVENT:
    return "+MAP" + properties(event.data.mapping_start.anchor, event.data.mapping_start.tag)
  case YAML_SEQUENCE_START_EVENT:
    return "+SEQ" + properties(event.data.sequence_start.anchor, event.data.sequence_start.tag)
  case YAML_MAPPING_END_EVENT: return "-MAP"
  case YAML_SEQUENCE_END_EVENT: return "-SEQ"
  case YAML_ALIAS_EVENT: return "=ALI *" + String(cString: event.data.alias.anchor)
  case YAML_SCALAR_EVENT:
    let scalar = event.data.scalar
    let text = UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    return "=VAL" + properties(scalar.anchor, scalar.tag) + " " + indicator(scalar.style) + escaped(text)
  default: return ""
  }
}

private func properties(_ anchor: UnsafeMutablePointer<UInt8>?, _ tag: UnsafeMutablePointer<UInt8>?) -> String
{
  (anchor.map { " &" + String(cString: $0) } ?? "") + (tag.map { " <" + String(cString: $0) + ">" } ?? "")
}

private func indicator(_ style: yaml_scalar_style_t) -> String {
  switch style {
  case YAML_SINGLE_QUOTED_SCALAR_STYLE: "'"
  case YAML_DOUBLE_QUOTED_SCALAR_STYLE: "\""
  case YAML_LITERAL_SCALAR_STYLE: "|"
  case YAML_FOLDED_SCALAR_STYLE: ">"
  default: ":"
  }
}

private func escaped(_ text: UnsafeBufferPointer<UInt8>) -> String {
  var bytes: [UInt8] = []
  for byte in text {
    switch byte {
    case UInt8(ascii: "\\"): bytes += Array("\\\\".utf8)
    case 0: bytes += Array("\\0".utf8)
    case 0x08: bytes += Array("\\b".utf8)
    case 0x09: bytes += Array("\\t".utf8)
    case 0x0A: bytes += Array("\\n".utf8)
    case 0x0D: bytes += Array("\\r".utf8)
    default: bytes.append(byte)
    }
  }
  return String(decoding: bytes, as: UTF8.self)
}
