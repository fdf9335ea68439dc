package import EventSourcing
package import Transparency

/// What the signer remembers, whatever becomes of the database: the tree that it published last, and the one that it is
/// about to sign.
package struct SignerState: Sendable, Equatable {
    /// A tree that the signer has made up its mind to sign: it signs no other of this size, ever.
    package struct Promise: Sendable, Equatable, Codable {
        package let size: Position
        let root: Digest
    }

    /// Of the last published tree.
    package internal(set) var frontier: Frontier
    /// The digest of its last record, and when that was recorded; nil while there is none.
    package internal(set) var lastEntry: Digest?
    package internal(set) var lastRecordedAt: Instant?
    /// When the signer last looked at the log, by its own clock.
    package internal(set) var lastRound: Instant?
    package internal(set) var promise: Promise?

    package init() {
        frontier = Frontier()
    }

    package var size: Position { frontier.size }
}

extension SignerState {
    private struct Written: Codable {
        let size: Int64
        let frontier: [Digest]
        let lastEntry: Digest?
        let lastRecordedAt: String?
        let lastRound: String?
        let promise: Promise?
    }

    /// As the state file has it.
    package var text: String {
        get throws {
            try SealedJSON.text(
                of: Written(
                    size: size,
                    frontier: frontier.hashes,
                    lastEntry: lastEntry,
                    lastRecordedAt: lastRecordedAt?.description,
                    lastRound: lastRound?.description,
                    promise: promise
                )
            )
        }
    }

    /// - Throws: `SignerStateFault` for anything but what `text` writes.
    package init(text: String) throws(SignerStateFault) {
        guard let written = SealedJSON.value(in: text, as: Written.self) else { throw SignerStateFault() }
        guard let frontier = try? Frontier(size: written.size, hashes: written.frontier) else {
            throw SignerStateFault()
        }
        self.frontier = frontier
        lastEntry = written.lastEntry
        lastRecordedAt = written.lastRecordedAt.flatMap { Instant($0) }
        lastRound = written.lastRound.flatMap { Instant($0) }
        promise = written.promise
        guard (size == 0) == (lastEntry == nil), (size == 0) == (lastRecordedAt == nil) else {
            throw SignerStateFault()
        }
    }
}

/// The signer's state file isn't what the signer wrote.
package struct SignerStateFault: Error, Sendable, CustomStringConvertible {
    package let description = "the state file is damaged: it isn't what the signer wrote"
}
