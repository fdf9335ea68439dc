package import EventSourcing

/// What a stream must be for a request to be recorded: optimistic concurrency.
package enum ExpectedRevision: Sendable, Hashable {
    /// It has no event yet.
    case absent
    /// It has one at least.
    case exists
    /// Whatever it is.
    case any
    /// Its last event is this one.
    case exact(Revision)

    /// As the functions of the schema take it.
    var code: Int64 {
        switch self {
        case .absent: -1
        case .exists: -2
        case .any: -3
        case .exact(let revision): revision
        }
    }

    /// Whether a stream that is at this revision, nil where it is absent, can never be as expected again.
    func isOutgrown(by actual: Revision?) -> Bool {
        switch self {
        case .absent: actual != nil
        case .exact(let revision): revision < actual ?? -1
        case .exists, .any: false
        }
    }

    init(code: Int64) {
        switch code {
        case -1: self = .absent
        case -2: self = .exists
        case -3: self = .any
        default: self = .exact(code)
        }
    }
}
