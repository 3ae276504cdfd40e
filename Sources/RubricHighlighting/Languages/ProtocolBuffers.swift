extension Language {
  /// Definitions of Protocol Buffers.
  static let protocolBuffers = Language(
    ["protobuf", "proto", "proto3"],
    ProgramSyntax(
      keywords: KeywordTable(
        """
        bool bytes double enum extend false fixed32 fixed64 float import int32 int64 map message oneof option
        optional package public repeated required reserved returns rpc service sfixed32 sfixed64 sint32 sint64
        stream string syntax to true uint32 uint64
        """), [.lineComment("//"), .blockComment("/*", "*/"), .text("\""), .text("'")]))
}
