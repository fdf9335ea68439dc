import EventSourcing
import Projections
package import UseCases
import Wording

extension Desk {
    /// A thing and its history, as `ShowQuestion` and `HistoryQuestion` tell them, from one reading of its events.
    ///
    /// - Throws: as those.
    package func thing<Subject: ContractedAggregate>(
        _ reference: Reference,
        as subject: Subject.Type = Subject.self
    ) async throws -> (thing: ThingAnswer<Subject>, history: HistoryAnswer) {
        try check(ShowQuestion<Subject>.audience, ShowQuestion<Subject>.path)
        let position = asOf.through
        let dossier = try await ledger.dossier(of: reference, as: subject, asOf: position)
        let names = try await names(in: dossier.history.compactMap(\.recorded.record), besides: dossier.thing)
        let proof = try await proof(of: dossier.history.map(\.recorded))
        let history = HistoryAnswer(
            dossier.history,
            of: dossier.thing.reference,
            Names(names, zone: zone),
            proof,
            in: language
        )
        let possible = asOf.isNow ? try await ledger.offers(in: dossier.state, as: subject) : []
        return (ThingAnswer(dossier, names: names, proof: proof, possible: possible, asOf: asOf), history)
    }
}
