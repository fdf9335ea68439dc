import EventSourcing
import Foundation

/// The log by position, by stream and by command, and what is wrong with it taken by itself.
struct LogIndex {
    private(set) var streams: [StreamName: [LogEntry]] = [:]
    private(set) var commands: [UUID: [LogEntry]] = [:]
    private(set) var violations: [HistoryViolation] = []
    private var positions: [Position: LogEntry] = [:]

    init(_ log: [LogEntry]) {
        positions.reserveCapacity(log.count)
        var last: Position = 0
        for entry in log {
            checkPosition(of: entry, after: last)
            checkRevision(of: entry)
            last = max(last, entry.position)
            positions[entry.position] = entry
            streams[entry.stream, default: []].append(entry)
            commands[entry.commandID, default: []].append(entry)
        }
    }

    func holds(_ entry: LogEntry) -> Bool {
        positions[entry.position] == entry
    }

    func entry(of stream: StreamName, at revision: Revision) -> LogEntry? {
        guard let entries = streams[stream], entries.indices.contains(Int(revision)) else { return nil }
        return entries[Int(revision)]
    }

    private mutating func checkPosition(of entry: LogEntry, after last: Position) {
        if entry.position <= last {
            report(.forked, entry, "the log had already come to position \(last)")
        } else if entry.position > last + 1 {
            let missing = HistoryViolation(
                kind: .gap,
                position: last + 1,
                explanation: "the log goes on at position \(entry.position)"
            )
            violations.append(missing)
        }
    }

    private mutating func checkRevision(of entry: LogEntry) {
        let next = (streams[entry.stream]?.last?.revision ?? -1) + 1
        if entry.revision > next {
            report(.revisionSkipped, entry, "\(entry.stream.rawValue) has no revision \(next) before it")
        } else if entry.revision < next {
            report(.forked, entry, "\(entry.stream.rawValue) already has revision \(entry.revision)")
        }
    }

    private mutating func report(_ kind: HistoryViolation.Kind, _ entry: LogEntry, _ explanation: String) {
        violations.append(HistoryViolation(kind: kind, position: entry.position, explanation: explanation))
    }
}
