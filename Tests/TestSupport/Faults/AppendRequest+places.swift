import EventSourcing
import EventStore

extension AppendRequest {
    /// Where each event stands, by what the answer says: positions count up, and a stream's revisions end with the one
    /// that is given.
    func places(_ result: AppendResult) -> [LogEntry] {
        var revisions = Dictionary(result.streams.map { ($0.stream, $0.revision) }, uniquingKeysWith: max)
        guard var position = result.positions?.upperBound else { return [] }
        var places: [LogEntry] = []
        for event in events.reversed() {
            let revision = revisions[event.stream] ?? -1
            places.append(
                LogEntry(position: position, stream: event.stream, revision: revision, commandID: command.id)
            )
            revisions[event.stream] = revision - 1
            position -= 1
        }
        return places.reversed()
    }
}
