import ArgumentParser
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Lessons
import UseCases

struct Import: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring in what other sources claim, from JSON Lines or CSV.",
        discussion: """
            Each row becomes one event that bears the state as its source claims it, and is shown so. All files are checked \
            first; with one bad row nothing is written, unless --skip-bad. The same file again adds nothing; a row that says \
            otherwise now is recorded beside what stands here. After an interruption, give the same command again.

            A row has the fields that an export writes, and aggregate, source and externalId. Other CSV headings need \
            --mapping: odcr, nasa-llis, kobo, or a YAML file such as

              aggregate: observation
              source: Patrol reports
              columns: {No: externalId, What: title, Fact: observation, When: occurred, Where: place.name, Sort: kind}
              constants: {attribution.mode: role, attribution.role: patrol leader}
              values: {kind: {Bad: gap, Good: strength}}
              dates: {occurred: dmy}
              separator: ";"
              others: ignore

            Example: debrief import kobo.csv --mapping kobo --report bad.csv
            """
    )

    @Argument(help: ArgumentHelp("Files; those whose names end in .csv are CSV, others JSON Lines.", valueName: "file"))
    var files: [String]

    @Option(
        name: .customLong("as"),
        help: "What rows are that don't say: mission, review, observation, lesson or action."
    )
    var noun: String?

    @Option(help: "Where rows come from that don't say.")
    var source: String?

    @Option(help: "Who claims what rows say, where they don't say: an office or a role.")
    var claimedBy: String?

    @Option(help: ArgumentHelp("How CSV columns become fields.", valueName: "name or file"))
    var mapping: String?

    @Flag(help: "Write the good rows, although there are bad ones.")
    var skipBad = false

    @Option(help: ArgumentHelp("Write the bad rows into this CSV file: file, line, field, reason.", valueName: "file"))
    var report: String?

    @Flag(help: "Check the files, and write nothing.")
    var dryRun = false

    @Option(name: .customLong("by"), help: ArgumentHelp("Who imports: a person's name or id.", valueName: "person"))
    var actor: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard !files.isEmpty else { throw ValidationError("name a file at least") }
        if let noun, Aggregates.named(noun) == nil {
            throw ValidationError("--as is mission, review, observation, lesson or action")
        }
    }

    func run() async throws {
        let files = try importFiles()
        try await ledger.withDesk { desk in
            let importer = Importer(
                desk.store,
                files: files,
                context: CommandContext(
                    id: UUID(),
                    actor: try await Actor(named: actor, at: desk).id,
                    authentication: .import,
                    time: .now
                )
            )
            do {
                try await bring(importer)
            } catch let error as FileFault {
                throw Failure(.usage, "\(error.path) can't be read.")
            } catch let error as ImportError {
                throw Failure(.tryAgain, "It stopped (\(error)): give the same command again.")
            }
        }
    }

    private func importFiles() throws -> [ImportFile] {
        let mapping = try columnMapping()
        let defaults = ImportDefaults(aggregate: noun, source: source, claimedBy: claimedBy)
        return try files.map { path in
            guard Files.exists(path) else { throw Failure(.usage, "There is no file \(path).") }
            guard Files.isRegular(path) else {
                throw Failure(.usage, "\(path) can't be read twice, as an import does: write it into a file first.")
            }
            return ImportFile(path: path, mapping: mapping, defaults: defaults)
        }
    }

    private func columnMapping() throws -> ColumnMapping {
        guard let mapping else { return .plain }
        do throws(MappingFault) {
            if let known = try ColumnMapping(named: mapping) { return known }
            guard let yaml = Files.read(mapping) else {
                throw MappingFault(
                    description: "there is no mapping \(mapping): it is odcr, nasa-llis, kobo, or a file"
                )
            }
            return try ColumnMapping(yaml: yaml)
        } catch {
            throw Failure(.usage, "It can't be read so: \(error).")
        }
    }

    private func bring(_ importer: Importer) async throws {
        let list = try BadRowList(report: report)
        let checking = ProgressBar("checking")
        let check = try await importer.check(progress: { checking.show($0.done, of: $0.total) }) { try list.add($0) }
        checking.end()
        try list.end()
        let mayWrite = check.bad == 0 || skipBad
        var outcome: ImportOutcome?
        if mayWrite, !dryRun {
            let writing = ProgressBar("writing")
            outcome = try await importer.write(check) { writing.show($0.done, of: $0.total) }
            writing.end()
        }
        try Imported(check, outcome).print(asJSON: output.json)
        if !mayWrite {
            throw Failure(.data, "Nothing was written: mend the rows above, or leave them out with --skip-bad.")
        }
    }
}

/// What an import came to.
private struct Imported: Answer {
    let good: Int
    let bad: Int
    /// nil where nothing was to be written.
    let recorded: Int?
    let unchanged: Int?

    init(_ check: ImportCheck, _ outcome: ImportOutcome?) {
        (good, bad) = (check.good, check.bad)
        (recorded, unchanged) = (outcome?.recorded, outcome?.unchanged)
    }

    var text: String {
        let checked = "\(good) good rows, \(bad) bad"
        guard let recorded, let unchanged else { return "\(checked); nothing written" }
        return "\(checked); \(recorded) recorded, \(unchanged) stood here already"
    }
}
