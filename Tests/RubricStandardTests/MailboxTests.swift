import Testing

@testable import RubricStandard

struct MailboxTests {
  @Test(arguments: [
    "jane.smith", "Ravi.Patel", "charles.hughes", "james.brooks", "ines.rivers", "marcus.ross",
    "lucas.santos",
    "francis.ellis", "agnes.mills",
  ])
  func twoNamesAreAPerson(local: String) { #expect(Mailbox.isPerson(local)) }

  @Test(arguments: [
    "river.pollution", "street.works", "park.rangers", "duty.officer", "marsh.licensing", "school.meals",
    "ferry.timetables", "coastal.erosion", "tree.surveys", "harbour.masters.office", "rural.payments",
    "parksapi", "j.smith", "north.region.desk", "beach.safety", "site.visits", "angling.statistics",
  ])
  func rolesDepartmentsAndPluralsAreNone(local: String) { #expect(!Mailbox.isPerson(local)) }
}
