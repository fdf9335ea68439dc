import EventSourcing
import EventStore
import Foundation
import TestSupport

extension AppendRequest {
    /// The decision, approved by somebody else, to take an event's record.
    static func redaction(of position: Position) throws -> AppendRequest {
        let data =
            #"{"approvedby":"\#(UUID().uuidString.lowercased())","position":"\#(position)","reason":"typed by mistake"}"#
        return AppendRequest(
            command: .sample(arguments: data),
            events: [try .sample(StreamName("redaction/\(position)"), type: "event.redacted", data: data)],
        )
    }
}
