import EventSourcing
import EventStore
import Foundation
import TestSupport

/// The events that are appended: records of about 500 bytes.
enum Workload {
    static let streamCount = 10_000

    static func stream(_ number: Int) throws -> StreamName {
        try StreamName("note/\(number)")
    }

    /// One event, by a command of its own.
    static func request(_ stream: StreamName, expecting: [StreamName: ExpectedRevision] = [:]) throws -> AppendRequest {
        AppendRequest(
            command: .sample(id: .drawn(), arguments: data),
            events: [try .sample(stream, type: "note.made", data: data)],
            expecting: expecting
        )
    }

    private static let data =
        #"{"text":"two hours at the bridge","grade":3,"seen":true}"#
}

extension UUID {
    /// Of random bytes, without the file that `UUID()` opens and closes for each: the store is measured, not that.
    fileprivate static func drawn() -> UUID {
        var generator = SystemRandomNumberGenerator()
        let (high, low): (UInt64, UInt64) = (generator.next(), generator.next())
        return withUnsafeBytes(of: (high, low)) { UUID(uuid: $0.loadUnaligned(as: uuid_t.self)) }
    }
}
