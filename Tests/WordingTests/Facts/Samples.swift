import Lessons
import Testing
import Wording

extension PersonID {
    static let lena = PersonID(source: "test", externalID: "Lena")
    static let marc = PersonID(source: "test", externalID: "Marc")
}

extension Names {
    /// What people call those that the facts of these tests name.
    static let sample = Names([
        ObservationID.radio.description: "O-1", LessonID.batteries.description: "L-1",
        LessonID.better.description: "L-2", ActionID.buy.description: "A-1", ReviewID.inquiry.description: "R-3",
        PersonID.lena.description: "Lena Vogt",
    ])
}

extension ObservationID {
    static let radio = ObservationID(source: "test", externalID: "O-1")
    /// One that nobody calls anything.
    static let unknown = ObservationID(source: "test", externalID: "O-9")
}

extension LessonID {
    static let batteries = LessonID(source: "test", externalID: "L-1")
    static let better = LessonID(source: "test", externalID: "L-2")
}

extension ActionID {
    static let buy = ActionID(source: "test", externalID: "A-1")
}

extension ReviewID {
    static let inquiry = ReviewID(source: "test", externalID: "R-3")
}

extension Claim {
    static let sample = Claim(
        source: "S/1999/1257",
        externalId: "III.1",
        claimedBy: "the inquiry",
        link: "https://example.org/1"
    )
}

extension Evidence {
    static let notes = Evidence(
        text: "Delivery notes",
        link: "https://example.org/notes",
        sha256: String(repeating: "ab", count: 32),
        source: "Mission support"
    )
    static let count = Evidence(text: "Count in the store", source: "Marc Petit")
}

/// For tests that write the date themselves.
func date(_ text: String) throws -> WorldDate { try #require(WorldDate(text)) }

func code(_ text: String) throws -> MissionCode { try #require(MissionCode(text)) }
