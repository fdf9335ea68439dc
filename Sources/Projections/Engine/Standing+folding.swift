import EventSourcing
import Lessons

/// A thing that is being folded, before and after its first event.
enum FoldedThing: Sendable {
    case mission(Mission.State)
    case review(Review.State)
    case observation(Observation.State)
    case lesson(Lesson.State)
    case action(ReformAction.State)
    case alert(Alert.State)

    /// nil for the streams of no aggregate.
    init?(category: Substring) {
        switch category {
        case Substring(Mission.category): self = .mission(nil)
        case Substring(Review.category): self = .review(nil)
        case Substring(Observation.category): self = .observation(nil)
        case Substring(Lesson.category): self = .lesson(nil)
        case Substring(ReformAction.category): self = .action(nil)
        case Substring(Alert.category): self = .alert(nil)
        default: return nil
        }
    }

    /// Of a record that was redacted, only what still holds.
    mutating func evolve(with event: RecordedEvent) throws {
        switch self {
        case .mission(let state): self = .mission(try Mission.evolved(state, with: event))
        case .review(let state): self = .review(try Review.evolved(state, with: event))
        case .observation(let state): self = .observation(try Observation.evolved(state, with: event))
        case .lesson(let state): self = .lesson(try Lesson.evolved(state, with: event))
        case .action(let state): self = .action(try ReformAction.evolved(state, with: event))
        case .alert(let state): self = .alert(try Alert.evolved(state, with: event))
        }
    }

    /// nil before the first event.
    var standing: Standing? {
        switch self {
        case .mission(let state): state.map { .mission($0) }
        case .review(let state): state.map { .review($0) }
        case .observation(let state): state.map { .observation($0) }
        case .lesson(let state): state.map { .lesson($0) }
        case .action(let state): state.map { .action($0) }
        case .alert(let state): state.map { .alert($0) }
        }
    }
}

extension Aggregate {
    fileprivate static func evolved(_ state: State, with event: RecordedEvent) throws -> State {
        guard let event = try Event(event) else { return state }
        var state = state
        evolve(&state, with: event)
        return state
    }
}

extension Standing {
    var progress: Clocks.Progress {
        switch self {
        case .mission(let state): Clocks.Progress(state: state.phase.rawValue, percentage: nil)
        case .review(let state): Clocks.Progress(state: Review.phase(of: state)?.rawValue ?? "", percentage: nil)
        case .observation(let state): Clocks.Progress(state: state.phase.rawValue, percentage: nil)
        case .lesson(let state): Clocks.Progress(state: state.phase.rawValue, percentage: nil)
        case .alert(let state): Clocks.Progress(state: state.phase.rawValue, percentage: nil)
        case .action(let state):
            Clocks.Progress(state: state.phase.rawValue, percentage: state.progress?.percentage)
        }
    }

    var headline: Headline? {
        switch self {
        case .mission(let state): Mission.headline(of: state)
        case .review(let state): Review.headline(of: state)
        case .observation(let state): Observation.headline(of: state)
        case .lesson(let state): Lesson.headline(of: state)
        case .action(let state): ReformAction.headline(of: state)
        case .alert(let state): Alert.headline(of: state)
        }
    }
}
