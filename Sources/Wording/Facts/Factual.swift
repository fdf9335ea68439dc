package import EventSourcing

/// What can be told in facts: the state of a thing.
package protocol Factual {
    /// What is so at that time: some of it (overdue, lapsed) comes of the clock alone.
    func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact]

    /// What has to be known of it at that time, apart from what its headline says.
    func marks(at clock: Instant) -> Set<Mark>
}

extension Factual {
    package func marks(at clock: Instant) -> Set<Mark> { [] }
}

/// Before the first event nothing is so.
extension Optional: Factual where Wrapped: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        map { $0.facts(in: language, names, at: clock) } ?? []
    }

    package func marks(at clock: Instant) -> Set<Mark> { map { $0.marks(at: clock) } ?? [] }
}
