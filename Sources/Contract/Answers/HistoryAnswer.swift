package import EventSourcing
import Lessons
import UseCases
import Wording

/// All events of a thing.
package struct HistoryAnswer: Codable, Sendable {
    package let reference: String
    package let title: String
    package let proof: ProofAnswer
    package let events: [HistoryLine]

    init<Subject: ContractedAggregate>(
        _ history: [HistoryEntry<Subject>],
        of reference: Reference,
        _ names: Names,
        _ proof: ProofAnswer,
        in language: Language,
        withRecords: Bool = false
    ) {
        // What it was is told by its first record, which may have been redacted.
        let headline = Subject.headline(of: Subject.fold(history.compactMap(\.event)))
        title =
            headline.map { language.title($0.title, of: Subject.register.noun) } ?? Absence.redacted.words(in: language)
        (self.reference, self.proof) = (reference.text, proof)
        events = history.map { HistoryLine($0, names, in: language, withRecord: withRecords) }
    }
}

/// One event of a thing, in words.
package struct HistoryLine: Codable, Sendable {
    package let revision: Int64
    package let position: String
    package let recordedAt: String
    /// nil where the record was redacted, as are those below.
    package let givenAt: String?
    package let actor: String
    package let authentication: String?
    package let type: String
    package let what: String
    package let secondPersonUnauthenticated: Bool
    /// The record as it is stored, or what the log still tells of it; nil where it wasn't asked for.
    package let record: String?

    init<Subject: ContractedAggregate>(
        _ entry: HistoryEntry<Subject>,
        _ names: Names,
        in language: Language,
        withRecord: Bool
    ) {
        let recorded = entry.recorded
        revision = recorded.revision
        position = String(recorded.position)
        recordedAt = recorded.recordedAt.description
        givenAt = entry.envelope?.time.description
        let person = PersonID(uuid: recorded.actor)
        actor = person == .system ? Authentication.system.words(in: language) : names.name(of: person)
        authentication = entry.envelope?.authentication.rawValue
        type = recorded.type
        let told = entry.isRedacted ? nil : entry.event?.words(in: language, names)
        what = told ?? Absence.redacted.words(in: language)
        secondPersonUnauthenticated = entry.isSecondPersonUnauthenticated
        record = withRecord ? recorded.line : nil
    }
}

extension RecordedEvent {
    /// The record; where it was redacted, what the log still tells, as JSON too.
    package var line: String {
        record
            ?? #"{"position":"\#(position)","recordedtime":"\#(recordedAt)","type":"\#(type)","subject":"\#(stream)","redacted":true}"#
    }
}
