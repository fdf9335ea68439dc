package import EventSourcing

/// What keeps projections from going on.
package enum ProjectionError: Error, Sendable, Equatable {
    /// Another process has taken the projection further: what was folded here is of no more use.
    case ahead(projection: String, checkpoint: Position, expected: Position)
    /// The projection stands before where this process left it: somebody put it back.
    case behind(projection: String, checkpoint: Position, expected: Position)
    /// The checkpoint is gone, or of another version of the projection.
    case mismatch(projection: String, version: Int32?, expected: Int32)
    /// A newer debrief has built the projection.
    case newer(projection: String, version: Int32, known: Int32)
    /// There is no such projection.
    case unknown(String)
    /// As many are rebuilt as may be at a time, or this one is.
    case rebuilding(String)
    /// The projections that a query reads don't stand at this position in time.
    case timedOut(waitingFor: Position, at: Position)
}

extension ProjectionError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .ahead(let projection, let checkpoint, let expected):
            "another process has taken \(projection) to position \(checkpoint), past \(expected)"
        case .behind(let projection, let checkpoint, let expected):
            "\(projection) was put back to position \(checkpoint) from \(expected)"
        case .mismatch(let projection, let version, let expected):
            "\(projection) is of version \(version.map(String.init) ?? "none"), not \(expected)"
        case .newer(let projection, let version, let known):
            "\(projection) is of version \(version), and this debrief knows \(known): a newer one built it"
        case .unknown(let name):
            "there is no projection \(name); there are \(ReadModels.all.map(\.name).joined(separator: ", "))"
        case .rebuilding(let name): "\(name) is being rebuilt already, or as many others as may be at a time"
        case .timedOut(let position, let at):
            "what is read stands at position \(at) and did not come to \(position) in time"
        }
    }
}
