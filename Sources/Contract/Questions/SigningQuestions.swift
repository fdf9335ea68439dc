import Audit
import EventSourcing
import EventStore
import FoundationEssentials
import Transparency
package import UseCases

/// How the log is signed.
package struct SigningQuestion: Question {
    package static let path = "log/status"
    package static let readsModels = false
    package static let isAnsweredAsOf = false

    package init() {}

    package func answer(at desk: Desk) async throws -> SigningAnswer {
        SigningAnswer(
            head: try await desk.store.head().position,
            origin: try await desk.store.origin(),
            keys: try await desk.ledger.verifierKeys(),
            signed: try await desk.trees.newest(),
            witnessed: try await desk.trees.newestWitnessed(),
            report: try await desk.trees.report()
        )
    }
}

/// Whether an event is in the signed tree, with the proof.
package struct InclusionQuestion: Question {
    package static let path = "log/inclusion"
    package static let readsModels = false
    package static let isAnsweredAsOf = false

    package let position: Int64

    package init(position: Int64) {
        self.position = position
    }

    package func answer(at desk: Desk) async throws -> InclusionAnswer {
        let proved = try await desk.trees.inclusion(of: position)
        return InclusionAnswer(
            position: String(position),
            size: String(proved.tree.size),
            entry: proved.entry.description,
            proof: proved.proof.hashes.map(\.base64),
            checkpoint: proved.tree.note
        )
    }
}

/// Whether one tree continues another, with the proof.
package struct ConsistencyQuestion: Question {
    package static let path = "log/consistency"
    package static let readsModels = false
    package static let isAnsweredAsOf = false

    package let from: Int64
    package let to: Int64

    package init(from: Int64, to: Int64) {
        (self.from, self.to) = (from, to)
    }

    package func answer(at desk: Desk) async throws -> ConsistencyAnswer {
        let proof = try await desk.trees.consistency(from: from, to: to)
        return ConsistencyAnswer(from: String(from), to: String(to), proof: proof.hashes.map(\.base64))
    }
}

/// What proves the events of one thing, for who has no server.
package struct BundleQuestion: ReferringQuestion {
    package static let path = "things/{reference}/bundle"
    package static let readsModels = false

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> BundleAnswer {
        let history = try await HistoryQuestion(reference).events(at: desk)
        let bundle = try await desk.trees.bundle(of: history.events, called: history.reference)
        return BundleAnswer(
            reference: history.reference,
            events: history.events.count,
            bundle: Data(try bundle.zip()).base64EncodedString()
        )
    }
}
