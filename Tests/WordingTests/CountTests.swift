import Testing
import Wording

@Suite struct CountTests {
    @Test(
        arguments: [
            (0, 2, "0 failures, 2 successes", "0 échec, 2 réussites"),
            (1, 1, "1 failure, 1 success", "1 échec, 1 réussite"),
            (3, 0, "3 failures, 0 successes", "3 échecs, 0 réussite"),
        ]
    )
    func failuresAndSuccessesAreCounted(failures: Int, successes: Int, english: String, french: String) {
        #expect(Language.english.balance(failures: failures, successes: successes) == english)
        #expect(Language.french.balance(failures: failures, successes: successes) == french)
    }

    @Test func daysAreCounted() {
        #expect(Language.english.overdue(days: 1) == "overdue by 1 day" && Language.english.days(90) == "90 d")
        #expect(Language.french.overdue(days: 2) == "en retard de 2 jours" && Language.french.days(90) == "90 j")
    }

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (7_900, "7,900", "7\u{202F}900"), (-13_823, "−13,823", "−13\u{202F}823"),
        (1_000_000, "1,000,000", "1\u{202F}000\u{202F}000"),
    ])
    func largeNumbersStandInGroupsOfThree(_ number: Int, _ english: String, _ french: String) {
        #expect(Language.english.number(number) == english && Language.french.number(number) == french)
    }
}
