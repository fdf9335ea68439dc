import EventSourcing
import Lessons

/// One command and who gives it: what it reads and what it changes have to be theirs to read and to change.
struct Gate {
    let viewer: Viewer
    /// The command's name: `observation.verify`; nil where somebody only looks, who changes nothing.
    let command: String?
    /// nil where nobody knows who looks.
    let actor: PersonID?

    init(viewer: Viewer) {
        (self.viewer, command, actor) = (viewer, nil, viewer.person)
    }

    init(viewer: Viewer, command: String, actor: PersonID) {
        (self.viewer, self.command, self.actor) = (viewer, command, actor)
    }

    /// - Throws: `LedgerError.absent`: what may not be read is as if it weren't there.
    func checkReading<Subject: Aggregate>(
        _ state: Subject.State,
        of stream: StreamName,
        as subject: Subject.Type
    ) throws(LedgerError) {
        guard let headline = subject.headline(of: state) else { return }
        guard viewer.maySee(stream, headline) else { throw .absent(stream) }
    }

    /// - Throws: `LedgerError.forbidden`.
    func checkActing<Subject: Aggregate>(on state: Subject.State, as subject: Subject.Type) throws(LedgerError) {
        guard let command, !mayAct(command, on: state, as: subject) else { return }
        throw .forbidden(command)
    }

    /// Whether a command is this person's to give about a thing; about one that isn't there yet, nothing tells.
    func mayAct<Subject: Aggregate>(_ command: String, on state: Subject.State, as subject: Subject.Type) -> Bool {
        guard let headline = subject.headline(of: state) else { return true }
        return viewer.authority.mayAct(
            command,
            missions: headline.missions,
            isRecorder: (state as? ObservationState).map { $0.recorder == actor } ?? false,
            at: viewer.instant
        )
    }
}
