/// What a mailbox tells of its owner.
enum Mailbox {
  private static let freeHosts: Set<String> = [
    "gmail.com", "googlemail.com", "hotmail.com", "hotmail.co.uk", "outlook.com", "live.com", "msn.com",
    "yahoo.com", "yahoo.co.uk", "icloud.com", "me.com", "aol.com", "gmx.com", "gmx.net", "gmx.de", "mail.com",
    "mail.ru", "yandex.ru", "qq.com", "163.com", "proton.me", "protonmail.com", "zoho.com",
  ]

  /// Parts of addresses that are a team's: what it does, what it is for, and what its people are.
  private static let offices = words(
    """
    team api help desk service digital data enquiries info contact contactus developer dev platform integration \
    admin customer product office open no noreply reply feedback sales tech technical technology it web online \
    public hello mail security operations ops engineering software research project group community standards \
    delivery live test \
    account accounting advice alert analysis analytics architecture archive audit benefit billing border building \
    business campaign care catalogue central centre chief children city clerk clinic cloud college comms \
    communication compliance connect construction consular content control council county court crime culture \
    custom cyber defence department design director directorate division duty economy education emergency \
    employment energy engagement enterprise environment estate event evidence export facility family farming \
    finance fire fisheries flood food forest forestry freight fund funding gateway geo gis governance government \
    head health heritage highway hospital hosting housing identity import incident infrastructure innovation \
    insight inspection insurance intelligence justice knowledge labour land learning legal library licence \
    licensing local location logistics maintenance management manager map mapping marine market marketing media \
    medicine member membership messaging metadata ministry monitoring museum national network news observatory \
    officer order outreach owner parking partner partnership passport patient payment payroll people permit \
    planning police policy pollution portal postmaster press prison privacy probation procurement programme \
    property publication publishing purchasing quality rail reception record recruitment recycling referral \
    regional registrar registration registry regulation relation report reporting request rescue resource revenue \
    review road safety school science secretariat secretary section shop spatial stat statistic strategy street \
    supplier survey system tax tourism trade trading traffic training transport treasury trust unit university \
    user vehicle vendor visa voluntary warehouse waste water weather webmaster welfare wildlife works workforce
    """)

  private static let stems = [
    "team", "support", "help", "desk", "service", "platform", "booking", "develop", "integrat", "contact",
    "api",
  ]

  /// Endings of nouns for what is done, which no usual name has.
  private static let endings = ["tion", "sion", "ments", "ity", "ness", "ship", "ology", "ware"]

  /// Names that end like a plural.
  private static let namesInS = words(
    """
    james charles agnes ines yves jules giles miles myles moses hans jens lars anders niels frances mercedes \
    dolores lourdes \
    abrahams adams addams ames andrews atkins banks barnes barrows bates beers bells bennetts berners betts biggs \
    birds blades bowers bowles boyes briggs brooks burgers burns burrows byers castles chambers childs coles \
    collins connors cousins crews cummings daniels davies dickens dirks edmonds edmunds edwards ellis evans fields \
    finders flowers forbes fowles francs gates gibbons gibbs giggs graves griffiths groves hands harpers hastings \
    hawkins hawks hayes haynes hendricks hicks higgins hills hobbs hodges holmes hopkins howells howes huggins \
    hughes humphreys humphries jacobs jacques jenkins jennings johns jones keys kings knowles larkins laws leeds \
    lyons marks martens masters mathews matthews mears meyers michaels mills mertens moors morales mullins myers \
    nicholls nichols noakes nobles oakes owens parks parsons peters perkins phelps philips phillips pitts potts \
    powers rawlings reeves reyes reynolds rhodes richards rivers roberts robins rodgers rogers rollins sanders \
    sands saunders sayers scales sears sellers siemens simmonds simmons simons sims skills snells somers spears \
    squires staples stephens stevens stokes stubbs summers symes symonds symons tims torres towers townes tubbs \
    vickers wales walls walters waters watkins watts webbs weeks wells wiggins wilkes wilkins williams wills \
    winters woods yates
    """)

  private static func words(_ list: String) -> Set<String> {
    Set(list.split(separator: " ").map(String.init))
  }

  static func isFree(_ host: String) -> Bool { freeHosts.contains(host) }

  /// Whether the part before the @ is two names joined by a dot.
  static func isPerson(_ local: String) -> Bool {
    let parts = local.lowercased().split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { isName(String($0)) }
  }

  /// Letters that could be somebody's name: neither initials, nor run-together words, nor what a team is called
  /// after.
  private static func isName(_ part: String) -> Bool {
    let bytes = part.utf8
    guard (3...12).contains(bytes.count), bytes.allSatisfy({ (0x61...0x7A).contains($0) }),
      bytes.contains(where: { "aeiouy".utf8.contains($0) }), !offices.contains(part), !isPlural(part),
      !endings.contains(where: { part.hasSuffix($0) })
    else { return false }
    return !stems.contains { bytes.contains(sequence: $0) }
  }

  /// Whether it is a plural, as `rangers`: of people, things or departments.
  private static func isPlural(_ part: String) -> Bool {
    guard part.utf8.last == UInt8(ascii: "s") else { return false }
    let single = String(part.dropLast())
    if offices.contains(single) { return true }
    // Names such as Ross, Marcus, Francis, Thomas and Carlos end like no plural.
    guard let before = single.utf8.last, !"suiao".utf8.contains(before) else { return false }
    return !namesInS.contains(part)
  }
}
