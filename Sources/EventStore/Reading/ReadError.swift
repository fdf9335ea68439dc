package import EventSourcing

/// What a reader of the log can't go on from.
package enum ReadError: Error, Sendable, Equatable {
    /// The log lacks positions: somebody took events out, or it isn't the log that was read before.
    case gap(expected: Position, found: Position)
    /// The position to read on from is behind the log's end: it isn't the log that was read before, or an older copy.
    case beyondHead(Position, head: Position)
    /// Nothing can be read so many at a time.
    case limit(Int)

    static func checkContiguity(of positions: [Position], after: Position) throws(ReadError) {
        var last = after
        for position in positions {
            guard position == last + 1 else { throw .gap(expected: last + 1, found: position) }
            last = position
        }
    }
}

extension ReadError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .gap(let expected, let found): "the log has no event at position \(expected): the next one is at \(found)"
        case .beyondHead(let position, let head): "the log ends at position \(head), before position \(position)"
        case .limit(let limit): "at least one event is read at a time, not \(limit)"
        }
    }
}
