import EventSourcing
import TestSupport
import Testing

/// One broken promise, done to a history that was right; each is a violation of one kind and of no other.
enum Anomaly: String, CaseIterable, CustomTestStringConvertible {
    case acknowledgedButLost, acknowledgedTwice, unknownTwice, refusedButThere, neverAsked, tornInTwo
    case positionMissing, positionTakenTwice, revisionTakenTwice, revisionSkipped
    case reordered, answeredBeforeButAfter, twoAnswers
    case staleRead, staleConflict, readGoingBack, dirtyRead
    case followerRepeats, followerSkips, followerMisled

    var testDescription: String { rawValue }

    var kind: HistoryViolation.Kind {
        switch self {
        case .acknowledgedButLost: .lost
        case .acknowledgedTwice: .doubled
        case .unknownTwice: .unknownTwice
        case .refusedButThere, .neverAsked: .phantom
        case .tornInTwo: .torn
        case .positionMissing: .gap
        case .positionTakenTwice, .revisionTakenTwice: .forked
        case .revisionSkipped: .revisionSkipped
        case .reordered: .misplaced
        case .answeredBeforeButAfter: .realTimeOrder
        case .twoAnswers: .answersDiffer
        case .staleRead, .staleConflict, .readGoingBack: .stale
        case .dirtyRead: .misread
        case .followerRepeats: .followerRepeat
        case .followerSkips: .followerGap
        case .followerMisled: .followerMisled
        }
    }

    /// Does it at the end of the play, or for a follower at a random step; returns the position to be named.
    func happen(in play: inout SimulatedClients) -> Position {
        switch self {
        case .acknowledgedButLost, .acknowledgedTwice, .unknownTwice, .refusedButThere, .neverAsked, .tornInTwo:
            breakOneAppend(of: &play)
        case .positionMissing, .positionTakenTwice, .revisionTakenTwice, .revisionSkipped:
            breakPlaces(of: &play)
        case .reordered, .answeredBeforeButAfter, .twoAnswers:
            breakOrder(of: &play)
        case .staleRead, .staleConflict, .readGoingBack, .dirtyRead:
            breakRead(of: &play)
        case .followerRepeats, .followerSkips, .followerMisled:
            breakFollower(of: &play)
        }
    }
}
