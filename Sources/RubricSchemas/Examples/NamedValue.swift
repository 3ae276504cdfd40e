import RubricDocuments

/// What a value is like whose name tells what it is for: of nobody real, at hosts and numbers that are kept
/// for examples (RFC 2606, RFC 5737, Ofcom's numbers for drama).
struct NamedValue {
  /// Where the value is a string.
  var text: String?
  /// Where the value is a number; without a fraction where that makes sense.
  var number: String?

  init(_ text: String?, _ number: String? = nil) {
    self.text = text
    self.number = number
  }

  /// The value for a name such as `homeAddress`, by all of its words, else its last two, else its last one; as text
  /// `example-` and its last words where none of them is known. nil of a name without letters and digits, and of
  /// a long one.
  static func value(for name: String) -> NamedValue? {
    let words = NamedValue.words(of: name)
    guard !words.isEmpty, words.count < 12 else { return nil }
    var value = known(words) ?? NamedValue(nil)
    let end = words.suffix(2).joined(separator: "-")
    // Names such as `a` tell nothing.
    value.text = value.text ?? value.number ?? (end.utf8.count > 2 ? "example-" + end : nil)
    return value
  }

  /// The name of one of the elements of an array, by the array's name: `tag` of `tags`.
  static func singular(_ name: String) -> String {
    let bytes = name.utf8
    guard bytes.count > 3, bytes.last == UInt8(ascii: "s") else { return name }
    let stem = name.dropLast()
    if stem.hasSuffix("ie") { return stem.dropLast(2) + "y" }
    if ["sse", "xe", "che", "she"].contains(where: { stem.hasSuffix($0) }) { return String(stem.dropLast()) }
    return ["s", "u", "i"].contains(where: { stem.hasSuffix($0) }) ? name : String(stem)
  }

  private static func known(_ words: [String]) -> NamedValue? {
    var keys = [words.joined()]
    if words.count > 2 { keys.append(words.suffix(2).joined()) }
    if words.count > 1, let last = words.last { keys.append(last) }
    for key in keys {
      if let found = table[key] { return found }
      // A list is named by what it holds many of.
      if key.utf8.last == UInt8(ascii: "s"), key.utf8.count > 3, let found = table[String(key.dropLast())] {
        return found
      }
    }
    return nil
  }

