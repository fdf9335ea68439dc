import EventSourcing
import Lessons
import Projections

/// What happened to a mission and its things, in the order in which it was in the world.
package struct TimelineAnswer: Codable, Sendable {
    package struct Line: Codable, Sendable {
        package let occurred: String
        package let recorded: String
        package let position: String
        package let reference: String
        package let type: String
        package let title: String?
    }

    package let asOf: AsOfAnswer
    package let happenings: [Line]
    /// Where to read on; nil at the end.
    package let next: String?

    init(_ happenings: [Happening], isFull: Bool, asOf: AsOf) {
        self.asOf = AsOfAnswer(asOf)
        next = isFull ? happenings.last?.place.description : nil
        self.happenings = happenings.map { happening in
            let letter = Aggregates.named(happening.stream.category)?.letter
            let name = happening.stream.rawValue.dropFirst(happening.stream.category.count + 1)
            return Line(
                occurred: happening.occurred ?? happening.occurredFrom.description,
                recorded: happening.recordedAt.description,
                position: String(happening.position),
                reference: letter.map { "\($0)-\(happening.number)" } ?? String(name),
                type: happening.type,
                title: happening.title
            )
        }
    }
}
