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
    /// What people call the things and people whose ids stand in it, by the ids.
    package let names: [String: String]

    init(_ dossier: Dossier<Subject>, names: [String: String], proof: ProofAnswer, asOf: AsOf) {
        self.asOf = asOf.isNow ? nil : AsOfAnswer(asOf)
        (reference, id) = (dossier.thing.reference.text, dossier.thing.stream.id)
        (phase, revision) = (dossier.thing.phase, dossier.thing.revision)
        secondPersonUnauthenticated = dossier.isSecondPersonUnauthenticated
        redacted = dossier.history.contains { $0.event == nil }
        (state, self.names, self.proof) = (dossier.state, names, proof)
    }

    package var headline: Headline? { Subject.headline(of: state) }
}
