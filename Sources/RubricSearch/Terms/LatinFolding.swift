/// Latin letters without their marks: what a reader types on a keyboard without them (`Ähre` and `ahre` are one
/// term). The script in the page folds a query the same way: both follow Unicode's canonical decomposition, and
/// the letters that have none stand for what is usually typed for them (`ø`, `ß`, `æ`, …).
enum LatinFolding {
  /// One or two small ASCII letters that stand for the scalar; nil of what is no Latin letter with a mark.
  static func letters(of scalar: UInt32) -> (first: UInt8, second: UInt8?)? {
    let place: (table: StaticString, index: Int)
    switch scalar {
    case 0xC0...0x24F: place = (lower, Int(scalar - 0xC0))
    case 0x1E00...0x1EFF: place = (additional, Int(scalar - 0x1E00))
    default: return nil
    }
    return place.table.withUTF8Buffer { table in
      guard 2 * place.index + 1 < table.count else { return nil }
      let (first, second) = (table[2 * place.index], table[2 * place.index + 1])
      guard first != none else { return nil }
      return (first, second == none ? nil : second)
    }
  }

  /// Marks that stand behind a letter and are left out (Combining Diacritical Marks).
  static func isMark(_ scalar: UInt32) -> Bool { (0x300...0x36F).contains(scalar) }

  private static let none = UInt8(ascii: ".")

  // Two bytes for each scalar from U+00C0 on, and from U+1E00 on; `.` is none.
  private static let lower: StaticString = """
    a.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.d.n.o.o.o.o.o...o.u.u.u.u.y.thssa.a.a.a.a.a.aec.e.e.e.e.i.i.i.i.\
    d.n.o.o.o.o.o...o.u.u.u.u.y.thy.a.a.a.a.a.a.c.c.c.c.c.c.c.c.d.d.d.d.e.e.e.e.e.e.e.e.e.e.g.g.g.g.\
    g.g.g.g.h.h.h.h.i.i.i.i.i.i.i.i.i.i.....j.j.k.k...l.l.l.l.l.l.....l.l.n.n.n.n.n.n...n.n.o.o.o.o.\
    o.o.oeoer.r.r.r.r.r.s.s.s.s.s.s.s.s.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.u.u.w.w.y.y.y.z.z.z.z.z.z...\
    ................................................................o.o...........................u.\
    u.........................................................a.a.i.i.o.o.u.u.u.u.u.u.u.u.u.u...a.a.\
    a.a.aeae....g.g.k.k.o.o.o.o.....j.......g.g.....n.n.a.a.aeaeo.o.a.a.a.a.e.e.e.e.i.i.i.i.o.o.o.o.\
    r.r.r.r.u.u.u.u.s.s.t.t.....h.h.............a.a.e.e.o.o.o.o.o.o.o.o.y.y.........................\
    ................................
    """

  private static let additional: StaticString = """
    a.a.b.b.b.b.b.b.c.c.d.d.d.d.d.d.d.d.d.d.e.e.e.e.e.e.e.e.e.e.f.f.g.g.h.h.h.h.h.h.h.h.h.h.i.i.i.i.\
    k.k.k.k.k.k.l.l.l.l.l.l.l.l.m.m.m.m.m.m.n.n.n.n.n.n.n.n.o.o.o.o.o.o.o.o.p.p.p.p.r.r.r.r.r.r.r.r.\
    s.s.s.s.s.s.s.s.s.s.t.t.t.t.t.t.t.t.u.u.u.u.u.u.u.u.u.u.v.v.v.v.w.w.w.w.w.w.w.w.w.w.x.x.x.x.y.y.\
    z.z.z.z.z.z.h.t.w.y.........ss..a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.a.e.e.e.e.e.e.e.e.\
    e.e.e.e.e.e.e.e.i.i.i.i.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.o.u.u.u.u.u.u.u.u.u.u.u.u.\
    u.u.y.y.y.y.y.y.y.y.............
    """
}
