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
}
