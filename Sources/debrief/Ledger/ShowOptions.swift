import ArgumentParser
import EventSourcing
import EventStore
import FoundationEssentials
import Lessons
import Projections
import UseCases
import Wording

/// What every command that shows one thing takes.
struct ShowOptions: ParsableArguments {
    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    /// Prints one thing, its fields as `fields` lists them; as of a day, as its register had it then.
    func show<Subject: Aggregate>(
        _ reference: Reference,
        as subject: Subject.Type,
        fields: (Subject.State, Names) -> FieldList
    ) async throws where Subject.Phase: Worded {
        guard readSide.asOf == nil else { return try await showRow(of: reference, as: subject) }
        var ledger = LedgerOptions()
        ledger.organisation = readSide.organisation
        try await ledger.withLedger { open in
            let stream = try await open.ledger.resolve(reference, among: [subject]).stream
            let dossier = try await open.ledger.dossier(stream, as: subject)
            let names = try await open.names(in: dossier.history.compactMap(\.recorded.record))
            try ThingPage(dossier, fields: fields(dossier.state, names)).print(asJSON: output.json)
        }
    }

    private func showRow<Subject: Aggregate>(of reference: Reference, as subject: Subject.Type) async throws {
        guard let register = Register.allCases.first(where: { $0.category == subject.category }) else { return }
        try await readSide.withReadSide { open in
            let number = String(reference.text.dropFirst(2))
            guard let row = try await open.side.show(register, number, asOf: open.asOf) else {
                throw Failure(
                    .data,
                    "There was no \(reference) as of position \(open.asOf.position): as of a day, a thing is named by its number."
                )
            }
            try RowAnswer(row, of: register, asOf: open.asOf).print(asJSON: output.json)
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
