import EventStore
import Lessons
import Projections
package import UseCases

/// What everybody may see and do.
package struct AccessQuestion: Question {
    package static let path = "access"
    package static let readsModels = false
    package static let audience = Audience.overseers

    package init() {}

    package func answer(at desk: Desk) async throws -> AccessListAnswer {
        var people: [AccessAnswer] = []
        let position = desk.asOf.through
        for record in try await AccessRegister(desk.ledger).all(asOf: position) {
            people.append(try await AccessAnswer(record, at: desk))
        }
        return AccessListAnswer(people: people.sorted { ($0.name ?? "~", $0.person) < ($1.name ?? "~", $1.person) })
    }
}

/// What one may see and do oneself, or might that day.
package struct OwnAccessQuestion: Question {
    package static let path = "access/me"
    package static let readsModels = false
    package static let audience = Audience.everybody

    package init() {}

    package func answer(at desk: Desk) async throws -> AccessAnswer {
        guard case .granted(let holding) = desk.viewer.authority else { throw QuestionFault.nobody }
        let position = desk.asOf.through
        let record = try await AccessRegister(desk.ledger).record(of: holding.person, asOf: position)
        return try await AccessAnswer(record, at: desk)
    }
}

/// To whom a thing is open, or was that day.
package struct ReadersQuestion: ReferringQuestion {
    package static let path = "things/{reference}/readers"
    package static let readsModels = false
    package static let audience = Audience.overseers

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> ReadersAnswer {
        let found = try await desk.ledger.resolve(reference)
        let position = desk.asOf.through
        let (sensitivity, readers) = try await AccessRegister(desk.ledger).readers(
            of: found.stream,
            asOf: position,
            at: desk.asOf.clock
        )
        let names = try await desk.names(in: readers.map(\.person.description))
        return ReadersAnswer(
            asOf: AsOfAnswer(desk.asOf),
            reference: Reference(found).text,
            sensitivity: sensitivity,
            readers: readers.map { reader in
                ReadersAnswer.Reader(
                    person: reader.person.description,
                    name: names[reader.person.description],
                    by: reader.grants.map(AccessAnswer.Grant.init)
                )
            }
        )
    }
}
