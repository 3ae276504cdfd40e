import RubricSite
import Testing

@Suite struct CivilDateTests {
  @Test(
    "days that there are, and are not",
    arguments: [
      ("2024-02-29", true), ("2023-02-29", false), ("1900-02-29", false), ("2000-02-29", true),
      ("2026-04-31", false),
      ("2026-12-31", true), ("2026-13-01", false), ("2026-00-01", false), ("2026-01-00", false),
      ("0000-01-01", false),
      ("0001-01-01", true), ("9999-12-31", true), ("2026-1-1", false), ("2026/01/01", false),
      ("20260101", false),
      ("2026-01-01T00:00:00Z", true), ("2026-01-01 10:00", true), ("2026-01-01x", false), ("", false),
      ("٢٠٢٦-01-01", false),
      ("+026-01-01", false),
    ])
  func day(_ text: String, exists: Bool) {
    #expect((CivilDate(text) != nil) == exists)
    if exists { #expect(CivilDate(text)?.description == String(text.prefix(10))) }
  }

  @Test(
    "seconds are days of 1970 and before",
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"),
      (-86_400, "1969-12-31"),
      (-86_401, "1969-12-30"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"),
      (-2_203_891_200, "1900-03-01"),
      (-2_203_891_201, "1900-02-28"), (1_767_225_600, "2026-01-01"), (253_402_300_799, "9999-12-31"),
      (-62_135_596_800, "0001-01-01"),
    ])
  func seconds(_ seconds: Int, day: String) {
    #expect(CivilDate(secondsSince1970: seconds)?.description == day)
  }

  @Test(arguments: [Int.min, Int.max, -62_135_596_801, 253_402_300_800, -300_000_000_000, 300_000_000_000])
  func noDayLiesOutsideTheYears1To9999(_ seconds: Int) {
    #expect(CivilDate(secondsSince1970: seconds) == nil)
  }

  @Test func everyDayOfFourHundredYearsFollowsTheOneBefore() {
    var due = CivilDate(year: 1870, month: 1, day: 1)
    for day in -36_524..<(146_097 - 36_524) {
      let found = CivilDate(secondsSince1970: day * 86_400)
      #expect(found == due)
      if found != due { return }
      due = due.flatMap { today in
        CivilDate(year: today.year, month: today.month, day: today.day + 1)
          ?? CivilDate(year: today.year, month: today.month + 1, day: 1)
          ?? CivilDate(year: today.year + 1, month: 1, day: 1)
      }
    }
  }

  @Test(
    "months are added to the last day there is",
    arguments: [
      ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"), ("2026-12-15", 1, "2027-01-15"),
      ("2026-03-31", -1, "2026-02-28"), ("2026-05-31", 12, "2027-05-31"), ("2026-01-01", -1, "2025-12-01"),
      ("2026-06-30", 0, "2026-06-30"), ("0001-01-01", -1, nil), ("9999-12-01", 1, nil),
      ("2026-01-01", Int.min, nil),
      ("2026-01-01", Int.max, nil),
    ] as [(String, Int, String?)])
  func adding(_ day: String, months: Int, due: String?) {
    #expect(CivilDate(day)?.adding(months: months)?.description == due)
  }
}
