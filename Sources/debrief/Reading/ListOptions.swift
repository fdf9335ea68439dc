import ArgumentParser
import Contract
import Lessons
import Projections

/// What every list takes.
struct ListOptions: ParsableArguments {
    @Option(name: .customLong("mission"), help: ArgumentHelp("Of this mission; may be given again.", valueName: "code"))
    var missions: [MissionCode] = []

    @Option(name: .customLong("sensitivity"), help: "Of this sensitivity; may be given again.")
    var sensitivities: [Sensitivity] = []

    @Option(
        name: .customLong("recorded-after"),
        help: ArgumentHelp("First recorded then or later.", valueName: "date")
    )
    var recordedAfter: WorldDate?

    @Option(
        name: .customLong("recorded-before"),
        help: ArgumentHelp("First recorded then or before.", valueName: "date")
    )
    var recordedBefore: WorldDate?

    @Option(help: ArgumentHelp("Nothing has happened to it for so many days.", valueName: "days"))
    var silent: Int?

    @Option(name: .customLong("words"), help: "With these words in its text, as search takes them.")
    var words: String?

    @Option(
        help: ArgumentHelp("What to sort by: created, changed, title, occurred, severity, due.", valueName: "order")
    )
    var sort: Register.Sort = .created

    @Flag(help: "The other way round.")
    var reverse = false

    @Option(help: ArgumentHelp("How many, from 1 to 1000.", valueName: "number"))
    var limit = 20

    @Option(help: ArgumentHelp("Read on from here: what the page before says.", valueName: "cursor"))
    var after: String?

    @Flag(
        help:
            "Count them by what tells them apart instead; of observations those that stand, unless you ask for a state."
    )
    var facets = false

    @Flag(help: "Print CSV.")
    var csv = false

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if csv, output.json { throw ValidationError("--csv and --json are two forms of the same: take one") }
        if let silent, silent < 0 { throw ValidationError("--silent takes a number of days") }
    }

    /// Prints a page of a register, or the counts.
    func list<Subject: ContractedAggregate>(
        _ subject: Subject.Type,
        _ narrow: (inout Narrowing) -> Void = { _ in }
    ) async throws {
        var narrowing = Narrowing()
        narrowing.mission = missions
        narrowing.sensitivity = sensitivities
        (narrowing.recordedAfter, narrowing.recordedBefore) = (recordedAfter, recordedBefore)
        (narrowing.silent, narrowing.words) = (silent, words)
        narrow(&narrowing)
        guard !facets else {
            return try await readSide.ask(FacetsQuestion<Subject>(narrowing)).print(asJSON: output.json)
        }
        let question = ListQuestion<Subject>(narrowing, sort: sort, reverse: reverse, limit: limit, after: after)
        let listed = try await readSide.ask(question)
        guard !csv else { return print(listed.csv) }
        let owners = output.json ? [] : listed.items.compactMap { $0.row.text("owner") }
        try ShownList(list: listed, names: try await readSide.ledger.names(of: owners)).print(asJSON: output.json)
    }
}

extension Register.Sort: ExpressibleByArgument {}

/// When something was in the world.
struct OccurredOptions: ParsableArguments {
    @Option(
        name: .customLong("occurred-after"),
        help: ArgumentHelp("It may have been then or later.", valueName: "date")
    )
    var after: WorldDate?

    @Option(
        name: .customLong("occurred-before"),
        help: ArgumentHelp("It may have been then or before.", valueName: "date")
    )
    var before: WorldDate?

    func narrow(_ narrowing: inout Narrowing) {
        (narrowing.occurredAfter, narrowing.occurredBefore) = (after, before)
    }
}
