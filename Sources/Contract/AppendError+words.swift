package import EventSourcing
package import EventStore
package import Wording

extension AppendError {
    /// Whether somebody else wrote meanwhile what a command rests on.
    package var isConflict: Bool {
        guard case .conflict = self else { return false }
        return true
    }

    /// What every front says of a conflict: where the thing is now, and what to do.
    package static func changedMeanwhile(to revision: Revision?, in language: Language) -> String {
        let now =
            revision.map { language("it is at revision \($0) now", "révision actuelle : \($0)") }
            ?? language("it isn't there any more", "il n’y a plus rien")
        return language(
            "It was changed meanwhile (\(now)): look at it again, and give the command anew.",
            "Cela a changé entre-temps (\(now)) : regardez-le de nouveau, puis redonnez la commande."
        )
    }
}
