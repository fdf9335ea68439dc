package import Audit
package import EventStore
package import Foundation
package import Projections
package import UseCases
package import Wording

/// Where questions are answered and commands taken: an organisation's ledger and read models, as one person sees them.
package struct Desk: Sendable {
    package private(set) var ledger: Ledger
    package private(set) var side: ReadSide
    package let store: EventStore
    package let organisation: OrganisationName
    package let people: PeopleRegister
    package let tokens: TokenRegister
    package let webhooks: WebhookRegister
    package let trees: TreeRegister
    package let projector: Projector
    package private(set) var viewer = Viewer.local
    /// As of when a question is asked.
    package var asOf: AsOf
    package var language: Language
    /// Whose times are told; UTC stands beside them.
    package var zone = TimeZone.gmt
    /// Told whenever what takes long has come further: who asked goes on waiting.
    package var onProgress: @Sendable () -> Void = {}
    /// Whether webhooks may lead to this very machine, over plain HTTP: for tests alone.
    package var opensLoopback = false

    package init(
        ledger: Ledger,
        side: ReadSide,
        store: EventStore,
        organisation: OrganisationName,
        people: PeopleRegister,
        tokens: TokenRegister,
        webhooks: WebhookRegister,
        trees: TreeRegister,
        projector: Projector,
        asOf: AsOf,
        language: Language
    ) {
        (self.ledger, self.side, self.store) = (ledger, side, store)
        (self.organisation, self.webhooks) = (organisation, webhooks)
        (self.people, self.tokens, self.projector) = (people, tokens, projector)
        self.trees = trees
        (self.asOf, self.language) = (asOf, language)
    }

    /// The same desk as somebody else sits at it.
    package func seen(by viewer: Viewer) -> Desk {
        var desk = self
        desk.viewer = viewer
        desk.ledger = ledger.seen(by: viewer)
        desk.side = side.seen(by: viewer.authority, at: viewer.instant)
        return desk
    }
}
