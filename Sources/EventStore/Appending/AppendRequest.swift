package import EventSourcing

/// What one command wants recorded: all of it or nothing.
package struct AppendRequest: Sendable {
    /// A request may have this many events.
    package static let maximumEvents = 10_000
    /// It may expect something of so many streams.
    package static let maximumExpectations = 10_000
    /// Everything of it together may have this many bytes: data, names, result.
    package static let maximumBytes = 16 << 20

    package let command: Command
    /// In this order; none is a command that decided nothing, which is remembered too.
    package let events: [AuthoredEvent]
    /// Of streams that are written and of streams that are only named. A written stream that isn't here may be at any
    /// revision.
    package let expecting: [StreamName: ExpectedRevision]
    /// What the command answered, kept with it for whoever asks again: at most 64 KiB.
    package let result: String?
    /// About what travels to the database for it: each text, and a fixed size for the rest.
    package let byteCount: Int

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
        byteCount =
            command.byteCount + (result?.utf8.count ?? 0) + events.reduce(0) { $0 + $1.byteCount }
            + expecting.keys.reduce(0) { $0 + $1.rawValue.utf8.count + 16 }
    }

    /// What it takes of a batch's room: its events, or what it expects where that is more.
    var entries: Int { max(1, events.count, expecting.count) }

    func check() throws(AppendError) {
        for case .exact(let revision) in expecting.values where revision < 0 {
            throw .invalid("a revision is at least 0, not \(revision)")
        }
        guard events.count <= Self.maximumEvents else {
            throw .tooLarge("a request has at most \(Self.maximumEvents) events, not \(events.count)")
        }
        guard expecting.count <= Self.maximumExpectations else {
            throw .tooLarge(
                "a request expects something of at most \(Self.maximumExpectations) streams, not \(expecting.count)"
            )
        }
        guard byteCount <= Self.maximumBytes else {
            throw .tooLarge("a request is at most 16 MiB, not \(byteCount) bytes")
        }
    }
}

extension Command {
    /// Its ids, digest and time, and its texts.
    fileprivate var byteCount: Int {
        128 + (authenticationID?.utf8.count ?? 0) + (causationID?.utf8.count ?? 0)
    }
}

extension AuthoredEvent {
    /// Its salt, version and place, and its texts.
    fileprivate var byteCount: Int {
        48 + stream.rawValue.utf8.count + type.utf8.count + (mission?.utf8.count ?? 0) + data.utf8.count
    }
}
