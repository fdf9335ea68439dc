package import EventSourcing

/// What one command wants recorded: all of it or nothing.
package struct AppendRequest: Sendable {
    /// A request may have this many events.
    package static let maximumEvents = 10_000
    /// The data of a request's events may have this many bytes together.
    package static let maximumBytes = 16 << 20

    package let command: Command
    /// In this order; none is a command that decided nothing, which is remembered too.
    package let events: [AuthoredEvent]
    /// Of streams that are written and of streams that are only named. A written stream that isn't here may be at any
    /// revision.
    package let expecting: [StreamName: ExpectedRevision]
    /// What the command answered, kept with it for whoever asks again: at most 64 KiB.
    package let result: String?

    package init(
        command: Command,
        events: [AuthoredEvent],
        expecting: [StreamName: ExpectedRevision] = [:],
        result: String? = nil
    ) {
        self.command = command
        self.events = events
        self.expecting = expecting
        self.result = result
    }

    var byteCount: Int {
        events.reduce(0) { $0 + $1.data.utf8.count }
    }

    func check() throws(AppendError) {
        for case .exact(let revision) in expecting.values where revision < 0 {
            throw .invalid("a revision is at least 0, not \(revision)")
        }
        guard events.count <= Self.maximumEvents else {
            throw .tooLarge("a request has at most \(Self.maximumEvents) events, not \(events.count)")
        }
        guard byteCount <= Self.maximumBytes else {
            throw .tooLarge("the data of a request's events is at most 16 MiB, not \(byteCount) bytes")
        }
    }
}
