import ArgumentParser
import Contract
import FoundationEssentials
import UseCases
import Wording

/// What every command takes that changes who may do what.
struct InstructionOptions: ParsableArguments {
    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Who does it: a person's name or id (default: $DEBRIEF_ACTOR, else this machine's user).",
            valueName: "person"
        )
    )
    var actor: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    /// Gives an instruction, and prints what came of it.
    func tell<Told: Instruction>(_ instruction: Told) async throws where Told.Answer: Answer {
        try await ledger.tell(instruction, by: actor).print(asJSON: output.json)
    }
}
