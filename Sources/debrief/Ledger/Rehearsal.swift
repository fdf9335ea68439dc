import EventSourcing
import UseCases

/// What a command would record.
struct Rehearsal: Answer {
    struct Event: Encodable {
        let stream: String
        let type: String
        let data: String
    }

    let wouldRecord: [Event]

    init(_ events: [AuthoredEvent]) {
        wouldRecord = events.map { Event(stream: $0.stream.rawValue, type: $0.type, data: $0.data) }
    }

    var text: String {
        guard !wouldRecord.isEmpty else { return "nothing would be recorded: it is so already" }
        return (["would record, and did not:"] + wouldRecord.map { "  \($0.type)  \($0.stream)\n    \($0.data)" })
            .joined(separator: "\n")
    }
}
