import Contract
import Lessons
import Projections
import UseCases

/// What may be typed into a form, of what the visitor may see.
struct FormSuggestions: Sendable {
    let people: PeopleNames
    let missions: [String]
}

extension FormSuggestions {
    /// So many missions at most.
    private static let maximumMissions = 1_000

    /// Those that a form of this shape has inputs for.
    init(for shape: Shape.Object, of visit: Visit) async throws {
        let isHolder = visit.desk.admits(.holders)
        people = PeopleNames(isHolder && shape.has(\.isPerson) ? try await visit.ask(PeopleQuestion()).people : [])
        missions =
            isHolder && shape.has(\.isMissionCode)
            ? try await visit.ask(ListQuestion<Mission>(Narrowing(), limit: Self.maximumMissions)).items
                .map(\.row.reference) : []
    }
}

extension Shape {
    fileprivate var isPerson: Bool {
        guard case .person = self else { return false }
        return true
    }

    fileprivate var isMissionCode: Bool {
        guard case .missionCode = self else { return false }
        return true
    }
}
