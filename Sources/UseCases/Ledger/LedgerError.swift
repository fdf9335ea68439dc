package import EventSourcing
package import Lessons

/// What keeps the ledger from doing what it was asked, other than the domain's own rejections.
package enum LedgerError: Error, Sendable, Equatable {
    /// Nothing here goes by this name.
    case unknown(Reference)
    /// Several things' ids begin so.
    case ambiguous(Reference, [Reference])
    /// What goes by this name is of another sort than what is wanted; both as the categories of streams.
    case wrongKind(Reference, is: String, wanted: [String])
    /// A command names a thing that isn't there.
    case absent(StreamName)
    /// What is to begin has begun: the name is another thing's.
    case exists(StreamName)
    /// The review hasn't a recommendation of this number.
    case noRecommendation(RecommendationReference)
    /// It may be read, but this command is not this person's to give about it; the command's name.
    case forbidden(String)
    /// What the thing was is no longer in the log: its first record was redacted.
    case redacted(StreamName)
}
