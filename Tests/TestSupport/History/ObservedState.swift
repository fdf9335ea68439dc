import EventSourcing

/// The states of the log, by their last position, that an observation can have come from.
enum ObservedState {
    case between(ClosedRange<Position>)
    /// It can't have come from any: the first position that doesn't agree.
    case misread(Position)

    init(_ observation: Observation, in log: LogIndex) {
        switch observation {
        case .stream(let stream, let entries):
            self.init(stream: stream, entries, in: log)
        case .revision(let stream, let revision):
            self.init(stream: stream, at: revision, in: log)
        case .head(let position):
            self = .between(position...position)
        case .page(let after, let entries, let reachedHead):
            self.init(after: after, entries, reachedHead: reachedHead, in: log)
        }
    }

    private init(stream: StreamName, _ entries: [LogEntry], in log: LogIndex) {
        let wrong = entries.enumerated().first { log.entry(of: stream, at: Revision($0.offset)) != $0.element }
        if let wrong {
            self = .misread(wrong.element.position)
        } else {
            self.init(stream: stream, at: entries.last?.revision, in: log)
        }
    }

    private init(stream: StreamName, at revision: Revision?, in log: LogIndex) {
        let last = revision.map { log.entry(of: stream, at: $0) }
        if case .some(nil) = last {
            self = .misread(log.streams[stream]?.last?.position ?? 0)
        } else {
            let seen = (last ?? nil)?.position ?? 0
            let next = log.entry(of: stream, at: (revision ?? -1) + 1)?.position ?? .max
            self = .between(seen...max(seen, next - 1))
        }
    }

    private init(after: Position, _ entries: [LogEntry], reachedHead: Bool, in log: LogIndex) {
        let wrong = entries.enumerated().first {
            $0.element.position != after + 1 + Position($0.offset) || !log.holds($0.element)
        }
        if let wrong {
            self = .misread(wrong.element.position)
        } else {
            let seen = entries.last?.position ?? 0
            self = .between(seen...(reachedHead ? max(seen, after) : .max))
        }
    }
}
