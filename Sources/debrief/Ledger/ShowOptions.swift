import ArgumentParser
import EventSourcing
import EventStore
import FoundationEssentials
import Lessons
import UseCases
import Wording

/// What every command that shows one thing takes.
struct ShowOptions: ParsableArguments {
    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    /// Prints one thing, its fields as `fields` lists them.
    func show<Subject: Aggregate>(
        _ reference: Reference,
        as subject: Subject.Type,
        fields: (Subject.State, Names) -> FieldList
    ) async throws where Subject.Phase: Worded {
        try await ledger.withLedger { open in
            let stream = try await open.ledger.resolve(reference, among: [subject]).stream
            let dossier = try await open.ledger.dossier(stream, as: subject)
            let names = try await open.names(in: dossier.history.compactMap(\.recorded.record))
            try ThingPage(dossier, fields: fields(dossier.state, names)).print(asJSON: output.json)
        }
    }
}

extension OpenLedger {
    /// What is called how in these records: things by their references, people by their names.
    func names(in records: [String]) async throws -> Names {
        var names = try await ledger.references(in: records).mapValues(\.text)
        for person in try await people.all() { names[person.id.description] = person.name }
        return Names(names)
    }
}
