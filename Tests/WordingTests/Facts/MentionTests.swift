import Lessons
import Testing
import Wording

@Suite struct MentionTests {
    @Test(
        arguments: [
            ("L-12", .lesson, "L-12", nil), ("O-4", .observation, "O-4", nil), ("A-7", .action, "A-7", nil),
            ("R-3", .review, "R-3", nil), ("R-3/4", .review, "R-3", 4), ("MINUSMA", .mission, "MINUSMA", nil),
            ("O-NE", .mission, "O-NE", nil), ("X-1", .mission, "X-1", nil),
        ] as [(String, Noun, String, Int?)]
    )
    func aReferenceTellsWhatItIsOf(text: String, noun: Noun, reference: String, item: Int?) {
        let mention = Mention(text)
        #expect(mention == Mention(noun, reference, item: item) && mention.text == text)
    }

    @Test func aValueKeepsWhatItNames() throws {
        let value: FactValue = "\(Mention("L-1")) since \(try date("2016-07")), \(link: "https://example.org")"
        #expect(
            value.parts == [
                .mention(Mention(.lesson, "L-1")), .text(" since "), .date(try date("2016-07")), .text(", "),
                .link("https://example.org"),
            ]
        )
        #expect(value.text() == "L-1 since 2016-07, https://example.org")
        #expect(value.text { Language.french.words(of: $0) } == "L-1 since juillet 2016, https://example.org")
    }
}
