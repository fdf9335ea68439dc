package import EventStore
package import Projections
package import UseCases
package import Wording

/// Where questions are answered and commands taken: an organisation's ledger and read models.
package struct Desk: Sendable {
    package let ledger: Ledger
    package let side: ReadSide
    package let store: EventStore
    package let people: PeopleRegister
    package let projector: Projector
    /// As of when a question is asked.
    package var asOf: AsOf
    package let language: Language

    package init(
        ledger: Ledger,
        side: ReadSide,
        store: EventStore,
        people: PeopleRegister,
        projector: Projector,
        asOf: AsOf,
        language: Language
    ) {
        self.ledger = ledger
        self.side = side
        self.store = store
        self.people = people
        self.projector = projector
        self.asOf = asOf
        self.language = language
    }
}
