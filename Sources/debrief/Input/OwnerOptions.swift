import ArgumentParser
import Lessons

/// Who answers for a reform action.
struct OwnerOptions: ParsableArguments {
    @Option(help: "The office that answers for it: a unit, a department, a member state.")
    var office: String?

    @Option(help: ArgumentHelp("The person who answers for it, by name or id.", valueName: "person"))
    var owner: String?

    /// nil where nobody is named.
    func given(in ledger: LedgerOptions) async throws -> ActionOwner? {
        guard let owner else { return office.map { ActionOwner(office: $0) } }
        return ActionOwner(office: office, person: try await ledger.person(owner))
    }

    func required(in ledger: LedgerOptions) async throws -> ActionOwner {
        guard let owner = try await given(in: ledger) else {
            throw Failure(.usage, "Who answers for it is missing: give --office, --owner, or both.")
        }
        return owner
    }
}