  /// The words of a name in lower case, split at other characters of ASCII and at capitals.
  private static func words(of name: String) -> [String] {
    var words: [String] = []
    var word: [UInt8] = []
    var wasSmall = false
    func isWordByte(_ byte: UInt8) -> Bool {
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte) || byte >= 0x80
    }
    guard name.utf8.count <= 80 else { return [] }
    for byte in name.utf8 {
      let isCapital = (65...90).contains(byte)
      if !isWordByte(byte) || isCapital && wasSmall, !word.isEmpty {
        words.append(String(decoding: word, as: UTF8.self))
        word = []
      }
      if isWordByte(byte) { word.append(isCapital ? byte | 0x20 : byte) }
      wasSmall = isWordByte(byte) && !isCapital
    }
    if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
    return words
  }

  private static let table: [String: NamedValue] = {
    var table: [String: NamedValue] = [:]
    for (names, text, number) in rows {
      for name in names.split(separator: " ") { table[String(name)] = NamedValue(text, number) }
    }
    return table
  }()

  /// Names, split by blanks, with the string and the number that they are shown as.
  private static let rows: [(names: String, text: String?, number: String?)] = [
    ("id identifier ref", "12345", "1"),
    (
      "uuid guid requestid correlationid traceid idempotencykey", "123e4567-e89b-12d3-a456-426614174000", nil
    ),
    ("nino nationalinsurancenumber", "QQ123456C", nil), ("nhsnumber", "9000000009", "9000000009"),
    ("vrn vatnumber vatregistrationnumber", "123456789", "123456789"), ("utr", "1234567890", "1234567890"),
    ("companynumber crn", "01234567", nil), ("branch", "main", nil), ("environment env", "production", nil),
    ("format", "json", nil),
    ("email mail emailaddress", "name@example.org", nil),
    ("phone telephone tel phonenumber telephonenumber mobile fax contactnumber", "020 7946 0000", nil),
    ("name fullname displayname", "Example name", nil),
    ("firstname givenname forename", "Alex", nil),
    ("lastname surname familyname", "Example", nil),
    ("middlename", "Sam", nil), ("username login userid", "example-user", "1"),
    ("company companyname organisation organization employer", "Example Ltd", nil),
    ("organisationname organizationname department departmentname", "Department of Examples", nil),
    ("role jobtitle", "Caseworker", nil),
    (
      "address addressline addressline1 street streetaddress line1 addressline2 line2", "1 Example Street",
      nil
    ),
    ("city town locality posttown", "Exampleton", nil), ("county region state province", "Exampleshire", nil),
    ("postcode postalcode", "SW1A 1AA", nil), ("zip zipcode", "00000", "10001"),
    ("country countryname nationality", "United Kingdom", nil),
    ("countrycode", "GB", "826"), ("language locale lang languagecode", "en", nil),
    ("currency currencycode", "GBP", nil), ("timezone tz", "Europe/London", nil),
    ("lat latitude", "51.5", "51.5"), ("lon lng long longitude", "-0.12", "-0.12"),
    ("url uri link href website homepage webpage", "https://www.example.org/", nil),
    ("callback callbackurl webhook redirecturi redirecturl", "https://www.example.org/callback", nil),
    ("host hostname domain domainname server", "www.example.org", nil),
    ("ip ipaddress ipv4", "192.0.2.1", nil), ("ipv6", "2001:db8::1", nil), ("port", "443", "443"),
    ("path filepath", "/path", nil), ("file filename", "example.pdf", nil),
    ("folder directory", "documents", nil),
    ("mimetype contenttype mediatype", "application/pdf", nil), ("extension", "pdf", nil),
    ("date day birthdate dateofbirth dob startdate enddate duedate", "2026-03-01", "1"),
    (
      "datetime timestamp createdat updatedat modifiedat deletedat expiresat", "2026-03-01T09:30:00Z",
      "1772357400"
    ),
    ("created updated modified expires createdon updatedon at", "2026-03-01T09:30:00Z", "1772357400"),
    ("time starttime endtime", "09:30:00Z", "1772357400"), ("duration", "P1D", "60"),
    ("year taxyear", "2026", "2026"), ("month", "March", "3"), ("week", "2026-W09", "9"), ("hour", "9", "9"),
    ("minute", "30", "30"), ("second", "30", "30"), ("millisecond", "500", "500"), ("weekday", "Monday", "1"),
    ("amount total totalamount", "100.00", "100"), ("price cost fee balance value payment", nil, "10.5"),
    ("tax vat discount", nil, "20"), ("rate ratio", nil, "0.5"), ("percent percentage", nil, "50"),
    ("quantity qty number count", nil, "1"), ("page pagenumber", "1", "1"),
    ("limit pagesize perpage", "20", "20"), ("totalcount totalitems totalresults", "42", "42"),
    ("totalpages pagecount", "3", "3"), ("offset skip index", "0", "0"), ("age", "42", "42"),
    ("width height", "100", "100"), ("size length bytes filesize", "1024", "1024"), ("weight", nil, "1.5"),
    ("distance", nil, "2.5"), ("temperature", nil, "15.5"), ("score rating", nil, "4"),
    ("priority level", nil, "1"),
    ("statuscode httpstatus", "200", "200"), ("status state", "active", "1"),
    ("code", "EXAMPLE", "1"), ("reference referencenumber", "ABC-12345", "12345"),
    ("version", "1.0", "1"), ("title heading subject", "Example title", nil),
    ("label caption", "Example", nil),
    ("description summary details", "A short description", nil),
    ("message detail", "A short message", nil), ("note notes comment comments remark", "A short note", nil),
    ("text content body", "Some text", nil), ("reason", "A short reason", nil),
    ("type kind category", "example", nil), ("slug", "example-name", nil), ("tag keyword", "example", nil),
    ("query search q", "example", nil), ("sort orderby sortby", "name", nil),
    ("token accesstoken refreshtoken", "example-token", nil), ("apikey", "example-key", nil),
    ("secret clientsecret password", "example-secret", nil), ("clientid", "example-client", nil),
    ("scope", "read", nil), ("hash checksum digest sha256", "9f86d081884c7d659a2feaa0c55ad015", nil),
    ("sha commitsha", "da39a3ee5e6b4b0d3255bfef95601890afd80709", nil), ("etag", "33a64df5", nil),
    ("colour color", "#1d70b8", nil), ("cursor nextcursor", "eyJpZCI6MX0", nil),
    ("gender sex", "not stated", nil),
    ("icon image logo avatar photo picture", "https://www.example.org/image.png", nil),
  ]
}
