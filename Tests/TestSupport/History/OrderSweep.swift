import EventSourcing
import Foundation

/// Follows, moment by moment, how much of the log is already known to stand.
///
/// Each operation takes effect at one point of the log that is no earlier than what was known when it was asked; taking
/// the earliest point that its answer allows makes later ones the least constrained, so one pass decides.
struct OrderSweep {
    private let log: LogIndex
    private var known: Position = 0
    /// What was known when an operation was asked; a refused append is taken out again.
    private var floors: [Moment.Operation: Position] = [:]
    private var tries: [UUID: [Moment.Operation]] = [:]
    private var found: [HistoryViolation] = []

    init(log: LogIndex) {
        self.log = log
    }

    mutating func note(_ moment: Moment) {
        switch moment {
        case .appendAsked(let operation, let commandID, _):
            floors[operation] = known
            tries[commandID, default: []].append(operation)
        case .readAsked(let operation):
            floors[operation] = known
        case .answered(let operation, let answer):
            note(answer, to: operation)
        case .delivered(_, let entry):
            known = max(known, log.holds(entry) ? entry.position : 0)
        case .followed:
            break
        }
    }

    func violations() -> [HistoryViolation] {
        found + tries.compactMap { tooEarly($0.key, tries: $0.value) }
    }

    private mutating func note(_ answer: Answer, to operation: Moment.Operation) {
        switch answer {
        case .acknowledged(let entries):
            known = max(known, entries.last { log.holds($0) }?.position ?? 0)
        case .refused(let observation):
            observation.map { place($0, of: operation) }
            floors[operation] = nil
        case .saw(let observation):
            place(observation, of: operation)
        case .unknown:
            break
        }
    }

    private mutating func place(_ observation: Observation, of operation: Moment.Operation) {
        switch ObservedState(observation, in: log) {
        case .misread(let position):
            report(.misread, position, "a read saw what the log doesn't hold there")
        case .between(let states):
            let state = max(states.lowerBound, floors[operation] ?? 0)
            if state > states.upperBound {
                report(.stale, states.upperBound + 1, "a read missed it though position \(state) was known before")
            }
            known = max(known, min(state, states.upperBound))
        }
    }

    private func tooEarly(_ commandID: UUID, tries: [Moment.Operation]) -> HistoryViolation? {
        guard let first = log.commands[commandID]?.first, let floor = tries.compactMap({ floors[$0] }).first,
            first.position <= floor
        else { return nil }
        return HistoryViolation(
            kind: .realTimeOrder,
            position: first.position,
            explanation: "command \(commandID) was asked when position \(floor) was already known"
        )
    }

    private mutating func report(_ kind: HistoryViolation.Kind, _ position: Position, _ explanation: String) {
        found.append(HistoryViolation(kind: kind, position: position, explanation: explanation))
    }
}
