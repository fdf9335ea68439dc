import Client
import EventStore
import Lessons
import UseCases
import Wording

extension Failure {
    /// Why this observation isn't taken; nil where it is no fault of its own, and the others fare no better.
    static func refusal(of entry: OutboxEntry, _ error: any Error) -> String? {
        switch error {
        case let refusal as any Refusal: Failure(refusal, of: ObservationID(uuid: entry.id.uuid).stream).sentence
        case let problem as RemoteProblem where problem.isOfCommand: entry.words(of: problem)
        case AppendError.commandReused: entry.isSomebodys
        case AppendError.conflict, AppendError.invalid, AppendError.tooLarge, is LedgerError: Failure(error)?.sentence
        case let failure as Failure where [.usage, .data].contains(failure.kind): failure.sentence
        default: nil
        }
    }

    /// Whether a command that ended so is surely not recorded by it.
    static func leavesUnrecorded(_ error: any Error) -> Bool {
        switch error {
        case let problem as RemoteProblem: (400..<500).contains(problem.status)
        case AppendError.outcomeUnknown: false
        default: error is AppendError
        }
    }
}

extension OutboxEntry {
    fileprivate func words(of problem: RemoteProblem) -> String {
        if problem.kind == "idempotency-key-reused" { return isSomebodys }
        guard problem.isOfAbsent("missions"), !details.missions.isEmpty else { return Failure(problem).sentence }
        let missions = details.missions.map(\.description).joined(separator: ", ")
        return "The server has no mission that it names (\(missions)), or none that you may read."
    }

    /// It was sent by another person, or its id was used before.
    fileprivate var isSomebodys: String {
        "Something else was recorded under its id: debrief observation show \(id) tells what; drop it where it is this."
    }
}

extension RemoteProblem {
    /// Whether it is about the one command, and not about who gives it or when.
    fileprivate var isOfCommand: Bool {
        (400..<500).contains(status) && ![401, 408, 429].contains(status) && kind != "insufficient-scope"
    }
}
