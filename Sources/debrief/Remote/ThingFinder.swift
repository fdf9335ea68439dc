import Client
import Contract
import EventSourcing
import EventStore
import Lessons
import UseCases

/// Tells which things people mean, wherever the ledger is.
struct ThingFinder {
    private let find: (Reference, String) async throws -> StreamName

    init(_ ledger: Ledger) {
        find = { reference, category in
            guard let sort = Aggregates.named(category) else { throw LedgerError.unknown(reference) }
            return try await ledger.resolve(reference, among: [sort]).stream
        }
    }

    init(_ server: RemoteServer) {
        find = { reference, category in
            let name = try await server.answer(ThingQuestion(reference))
            guard name.sort == category else {
                throw LedgerError.wrongKind(reference, is: name.sort, wanted: [category])
            }
            return try StreamName("\(name.sort)/\(name.id)")
        }
    }

    /// The id of the thing that people call so.
    func id<Subject: Aggregate>(of reference: Reference, as subject: Subject.Type = Subject.self) async throws
        -> Identifier<Subject>
    {
        guard let id = Identifier<Subject>(try await find(reference, subject.category)) else {
            throw LedgerError.unknown(reference)
        }
        return id
    }

    /// The ids of the things that people call so.
    func ids<Subject: Aggregate>(of references: [Reference], as subject: Subject.Type = Subject.self) async throws
        -> [Identifier<Subject>]
    {
        var ids: [Identifier<Subject>] = []
        for reference in references { ids.append(try await id(of: reference)) }
        return ids
    }

    func recommendations(_ arguments: [RecommendationArgument]) async throws -> [RecommendationReference] {
        var references: [RecommendationReference] = []
        for argument in arguments {
            references.append(
                RecommendationReference(review: try await id(of: argument.review), number: argument.number)
            )
        }
        return references
    }
}
