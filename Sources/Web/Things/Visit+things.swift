import API
import Contract
import EventSourcing
import Lessons
import Projections
import UseCases
import Wording

extension Visit {
    /// What people are called, by their ids.
    func names(ofPeople ids: [String]) async throws -> [String: String] {
        let people = try await desk.people.people(ids.compactMap { PersonID($0) })
        return Dictionary(people.map { ($0.id.description, $0.name ?? $0.id.description) }) { first, _ in first }
    }

    /// The page of what is called so; nil where it isn't there for this person.
    func link(toThing reference: Reference) async throws -> Link? {
        do {
            return link(to: try await ask(ThingQuestion(reference)).reference)
        } catch is LedgerError {
            return nil
        }
    }

    /// When something was, as answers have it: a date of the world, or an instant to the microsecond.
    func words(of time: String) -> String {
        Instant(time).map { language.words(of: $0, in: preferences.zone) }
            ?? WorldDate(time).map { language.words(of: $0, in: preferences.zone) } ?? time
    }

    /// Whether this person may begin something in a register.
    func mayBegin(_ register: Register) -> Bool {
        let command: String? =
            switch register {
            case .missions: OpenMission.name
            case .reviews: RegisterReview.name
            case .observations: RecordObservation.name
            case .lessons: ProposeLesson.name
            case .actions: ProposeAction.name
            // A rule alone raises them.
            case .alerts: nil
            }
        return command.map { mayBegin($0) } ?? false
    }
}

extension Register {
    var word: FrameWord {
        switch self {
        case .missions: .missions
        case .reviews: .reviews
        case .observations: .observations
        case .lessons: .lessons
        case .actions: .actions
        case .alerts: .alerts
        }
    }
}
