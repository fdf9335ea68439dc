/// Whether it came of what failed or of what worked.
package enum LessonKind: String, Codable, Sendable, CaseIterable {
    case lesson
    case goodPractice = "good_practice"
}
