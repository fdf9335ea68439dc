import Audit
package import Contract
import EventSourcing
import EventStore
import Foundation
import Lessons
import Postgres
import Projections
import TestSupport
import UseCases
import Wording

extension Desk {
    /// Runs `body` at a desk on a test's database, which sees everything.
    package static func onTestDatabase(_ body: (Desk) async throws -> Void) async throws {
        let database = TestDatabase.current
        let name = database.organisation
        try await database.withStore { store in
            try await Pool.with(database.configuration(.writer), size: 4, logger: .silent) { writers in
                try await Pool.with(database.configuration(.projector), size: 3, logger: .silent) { projectors in
                    try await Pool.with(database.configuration(.reader), size: 4, logger: .silent) { readers in
                        try await body(
                            Desk(
                                ledger: Ledger(store, writers, organisation: name),
                                side: ReadSide(readers, organisation: name),
                                store: store,
                                organisation: name,
                                people: PeopleRegister(writers, organisation: name),
                                tokens: TokenRegister(writers, organisation: name) { Pepper.sample },
                                webhooks: WebhookRegister(writers, organisation: name),
                                trees: TreeRegister(writers, organisation: name),
                                projector: Projector(store, projectors, organisation: name, logger: .silent),
                                asOf: AsOf(position: 0, clock: .now, isNow: true),
                                language: .english
                            )
                        )
                    }
                }
            }
        }
    }
}

extension Pepper {
    fileprivate static var sample: Pepper {
        guard let pepper = Pepper(hexadecimal: String(repeating: "5a", count: 32)) else { fatalError("no pepper") }
        return pepper
    }
}
