package import EventSourcing
package import Lessons

/// Puts another lesson in a lesson's place.
package struct SupersedeLesson: UseCase {
    package static let name = "lesson.supersede"

    package var lesson: LessonID
    package var replacement: LessonID
    package var why: String

    package init(lesson: LessonID, replacement: LessonID, why: String) {
        self.lesson = lesson
        self.replacement = replacement
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        var successors: [LessonID] = []
        var next = try await reading.lesson(replacement).superseded?.replacement
        while let successor = next, !successors.contains(successor) {
            successors.append(successor)
            next = try await reading.state(of: successor)?.superseded?.replacement
        }
        let chain = LessonReplacement(id: replacement, successors: successors, replacing: lesson)
        return [Step(lesson, .supersede(chain, why: why, by: context.actor))]
    }
}
