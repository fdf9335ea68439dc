/// What a validation found.
package enum LessonOutcome: String, Codable, Sendable, CaseIterable {
    case learned
    case notEffective = "not_effective"
}
