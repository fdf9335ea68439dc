package import EventSourcing
package import Foundation

/// One event as the checker sees it: its place in the log and in its stream, and the command it came from.
package struct LogEntry: Sendable, Hashable {
    package var position: Position
    package var stream: StreamName
    package var revision: Revision
    package var commandID: UUID

    package init(position: Position, stream: StreamName, revision: Revision, commandID: UUID) {
        self.position = position
        self.stream = stream
        self.revision = revision
        self.commandID = commandID
    }
}

extension LogEntry {
    package init(_ event: RecordedEvent) {
        self.init(
            position: event.position,
            stream: event.stream,
            revision: event.revision,
            commandID: event.commandID
        )
    }
}
