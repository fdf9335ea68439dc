/// What sort of review it is.
package enum ReviewKind: String, Codable, Sendable, CaseIterable {
    case afterActionReview = "after_action_review"
    case boardOfInquiry = "board_of_inquiry"
    case independentInquiry = "independent_inquiry"
    case audit
    case lessonsLearnedStudy = "lessons_learned_study"
    case surveyOfPractice = "survey_of_practice"
    case endOfAssignmentReport = "end_of_assignment_report"
    case handoverNote = "handover_note"
}
