import EventSourcing
import EventStore
import Projections
package import UseCases

/// How one thing stands, or stood then.
package struct ShowQuestion<Subject: ContractedAggregate>: ReferringQuestion {
    package static var path: String { "\(Subject.register.rawValue)/{reference}" }
    package static var readsModels: Bool { false }
    package static var isRepeated: Bool { true }

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> ThingAnswer<Subject> {
        let position = desk.asOf.isNow ? Position.max : desk.asOf.position
        let dossier = try await desk.ledger.dossier(of: reference, as: Subject.self, asOf: position)
        let names = try await desk.names(in: dossier.history.compactMap(\.recorded.record), besides: dossier.thing)
        let proof = try await desk.proof(of: dossier.history.map(\.recorded))
        let possible = desk.asOf.isNow ? try await desk.ledger.offers(in: dossier.state, as: Subject.self) : []
        return ThingAnswer(dossier, names: names, proof: proof, possible: possible, asOf: desk.asOf)
    }
}
