import ArgumentParser

struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Look whether everything is as it should be.",
        discussion: """
            Each line is ok, or says what to do: advice makes things safer, a problem has to be dealt with, and makes the \
            command exit with 69. Nothing is changed.

            Example: debrief doctor --json
            """
    )

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let examination = Examination(server: try .current(), organisation: try organisation.name())
        let diagnosis = try await Progress.show("looking at the database") { try await examination.diagnose() }
        try diagnosis.print(asJSON: output.json)
        if !diagnosis.isWell { throw ExitCode(Failure.Kind.unavailable.rawValue) }
    }
}
