import EventSourcing
import EventStore
import Projections
package import UseCases

/// What a thing points to, and what points to it.
package struct LinksQuestion: ReferringQuestion {
    package static let path = "things/{reference}/links"
    package static let isNarrowedByKnownBy = false

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> LinksAnswer {
        let stream = try await desk.ledger.resolve(reference).stream
        let all = try await desk.side.links(of: stream, asOf: desk.asOf)
        let readable = try await desk.ledger.readable(among: Set(all.flatMap { [$0.source, $0.target] }))
        let links = all.filter { readable.contains($0.source) && readable.contains($0.target) }
        let streams = try await desk.store.streams(named: links.flatMap { [$0.source, $0.target] })
        let names = Dictionary(streams.map { ($0.stream, Reference($0).text) }) { first, _ in first }
        return LinksAnswer(links, of: stream, names: names, asOf: desk.asOf)
    }
}
