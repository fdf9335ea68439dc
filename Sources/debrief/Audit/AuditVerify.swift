import ArgumentParser
import Audit
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Postgres
import Projections
import Transparency
import UseCases

struct AuditVerify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Recompute the log and hold it against its checkpoints; name whatever isn't as it must be.",
        discussion: """
            Every record's digest, leaf and columns are computed anew, and the tables beside the log held against it. The \
            checkpoints are those that are published, the one that this user saw last, and those given with --checkpoint. \
            Give the verifier key with --key: without it, the log's own word is taken for who signs it.

            Exits with 65 where anything is wrong.

            Example: debrief audit verify --key debrief.example.org/debrief+b59fe968+AQOh… --checkpoint saved.checkpoint
            """
    )

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp("Whose signatures count; may be given again.", valueName: "verifier key")
    )
    var keys: [VerifierKeyArgument] = []

    @Option(
        name: .customLong("witness"),
        help: ArgumentHelp("A witness whose signatures count; may be given again.", valueName: "verifier key")
    )
    var witnesses: [VerifierKeyArgument] = []

    @Option(
        name: .customLong("checkpoint"),
        help: ArgumentHelp("A checkpoint that was kept; may be given again.", valueName: "file"),
        completion: .file()
    )
    var checkpoints: [String] = []

    @Flag(help: "Only what came after the checkpoint that this user saw last.")
    var since = false

    @Flag(help: "Build the read models anew too, and compare their rows.")
    var views = false

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try await ledger.withDesk { desk in
            let signing = try await desk.ask(SigningQuestion())
            let keys = try keys.isEmpty ? Self.introduced(signing) : keys.map(\.verifier)
            var report = try await verify(desk, signing, keys)
            if views { report.views = try await differences(at: desk) }
            return report
        }
        try report.print(asJSON: output.json)
        if !report.holds { throw ExitCode(Failure.Kind.data.rawValue) }
    }

    private static func introduced(_ signing: SigningAnswer) throws(Failure) -> [VerifierKey] {
        do {
            return try signing.verifierKeys.map { try VerifierKey(parsing: $0) }
        } catch {
            throw Failure(.data, "The log names a verifier key that is none: give the one you were told with --key.")
        }
    }

    private func verify(_ desk: Desk, _ signing: SigningAnswer, _ keys: [VerifierKey]) async throws -> AuditReport {
        let known = try keys.compactMap { key in try KnownLog(key: key).checkpoint() }
        let start = since ? known.max { $0.checkpoint.size < $1.checkpoint.size } : nil
        guard !since || start != nil else {
            throw Failure(.usage, "No checkpoint of this log was seen here before: leave --since out the first time.")
        }
        let held = try known + checkpoints.map { try checkpoint(in: $0, keys) }
        let witnesses = try witnesses.map(\.verifier) + Witnesses(of: desk.organisation).map(\.key)
        let bar = ProgressBar("verifying")
        let configuration = try DatabaseServer.current().configuration(as: .signer, of: desk.organisation)
        let verification = try await Pool.with(configuration, size: 4, logger: .commandLine) { pool in
            try await LogVerifier(
                pool,
                organisation: desk.organisation,
                verifiers: keys,
                witnesses: witnesses,
                now: .now
            ).verify(holding: held, since: start) { bar.show(Int($0), of: Int($1)) }
        }
        bar.end()
        if verification.holds, let note = verification.newest?.note {
            for key in keys where (try? SignedCheckpoint(note, verifiedBy: [key])) != nil {
                try KnownLog(key: key).keep(note)
            }
        }
        return AuditReport(verification, signing, held: held, keysGiven: !self.keys.isEmpty)
    }

    private func checkpoint(in file: String, _ keys: [VerifierKey]) throws(Failure) -> HeldCheckpoint {
        guard let note = Files.read(file) else { throw Failure(.usage, "\(file) can't be read.") }
        do {
            return HeldCheckpoint(name: file, checkpoint: try SignedCheckpoint(note, verifiedBy: keys).checkpoint)
        } catch {
            throw Failure(.data, "\(file) is no checkpoint with a good signature: \(error).")
        }
    }

    private func differences(at desk: Desk) async throws -> [AuditReport.Fault] {
        let bar = ProgressBar("building the read models aside")
        defer { bar.end() }
        return try await desk.projector.differences { bar.show(Int($0), of: Int($1)) }.map { difference in
            AuditReport.Fault(
                LogFault(
                    .row,
                    in: difference.table,
                    row: difference.key,
                    "the row isn't what the log gives: \(difference.detail)"
                )
            )
        }
    }
}
