import ArgumentParser
import Lessons
import UseCases

struct ActionAssign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assign",
        abstract: "Make somebody answer for a reform.",
        discussion: "Example: debrief action assign A-1 --office \"Force Generation Service\" --owner \"Amara Diallo\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @OptionGroup var owner: OwnerOptions

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let owner = try await owner.required(in: options.ledger)
        try await options.perform { things in
            AssignAction(action: try await things.id(of: action), owner: owner)
        }
    }
}
