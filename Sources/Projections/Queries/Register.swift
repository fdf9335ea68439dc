import Lessons

/// What can be listed.
package enum Register: String, Sendable, CaseIterable, Codable {
    case missions
    case reviews
    case observations
    case lessons
    case actions
    case alerts

    /// What stands before the number in a reference; nil for missions, which are known by their code.
    package var letter: Character? {
        switch self {
        case .missions: Mission.letter
        case .reviews: Review.letter
        case .observations: Observation.letter
        case .lessons: Lesson.letter
        case .actions: ReformAction.letter
        case .alerts: Alert.letter
        }
    }

    /// The category of its things' streams.
    package var category: String {
        switch self {
        case .missions: Mission.category
        case .reviews: Review.category
        case .observations: Observation.category
        case .lessons: Lesson.category
        case .actions: ReformAction.category
        case .alerts: Alert.category
        }
    }

    private static let all: [Register: [(name: String, type: String)]] = {
        let tables = ReadModels.all.flatMap(\.tables)
        return Dictionary(
            uniqueKeysWithValues: allCases.map { register in
                (register, tables.first { $0.name == register.rawValue }?.columns ?? [])
            }
        )
    }()

    private static let listed = all.mapValues { columns in
        columns.filter { !unlisted.contains($0.name) }
    }

    private static let unlisted: Set = [
        "page", "occurred_from", "occurred_to", "checked", "recorder", "observation_ids", "lesson_ids",
    ]

    /// What a list answers with; the rest of the table serves its conditions.
    var columns: [(name: String, type: String)] { Self.listed[self] ?? [] }

    /// What a register can be sorted by; the newest are first where nothing is said.
    package var sorts: [Sort] {
        [.created, .changed, .title] + (has("occurred_from") ? [.occurred] : []) + (has("severity") ? [.severity] : [])
            + (has("overdue_after") ? [.due] : []) + (has("escalated_after") ? [.escalation] : [])
    }

    func has(_ column: String) -> Bool { Self.all[self]?.contains { $0.name == column } == true }

    /// What a register can be ordered by.
    package enum Sort: String, Sendable, CaseIterable, Codable {
        case created
        case changed
        case occurred
        case severity
        case due
        case escalation
        case title

        /// The expression that is sorted by, without NULLs, and its type; nil for the order of the log.
        var key: (expression: String, type: String)? {
            switch self {
            case .created: nil
            case .changed: ("t.changed_at", "timestamptz")
            case .occurred: ("coalesce(t.occurred_from, '-infinity')", "timestamptz")
            case .severity: ("coalesce(t.severity, -1)", "integer")
            case .due: ("coalesce(t.overdue_after, 'infinity')", "timestamptz")
            case .escalation: ("coalesce(t.escalated_after, 'infinity')", "timestamptz")
            case .title: ("coalesce(t.title, '')", "text")
            }
        }

        /// What people expect first: the newest, the gravest; but what is due first, and A before B.
        package var isAscending: Bool { [.due, .escalation, .title].contains(self) }
    }
}
