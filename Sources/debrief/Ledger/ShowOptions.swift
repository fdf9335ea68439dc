import ArgumentParser
import Contract
import Lessons
import UseCases
import Wording

/// What every command that shows one thing takes.
struct ShowOptions: ParsableArguments {
    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    /// Prints one thing, its fields as `fields` lists them.
    func show<Subject: ContractedAggregate>(
        _ reference: Reference,
        as subject: Subject.Type,
        fields: (Subject.State, Names) -> FieldList
    ) async throws {
        let answer = try await readSide.ask(ShowQuestion<Subject>(reference))
        let page = ThingPage(answer: answer, fields: fields(answer.state, Names(answer.names)))
        try page.print(asJSON: output.json)
    }
}
