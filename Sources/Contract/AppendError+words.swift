package import EventSourcing
package import EventStore

extension AppendError {
    /// Whether somebody else wrote meanwhile what a command rests on.
    package var isConflict: Bool {
        guard case .conflict = self else { return false }
        return true
    }

    /// What every front says of a conflict: where the thing is now, and what to do.
    package static func changedMeanwhile(to revision: Revision?) -> String {
        let now = revision.map { "it is at revision \($0) now" } ?? "it isn't there any more"
        return "It was changed meanwhile (\(now)): look at it again, and give the command anew."
    }
}
