package import Lessons
import Projections
import UseCases

/// One thing with everything that it says.
package struct ThingAnswer<Subject: ContractedAggregate>: Codable, Sendable {
    /// nil where it is how it stands now.
    package let asOf: AsOfAnswer?
    package let reference: String
    package let id: String
    package let phase: String
    package let revision: Int64
    /// Whether a rule wanted a second person and nobody checked who it was; of the last such event.
    package let secondPersonUnauthenticated: Bool
    /// Whether a record of it was redacted.
    package let redacted: Bool
    package let proof: ProofAnswer
    package let state: Subject.State
    /// What who asks may do with it now, as commands write it; nothing with how it stood before.
    package let possible: [String]
    /// What its texts leave open, so that nobody could carry them out as they stand: a hint, no judgement.
    package let vague: [Vagueness]
    /// What people call the things and people whose ids stand in it, by the ids.
    package let names: [String: String]

    init(
        _ dossier: Dossier<Subject>,
        names: [String: String],
        proof: ProofAnswer,
        possible: [Subject.Action],
        asOf: AsOf
    ) {
        self.asOf = asOf.isNow ? nil : AsOfAnswer(asOf)
        (reference, id) = (dossier.thing.reference.text, dossier.thing.stream.id)
        (phase, revision) = (dossier.thing.phase, dossier.thing.revision)
        secondPersonUnauthenticated = dossier.isSecondPersonUnauthenticated
        redacted = dossier.history.contains(where: \.isRedacted)
        (state, self.names, self.proof) = (dossier.state, names, proof)
        (self.possible, vague) = (possible.map(\.rawValue), Subject.vagueness(of: dossier.state))
    }

    /// What who asks may do with it now.
    package var acts: [Subject.Action] { possible.compactMap { Subject.Action(rawValue: $0) } }

    package var headline: Headline? { Subject.headline(of: state) }
}
