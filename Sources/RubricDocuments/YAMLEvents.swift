import CLibYAML
import Glibc

/// libyaml's events, one at a time. It owns what libyaml allocates.
struct YAMLEvents: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The event at hand; its pointers are valid until `next()`.
  let event: UnsafeMutablePointer<yaml_event_t>

  /// - Parameter text: UTF-8 without byte order mark; must outlive the events.
  init?(_ text: UnsafeBufferPointer<UInt8>) {
    parser = .allocate(capacity: 1)
    event = .allocate(capacity: 1)
    event.initialize(to: yaml_event_t())
    guard yaml_parser_initialize(parser) == 1 else {
      parser.deallocate()
      event.deallocate()
      return nil
    }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    // libyaml wants an address even for no bytes.
    if let base = text.baseAddress, text.count > 0 {
      yaml_parser_set_input_string(parser, base, text.count)
    } else {
      yaml_parser_set_input_string(parser, Self.nothing.utf8Start, 0)
    }
  }

  private static let nothing: StaticString = " "

  deinit {
    yaml_event_delete(event)
    yaml_parser_delete(parser)
    event.deallocate()
    parser.deallocate()
  }

  /// Goes to the next event; false where the text is no YAML. libyaml clears each event before it fills it.
  mutating func next() -> Bool {
    giveBack()
    return yaml_parser_parse(parser, event) == 1
  }

  /// Frees what the event at hand holds: as `yaml_event_delete` does, without its work on events that hold
  /// nothing or one text only.
  @inline(__always)
  private func giveBack() {
    switch event.pointee.type {
    case YAML_MAPPING_END_EVENT, YAML_SEQUENCE_END_EVENT, YAML_NO_EVENT: return
    case YAML_MAPPING_START_EVENT:
      let start = event.pointee.data.mapping_start
      if start.anchor == nil, start.tag == nil { return }
    case YAML_SCALAR_EVENT:
      let scalar = event.pointee.data.scalar
      // libyaml's allocator is malloc.
      if scalar.anchor == nil, scalar.tag == nil { return free(scalar.value) }
    default: break
    }
    yaml_event_delete(event)
  }

  /// What libyaml says of a text that is no YAML; marks are in characters.
  struct Problem {
    var message: String
    var mark: Int
    var context: String
    /// Where what is at fault begins; nil where libyaml does not say.
    var contextMark: Int?
  }

  var problem: Problem {
    Problem(
      message: parser.pointee.problem.map { String(cString: $0) } ?? "",
      mark: Int(clamping: parser.pointee.problem_mark.index),
      context: parser.pointee.context.map { String(cString: $0) } ?? "",
      contextMark: parser.pointee.context == nil ? nil : Int(clamping: parser.pointee.context_mark.index))
  }
}
