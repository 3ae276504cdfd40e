/// The terms of all APIs, in files by what they begin with. Where files begin and end follows from the terms with
/// that beginning alone, so that a page that changes leaves most files as they are, and no figure in them counts
/// anything of the whole site.
public struct SearchIndex: Sendable {
  /// In the order of their bytes.
  private(set) var terms: [Term] = []
  /// In ascending order of their names.
  let names: [String]
  private var beginnings: [(Unicode.Scalar, Range<Int>)] = []
  /// Of what results show.
  private var records = FileHash()

  /// A term with the best of its entries, best first.
  struct Term: Sendable {
    var bytes: [UInt8]
    var postings: [Posting]
    var isCut: Bool
  }

  /// An entry of an API that has a term; ascending is from the best: by level, then by the API's name, then by
  /// entry.
  struct Posting: Sendable, Comparable {
    /// 31 less the level in five bits, the API in 27, the entry in 32.
    let bits: UInt64

    init(_ posting: APISearch.Posting, api: Int) {
      bits = UInt64(31 - posting.level) << 59 | UInt64(api) << 32 | UInt64(posting.entry)
    }

    var level: Int { 31 - Int(bits >> 59) }
    var api: Int { Int(bits >> 32 & 0x7FF_FFFF) }
    var entry: Int { Int(bits & 0xFFFF_FFFF) }
    /// The entry among all.
    var place: UInt64 { bits & 0x7FF_FFFF_FFFF_FFFF }

    static func < (a: Posting, b: Posting) -> Bool { a.bits < b.bits }
  }

  /// Of each name, which of the APIs it is.
  private let numbers: [String: Int]
  private var recordHashes: [FileHash]
  private var table = TermTable()
  /// Of each term of the table.
  private var lists: [(postings: [Posting], isCut: Bool)] = []

  /// An index that holds nothing yet.
  ///
  /// - Parameter names: of the APIs that are going to be added, each once.
  public init(names: [String]) {
    self.names = names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    numbers = Dictionary(zip(self.names, 0...), uniquingKeysWith: { first, _ in first })
    recordHashes = Array(repeating: FileHash(), count: names.count)
  }

  /// An index of some APIs.
  ///
  /// - Parameter apis: each name once.
  public init(_ apis: [APISearch]) {
    self.init(names: apis.map(\.name))
    for api in apis { add(api) }
    finish()
  }

  /// Takes an API in, in any order; what of it has no place among the best is not kept. Nothing where its name is
  /// not among those that were given.
  public mutating func add(_ api: APISearch) {
    guard let index = numbers[api.name] else { return }
    recordHashes[index] = api.recordsHash
    for (term, (postings, isCut)) in zip(api.terms, zip(api.postings, api.isCut)) {
      let id = term.withUnsafeBufferPointer { table.id(of: $0) }
      if id == lists.count { lists.append(([], false)) }
      lists[id].postings += postings.lazy.map { Posting($0, api: index) }
      lists[id].isCut = lists[id].isCut || isCut
      // Now and then, so that a term of ten thousand APIs does not take the room of all of them.
      if lists[id].postings.count > 3 * APISearch.mostPostings { SearchIndex.cut(&lists[id]) }
    }
  }

  /// Puts the terms in order, when all APIs were added.
  public mutating func finish() {
    for hash in recordHashes { records.combine(hash.value) }
    terms.reserveCapacity(lists.count)
    for id in table.inOrder {
      if names.count > 1 { SearchIndex.cut(&lists[id]) }
      terms.append(
        Term(bytes: Array(table.term(id)), postings: lists[id].postings, isCut: lists[id].isCut))
    }
    (table, lists) = (TermTable(), [])
    beginnings = PrefixSplitting(index: self).beginnings
  }

  private static func cut(_ list: inout (postings: [Posting], isCut: Bool)) {
    list.postings.sort()
    guard list.postings.count > APISearch.mostPostings else { return }
    list.postings.removeSubrange(APISearch.mostPostings...)
    list.isCut = true
  }

  /// The files of the terms with one beginning, and which they are.
  public struct Part: Sendable {
    var files: [SearchFile]
    var directory: [UInt8]
  }

  /// How many parts there are, which can be made side by side.
  public var partCount: Int { beginnings.count }

  /// One of the parts.
  public func part(_ number: Int) -> Part {
    var splitting = PrefixSplitting(index: self)
    splitting.split(beginnings[number])
    return Part(files: splitting.files, directory: splitting.directory)
  }

  /// The files of terms, and the directory that says which there are.
  ///
  /// - Parameters:
  ///   - words: what the theme says, by name, in the plural forms of its language.
  ///   - parts: all of them, in order.
  public func files(words: [SearchWord], parts: [Part]) -> [SearchFile] {
    let files = parts.flatMap(\.files)
    // A page that has this directory asks for no file that is older.
    var hash = records
    for file in files { hash.combine(file.bytes) }
    var script = ScriptText()
    script.raw("rubricSearch(\"i\",")
    script.string(hash.text)
    script.raw(",")
    parts.flatMap(\.directory).withUnsafeBufferPointer { script.string(utf8: $0) }
    script.raw(",{")
    for (index, word) in words.enumerated() {
      if index > 0 { script.raw(",\n") }
      script.string(word.name)
      script.raw(":")
      word.write(into: &script)
    }
    script.raw("})\n")
    return files + [SearchFile(path: SearchFile.folder + "index.js", bytes: script.bytes)]
  }
}

/// A word of the theme's that results are shown with.
public struct SearchWord: Sendable {
  /// What the script knows it by.
  public var name: String
  /// By plural category, such as `other`; `{0}` stands where the value goes.
  public var forms: [(category: String, text: String)]

  /// - Parameter forms: one of them is `other`.
  public init(_ name: String, forms: [(category: String, text: String)]) {
    self.name = name
    self.forms = forms
  }

  fileprivate func write(into script: inout ScriptText) {
    if forms.count == 1 { return script.string(forms[0].text) }
    script.raw("{")
    for (index, form) in forms.enumerated() {
      if index > 0 { script.raw(",") }
      script.string(form.category)
      script.raw(":")
      script.string(form.text)
    }
    script.raw("}")
  }
}
