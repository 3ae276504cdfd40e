/// Data, messages and descriptions, with the pieces that are found in them.
enum DataExamples {
  static let all: [(language: String, marked: String)] = [
    (
      "json",
      #"""
      {n⟨"id"⟩: d⟨17⟩, n⟨"tags"⟩: [s⟨"a\"b"⟩, k⟨null⟩, k⟨true⟩], n⟨"rate"⟩: d⟨-1.5e+3⟩, n⟨'old'⟩: s⟨'x'⟩} c⟨// the end⟩
      { n⟨name⟩: k⟨undefined⟩, c⟨/* all
        of it */⟩ s⟨"open: 1⟩
        n⟨"next"⟩: .d⟨5⟩, … }
      """#
    ),
    (
      "yaml",
      #"""
      c⟨%YAML 1.2⟩
      --- c⟨# first⟩
      n⟨openapi⟩: s⟨3.1.0⟩
      n⟨"quoted"⟩: s⟨'it''s'⟩ c⟨# why⟩
      n⟨version⟩: d⟨1.10⟩
      n⟨on⟩: k⟨true⟩
      n⟨when⟩: s⟨2024-01-01⟩
      n⟨none⟩: k⟨~⟩
      n⟨text⟩: |
        s⟨one: two

        # three⟩
      - s⟨a⟩
      - n⟨key⟩: >-
          s⟨deep
          er⟩
        n⟨next⟩: d⟨-12⟩
      n⟨list⟩: [d⟨1⟩, s⟨"a"⟩, n⟨b⟩: s⟨c⟩, {n⟨d⟩: k⟨null⟩}] c⟨# end⟩
      n⟨use⟩: v⟨*anchor⟩
      n⟨made⟩: v⟨&anchor !!str⟩ s⟨yes⟩
      n⟨url⟩: s⟨https://example.org/#top
      "two
        lines"⟩
      ...
      """#
    ),
    (
      "http",
      #"""
      c⟨# A comment⟩
      k⟨POST⟩ /pets?limit=1 k⟨HTTP/1.1⟩
      n⟨Host⟩: s⟨example.org⟩
      n⟨Content-Type⟩: s⟨application/problem+json; charset=utf-8⟩

      {n⟨"name"⟩: s⟨"Rex"⟩}

      k⟨HTTP/1.1⟩ d⟨404 Not Found⟩
      n⟨Content-Type⟩: s⟨multipart/mixed; boundary=x⟩

      c⟨--x⟩
      n⟨Content-Type⟩: s⟨application/x-www-form-urlencoded⟩

      n⟨a⟩=1&n⟨b⟩=2
      c⟨--x⟩
      n⟨Content-Disposition⟩: s⟨form-data; name="y"⟩

      plain: text
      c⟨--x--⟩
      """#
    ),
    (
      "form",
      #"""
      n⟨grant_type⟩=password&n⟨user⟩=a%20b&flag
      n⟨next⟩=1
      """#
    ),
    (
      "xml",
      #"""
      c⟨<?xml version="1.0"?>
      <!-- two -- lines
      -->⟩
      <k⟨a:pet⟩ n⟨id⟩=s⟨"1"⟩ n⟨wide⟩=s⟨no⟩ n⟨xmlns:a⟩=s⟨'x'⟩>Tom v⟨&amp;⟩ Jerry v⟨&#233;⟩ & co<k⟨br⟩/>1 < 2</k⟨a:pet⟩>
      s⟨<![CDATA[ <b> ]]>⟩
      """#
    ),
    (
      "html",
      #"""
      c⟨<!DOCTYPE html>⟩
      <k⟨script⟩ n⟨src⟩=s⟨"a.js"⟩>if (a < b) "</k⟨b⟩>"</k⟨script⟩>
      <k⟨p⟩ n⟨class⟩=s⟨x⟩ n⟨hidden⟩>Text
      """#
    ),
    (
      "sql",
      #"""
      c⟨-- one⟩
      k⟨SELECT⟩ a, s⟨'it''s'⟩ k⟨FROM⟩ s⟨"t"⟩ k⟨WHERE⟩ x = v⟨:id⟩ k⟨AND⟩ y >= d⟨1.5⟩ c⟨/* two */⟩ k⟨LIMIT⟩ d⟨10⟩; x::text
      """#
    ),
    (
      "graphql",
      #"""
      c⟨# one⟩
      k⟨query⟩ Pets(v⟨$first⟩: Int = d⟨10⟩) n⟨@live⟩ { pets(n⟨first⟩: v⟨$first⟩, n⟨name⟩: s⟨"a"⟩) { id } }
      s⟨"""All
      of it"""⟩
      """#
    ),
    (
      "protobuf",
      #"""
      k⟨message⟩ Pet { k⟨optional string⟩ name = d⟨1⟩; } c⟨// "one"⟩
      """#
    ),
    (
      "css",
      #"""
      k⟨@media⟩ print { .pet > b { n⟨color⟩: #fff; n⟨margin-top⟩: d⟨1.5em⟩ !k⟨important⟩; n⟨content⟩: s⟨"x"⟩ } } c⟨/* end */⟩
      """#
    ),
    (
      "toml",
      #"""
      c⟨# one⟩
      k⟨[server.main]⟩
      n⟨port⟩ = d⟨8080⟩ c⟨# two⟩
      n⟨name⟩=s⟨"a"⟩ ; plain
      n⟨on⟩ = k⟨true⟩
      n⟨at⟩ = 1979-05-27
      n⟨text⟩ = s⟨"""
      a = b
      """⟩
      loose words
      """#
    ),
    (
      "diff",
      #"""
      c⟨diff --git a/x b/x
      --- a/x
      +++ b/x⟩
      k⟨@@ -1,2 +1,2 @@⟩
       same
      x⟨-old
      -older⟩
      i⟨+new⟩
      """#
    ),
  ]
}
