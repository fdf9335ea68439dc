package import EventSourcing
package import Lessons

/// Draws a lesson from observations and recommendations that are there.
package struct ProposeLesson: UseCase {
    package static let name = "lesson.propose"

    package var details: LessonDetails

    package init(details: LessonDetails) {
        self.details = details
    }

    package func subject(in context: CommandContext) -> StreamName { LessonID(uuid: context.id).stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let quoted = try await reading.sensitivity(of: details)
        return [Step(LessonID(uuid: context.id), .propose(details, by: context.actor, quoted: quoted))]
    }
}
