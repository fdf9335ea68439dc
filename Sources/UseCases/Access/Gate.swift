import EventSourcing
import Lessons

/// One command and who gives it: what it reads and what it changes have to be theirs to read and to change.
struct Gate {
    let viewer: Viewer
    /// The command's name: `observation.verify`.
    let command: String
    let actor: PersonID

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
        guard let headline = subject.headline(of: state) else { return }
        let isAllowed = viewer.authority.mayAct(
            command,
            missions: headline.missions,
            isRecorder: (state as? ObservationState)?.recorder == actor,
            at: viewer.instant
        )
        guard isAllowed else { throw .forbidden(command) }
    }
}
