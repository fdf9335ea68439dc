package import EventSourcing

/// A promise of the log that a history breaks, and the position where it does.
package struct HistoryViolation: Error, Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, CaseIterable {
        /// The log has no event at a position below its head.
        case gap
        /// Two events of the log claim one position, or one revision of a stream.
        case forked
        /// A stream goes on with a revision beyond the next one.
        case revisionSkipped
        /// An acknowledged append isn't in the log.
        case lost
        /// An acknowledged append is in the log, at another place than its client was told.
        case misplaced
        /// An acknowledged append is in the log more than once.
        case doubled
        /// An append whose outcome wasn't known is in the log more than once.
        case unknownTwice
        /// Only a part of a command's events is in the log.
        case torn
        /// The log holds what was refused, or what nobody asked for.
        case phantom
        /// One command got two different answers.
        case answersDiffer
        /// A was answered before B was asked, and yet B stands before A.
        case realTimeOrder
        /// A read saw a state older than one that was known before it was asked.
        case stale
        /// A read saw an event that the log doesn't hold at that place.
        case misread
        /// A follower was given a position it had already passed.
        case followerRepeat
        /// A follower was led past a position.
        case followerGap
        /// A follower was given an event that the log doesn't hold at that place.
        case followerMisled
    }

    package let kind: Kind
    package let position: Position
    package let explanation: String

    package var description: String { "\(kind.rawValue) at position \(position): \(explanation)" }
}
