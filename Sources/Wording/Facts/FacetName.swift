import Lessons

/// A value that has a word for people, and another one as it is written.
package typealias WordedValue = Worded & RawRepresentable<String>

/// What tells the things of a register apart, as facets and columns name it.
package enum FacetName: String, Sendable, CaseIterable {
    case state
    case kind
    case type
    case severity
    case sensitivity
    case acceptance
    case implementation
    case effect
    case category
    case track
    case missions
    case factors
    case consequences

    /// Everything that it may be of things of a sort; nothing of missions, which are called by their codes.
    package func values(of noun: Noun) -> [any WordedValue] {
        switch self {
        case .state: noun.phases
        case .kind: noun.kinds
        case .type: MissionType.allCases
        case .severity: Severity.allCases
        case .sensitivity: Sensitivity.allCases
        case .acceptance: Acceptance.allCases
        case .implementation: Implementation.allCases
        case .effect: Effect.allCases
        case .category: ActionCategory.allCases
        case .track: ActionTrack.allCases
        case .missions: []
        case .factors: Factor.allCases
        case .consequences: Consequence.allCases
        }
    }

    /// A value as people read it: `under consideration` for `under_consideration`. What isn't one of the values is left
    /// as it is: a mission's code, and what a newer server knows.
    package func words(of value: String, of noun: Noun, in language: Language) -> String {
        values(of: noun).first { $0.rawValue == value }?.words(in: language) ?? value
    }
}

extension FacetName: Worded {
    package func words(in language: Language) -> String { label.words(in: language) }

    private var label: FactLabel {
        switch self {
        case .state: .state
        case .kind: .kind
        case .type: .type
        case .severity: .severity
        case .sensitivity: .sensitivity
        case .acceptance: .acceptance
        case .implementation: .implementation
        case .effect: .effect
        case .category: .category
        case .track: .track
        case .missions: .missions
        case .factors: .factors
        case .consequences: .consequences
        }
    }
}

extension Noun {
    /// Where a thing of this sort may stand.
    fileprivate var phases: [any WordedValue] {
        switch self {
        case .mission: Mission.Phase.allCases
        case .review: Review.Phase.allCases
        case .observation: Observation.Phase.allCases
        case .lesson: Lesson.Phase.allCases
        case .action: ReformAction.Phase.allCases
        case .alert: Alert.Phase.allCases
        }
    }

    fileprivate var kinds: [any WordedValue] {
        switch self {
        case .review: ReviewKind.allCases
        case .observation: ObservationKind.allCases
        case .lesson: LessonKind.allCases
        case .alert: AlertRule.Kind.allCases
        case .mission, .action: []
        }
    }
}
