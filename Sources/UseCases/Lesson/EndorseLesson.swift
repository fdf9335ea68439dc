package import EventSourcing
package import Lessons

/// Makes a lesson one identified, on what stands behind it now.
package struct EndorseLesson: UseCase {
    package static let name = "lesson.endorse"

    package var lesson: LessonID

    package init(lesson: LessonID) {
        self.lesson = lesson
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        let details = try await reading.state(of: lesson)?.details
        var support: [Support] = []
        for id in details?.observations ?? [] {
            support.append(.observation(id, isVerified: try await reading.state(of: id)?.phase == .verified))
        }
        for reference in details?.recommendations ?? [] {
            let review = try await reading.state(of: reference.review)
            if review?.recommendation(reference.number) != nil { support.append(.recommendation(reference)) }
        }
        return [Step(lesson, .endorse(support: support, by: context.actor))]
    }
}
