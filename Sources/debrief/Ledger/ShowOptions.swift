import ArgumentParser
import Contract
import UseCases

/// What every command that shows one thing takes.
struct ShowOptions: ParsableArguments {
    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    /// Prints one thing and its facts.
    func show<Subject: ContractedAggregate>(_ reference: Reference, as subject: Subject.Type) async throws {
        let answer = try await readSide.ask(ShowQuestion<Subject>(reference))
        try ThingPage(answer: answer, now: .now).print(asJSON: output.json)
    }
}
