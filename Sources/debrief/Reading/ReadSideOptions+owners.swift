import Lessons
import UseCases

extension ReadSideOptions {
    /// What reform actions have for an owner who is called so: the ids of the people of that name, and the office.
    func owners(called name: String) async throws -> [String] {
        var ledger = LedgerOptions()
        ledger.organisation = organisation
        let people = try await ledger.withLedger { try await $0.people.all() }
        return people.filter { $0.name?.lowercased() == name.lowercased() }.map(\.id.description) + [name]
    }
}
