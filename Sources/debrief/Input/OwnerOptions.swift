import ArgumentParser
import Lessons

/// Who answers for a reform action.
struct OwnerOptions: ParsableArguments {
    @Option(help: "The office that answers for it: a unit, a department, a member state.")
    var office: String?

    @Option(help: ArgumentHelp("The person who answers for it, by id (debrief people list).", valueName: "uuid"))
    var owner: PersonID?

    /// nil where nobody is named.
    var given: ActionOwner? {
        office == nil && owner == nil ? nil : ActionOwner(office: office, person: owner)
    }

    func required() throws -> ActionOwner {
        guard let given else {
            throw Failure(.usage, "Who answers for it is missing: give --office, --owner, or both.")
        }
        return given
    }
}
