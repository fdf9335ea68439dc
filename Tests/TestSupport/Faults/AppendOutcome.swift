package import EventStore

/// What a client knows of its append.
package enum AppendOutcome: Sendable {
    case acknowledged(AppendResult)
    /// It isn't in the log and may be sent again.
    case refused(AppendError)
    /// It happened once or not at all.
    case unknown(AppendError)

    init(_ error: AppendError) {
        switch error {
        case .conflict, .commandReused, .invalid, .clockSkew, .tooLarge, .overloaded, .timedOut, .unavailable:
            self = .refused(error)
        case .cancelled, .outcomeUnknown: self = .unknown(error)
        }
    }

    /// Whether sending the same command again may end otherwise.
    var isUnsettled: Bool {
        switch self {
        case .unknown, .refused(.unavailable), .refused(.overloaded), .refused(.timedOut): true
        case .acknowledged, .refused: false
        }
    }
}
