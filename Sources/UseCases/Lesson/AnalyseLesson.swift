package import EventSourcing
package import Lessons

/// Names a lesson's root cause, and its factors where they are to be others.
package struct AnalyseLesson: UseCase {
    package static let name = "lesson.analyse"

    package var lesson: LessonID
    /// nil keeps the one that is there.
    package var rootCause: String?
    /// Empty keeps those that are there.
    package var factors: [Factor]

    package init(lesson: LessonID, rootCause: String? = nil, factors: [Factor] = []) {
        self.lesson = lesson
        self.rootCause = rootCause
        self.factors = factors
    }

    package func subject(in context: CommandContext) -> StreamName { lesson.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(lesson, .analyse(rootCause: rootCause, factors: factors, by: context.actor))]
    }
}
