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
    /// As of when a question is asked.
    package let asOf: AsOf
    package let language: Language

    package init(
        ledger: Ledger,
        side: ReadSide,
        store: EventStore,
        people: PeopleRegister,
        asOf: AsOf,
        language: Language
    ) {
        self.ledger = ledger
        self.side = side
        self.store = store
        self.people = people
        self.asOf = asOf
        self.language = language
    }
}
