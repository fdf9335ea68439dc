import EventSourcing
import EventStore
import Foundation

/// The log's promises in memory, for one request at a time: what the store is compared with.
struct ModelLog {
    struct Event {
        let place: LogEntry
        let authored: AuthoredEvent
    }

    struct Recorded {
        let positions: ClosedRange<Position>?
        let streams: [Written]
        let result: String?

        /// Whether an answer of the store says the same; when it was recorded the model can't know.
        func agrees(with answer: AppendResult) -> Bool {
            let written = answer.streams.map { Written(stream: $0.stream, number: $0.number, revision: $0.revision) }
            return answer.positions == positions && written == streams && answer.result == result
        }
    }

    struct Written: Equatable {
        let stream: StreamName
        let number: Int64
        let revision: Revision
    }

    enum Answer {
        case recorded(Recorded, isRepeat: Bool)
        /// Each of these expectations wasn't met; which of them is told isn't promised.
        case conflict([(stream: StreamName, expected: ExpectedRevision, actual: Revision?)])
        case reused
    }

    private(set) var events: [Event] = []
    private(set) var revisions: [StreamName: Revision] = [:]
    private var numbers: [StreamName: Int64] = [:]
    private(set) var commands: [UUID: (digest: Digest, recorded: Recorded)] = [:]

    var head: Position { Position(events.count) }

    mutating func append(_ request: AppendRequest) -> Answer {
        if let known = commands[request.command.id] {
            return known.digest == request.command.digest ? .recorded(known.recorded, isRepeat: true) : .reused
        }
        let unmet = request.expecting.filter { !isMet($0.value, by: revisions[$0.key]) }
        guard unmet.isEmpty else {
            return .conflict(unmet.map { ($0.key, $0.value, revisions[$0.key]) })
        }
        let recorded = record(request)
        commands[request.command.id] = (request.command.digest, recorded)
        return .recorded(recorded, isRepeat: false)
    }

    func events(of stream: StreamName) -> [Event] {
        events.filter { $0.place.stream == stream }
    }

    private func isMet(_ expected: ExpectedRevision, by actual: Revision?) -> Bool {
        switch expected {
        case .any: true
        case .absent: actual == nil
        case .exists: actual != nil
        case .exact(let revision): actual == revision
        }
    }

    private mutating func record(_ request: AppendRequest) -> Recorded {
        let first = head + 1
        var written: [StreamName] = []
        for authored in request.events {
            let stream = authored.stream
            if !written.contains(stream) { written.append(stream) }
            let revision = (revisions[stream] ?? -1) + 1
            if revision == 0 { numbers[stream] = Int64(numbers.keys.count { $0.category == stream.category }) + 1 }
            revisions[stream] = revision
            let place = LogEntry(
                position: head + 1,
                stream: stream,
                revision: revision,
                commandID: request.command.id
            )
            events.append(Event(place: place, authored: authored))
        }
        return Recorded(
            positions: written.isEmpty ? nil : first...head,
            streams: written.map { Written(stream: $0, number: numbers[$0] ?? 0, revision: revisions[$0] ?? -1) },
            result: request.result
        )
    }
}
