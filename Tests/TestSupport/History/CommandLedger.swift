import EventSourcing
import Foundation

/// What was asked and answered of each command, over all its tries.
struct CommandLedger {
    private struct Account {
        var streams: [StreamName]
        var tries = 0
        var refusals = 0
        var acknowledged: [LogEntry]?
    }

    private var accounts: [UUID: Account] = [:]
    private var commands: [Moment.Operation: UUID] = [:]
    private var violations: [HistoryViolation] = []

    mutating func note(_ moment: Moment) {
        switch moment {
        case .appendAsked(let operation, let commandID, let streams):
            commands[operation] = commandID
            accounts[commandID, default: Account(streams: streams)].tries += 1
        case .answered(let operation, let answer):
            commands[operation].map { note(answer, to: $0) }
        case .readAsked, .followed, .delivered:
            break
        }
    }

    /// Compares every command's answers with what the log holds of it.
    func violations(in log: LogIndex) -> [HistoryViolation] {
        let unasked = log.commands.filter { accounts[$0.key] == nil }.flatMap(\.value)
        let phantoms = unasked.map { violation(.phantom, $0.position, "nobody asked for command \($0.commandID)") }
        let judged = accounts.compactMap { judge($0.key, $0.value, found: log.commands[$0.key] ?? []) }
        return violations + phantoms + judged
    }

    private mutating func note(_ answer: Answer, to commandID: UUID) {
        switch answer {
        case .acknowledged(let entries):
            acknowledge(entries, to: commandID)
        case .refused:
            accounts[commandID]?.refusals += 1
        case .unknown, .saw:
            break
        }
    }

    private mutating func acknowledge(_ entries: [LogEntry], to commandID: UUID) {
        let earlier = accounts[commandID]?.acknowledged
        if let earlier, earlier != entries {
            let position = entries.first?.position ?? earlier.first?.position ?? 0
            violations.append(violation(.answersDiffer, position, "command \(commandID) got two answers"))
        }
        accounts[commandID]?.acknowledged = earlier ?? entries
    }

    private func judge(_ commandID: UUID, _ account: Account, found: [LogEntry]) -> HistoryViolation? {
        if let acknowledged = account.acknowledged {
            judge(acknowledged, account, found: found)
        } else if account.refusals == account.tries {
            found.first.map { violation(.phantom, $0.position, "command \(commandID) was refused") }
        } else {
            judgeUnknown(account, found: found)
        }
    }

    private func judge(_ acknowledged: [LogEntry], _ account: Account, found: [LogEntry]) -> HistoryViolation? {
        guard let first = acknowledged.first else {
            return found.first.map { violation(.phantom, $0.position, "command \($0.commandID) had decided nothing") }
        }
        guard let last = found.last else {
            return violation(.lost, first.position, "command \(first.commandID) was acknowledged here")
        }
        return if found.count > account.streams.count {
            violation(.doubled, last.position, "command \(last.commandID) stands also at position \(found[0].position)")
        } else if found.map(\.stream) != account.streams {
            torn(account, found: found)
        } else if found != acknowledged {
            violation(.misplaced, first.position, "command \(first.commandID) stands at position \(found[0].position)")
        } else {
            nil
        }
    }

    private func judgeUnknown(_ account: Account, found: [LogEntry]) -> HistoryViolation? {
        guard let last = found.last else { return nil }
        return if found.count > account.streams.count {
            violation(
                .unknownTwice,
                last.position,
                "command \(last.commandID) stands also at position \(found[0].position)"
            )
        } else if found.map(\.stream) != account.streams {
            torn(account, found: found)
        } else {
            nil
        }
    }

    private func torn(_ account: Account, found: [LogEntry]) -> HistoryViolation? {
        found.first.map {
            violation(.torn, $0.position, "\(found.count) of the \(account.streams.count) events of \($0.commandID)")
        }
    }

    private func violation(
        _ kind: HistoryViolation.Kind,
        _ position: Position,
        _ explanation: String
    ) -> HistoryViolation {
        HistoryViolation(kind: kind, position: position, explanation: explanation)
    }
}
