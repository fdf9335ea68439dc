import ArgumentParser
import Client
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
            otherwise now is recorded beside what stands here. After an interruption, give the same command again. A server \
            takes 64 MiB at a time, CSV files one by one, and the mappings that have a name.

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
        help: "What rows are that don't say: mission, review, observation, lesson, action or alert."
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
            throw ValidationError("--as is mission, review, observation, lesson, action or alert")
        }
    }

    func run() async throws {
        try checkFiles()
        let list = try BadRowList(report: report)
        let answer: ImportAnswer
        if let remote = try ledger.remote() {
            answer = try await bring(to: remote, telling: list)
        } else {
            answer = try await bring(telling: list)
        }
        try list.end(of: answer.bad)
        try answer.print(asJSON: output.json)
        guard answer.bad == 0 || skipBad else {
            let isSaidOnce = answer.badRows.contains { $0.field == "aggregate" || $0.field == "source" }
            let hint = isSaidOnce ? " (--as says once what all rows are, --source where they come from)" : ""
            throw Failure(.data, "Nothing was written: mend the rows above\(hint), or leave them out with --skip-bad.")
        }
    }

    private func checkFiles() throws(Failure) {
        for path in files {
            guard Files.exists(path) else { throw Failure(.usage, "There is no file \(path).") }
            guard Files.isRegular(path) else {
                throw Failure(.usage, "\(path) can't be read twice, as an import does: write it into a file first.")
            }
            if let report, Files.areOne(path, report) {
                throw Failure(.usage, "The report would be written over \(path): name another file.")
            }
        }
    }

    private func bring(telling list: BadRowList) async throws -> ImportAnswer {
        let mapping = try columnMapping()
        let defaults = ImportDefaults(aggregate: noun, source: source, claimedBy: claimedBy)
        let files = files.map { ImportFile(path: $0, mapping: mapping, defaults: defaults) }
        return try await ledger.withDesk { desk in
            let actor = try await Actor(named: actor, at: desk).id
            let rows = try RowsImport(at: desk, in: .local(by: actor))
            let (checking, writing) = (ProgressBar("checking"), ProgressBar("writing"))
            do {
                let answer = try await rows.bring(
                    files,
                    skippingBad: skipBad,
                    isRehearsal: dryRun,
                    checking: { checking.show($0.done, of: $0.total) },
                    writing: { progress in
                        checking.end()
                        writing.show(progress.done, of: progress.total)
                    },
                    onBadRow: { try list.add($1, in: $0) }
                )
                checking.end()
                writing.end()
                return answer
            } catch let error as FileFault {
                throw Failure(.usage, "\(error.path) can't be read.")
            } catch let error as ImportError {
                switch error.reason {
                case .invalid, .tooLarge:
                    let recorded = error.summary.appended
                    throw Failure(.data, "It stopped (\(error.reason)); \(recorded) events were recorded before.")
                case .conflict, .commandReused, .outcomeUnknown, .clockSkew, .cancelled, .overloaded, .timedOut,
                    .unavailable:
                    throw Failure(.tryAgain, "It stopped (\(error)): give the same command again.")
                }
            }
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

    /// A server has one body for all: what has columns of its own goes alone.
    private func bring(to remote: RemoteServer, telling list: BadRowList) async throws -> ImportAnswer {
        guard actor == nil else { throw Failure.actorSignedIn }
        let isCSV = files.contains(where: ImportFile.isCSV)
        guard !isCSV || files.count == 1 else {
            throw Failure(.usage, "A server takes CSV files one at a time: give a command for each.")
        }
        let known = ColumnMapping.names
        if let mapping, !known.contains(mapping) {
            throw Failure(.usage, "A server has the mappings \(known.joined(separator: ", ")) alone.")
        }
        let upload = ImportUpload(files, isCSV: isCSV)
        let answer: ImportAnswer
        do {
            answer = try await remote.bring(upload, parameters)
        } catch let problem as RemoteProblem {
            guard let checked = problem.checked else { throw problem }
            answer = checked
        }
        for row in answer.badRows {
            let (file, line) = try await upload.place(of: row.line)
            try list.add(row.at(line), in: file)
        }
        return answer
    }

    private var parameters: [(name: String, value: String)] {
        let texts = [("as", noun), ("source", source), ("claimed-by", claimedBy), ("mapping", mapping)]
        let truths = [("skip-bad", skipBad), ("dry-run", dryRun)]
        return texts.compactMap { name, value in value.map { (name, $0) } } + truths.map { ($0, "\($1)") }
    }
}

extension ImportAnswer: Answer {
    var text: String {
        let checked = "\(good) good rows, \(bad) bad"
        guard let recorded, let unchanged else { return "\(checked); nothing written" }
        return "\(checked); \(recorded) recorded, \(unchanged) stood here already"
    }
}
