import EventSourcing
package import EventStore

/// What a writing process says became of a request.
package struct WriterAnswer: Codable, Sendable {
    package let seed: UInt64
    /// Where its events stand; nil where it wasn't acknowledged.
    private var positions: [Position]?
    private var revisions: [Revision] = []
    /// Whether it had been recorded before it was asked for this time.
    package private(set) var isRepeat = false
    /// Why it wasn't acknowledged.
    package var error: String?

    package init(seed: UInt64) {
        self.seed = seed
    }

    package mutating func acknowledge(_ result: AppendResult, of request: AppendRequest) {
        let places = request.places(result)
        positions = places.map(\.position)
        revisions = places.map(\.revision)
        isRepeat = result.isRepeat
    }

    /// The places of the events of `request`, which is the one of this seed.
    func places(of request: AppendRequest) -> [LogEntry]? {
        positions.map { positions in
            zip(request.events, zip(positions, revisions)).map { event, place in
                LogEntry(
                    position: place.0,
                    stream: event.stream,
                    revision: place.1,
                    commandID: request.command.id
                )
            }
        }
    }
}
