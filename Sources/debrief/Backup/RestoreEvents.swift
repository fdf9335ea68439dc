import ArgumentParser
import Audit
import EventSourcing
import EventStore
import Glibc
import Postgres
import UseCases

struct RestoreEvents: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "Load an exported log into an empty organisation, to the byte: the same tree, the same root.",
        discussion: """
            The organisation has to be there and its log empty. The log is marked restored for ever, from where and by whom. \
            What commands answered, and people's names, are not in an exported log.

            Example: debrief organisation create moved && debrief restore events log.jsonl --organisation moved
            """
    )

    @Argument(help: "What debrief export events wrote.", completion: .file())
    var file: String

    @Option(
        name: .customLong("from"),
        help: ArgumentHelp("Where the log comes from (default: the file's name).", valueName: "words")
    )
    var origin: String?

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard Files.isRegular(file), access(file, R_OK) == 0 else { throw Failure(.usage, "\(file) can't be read.") }
        let name = try organisation.name()
        let server = try await DatabaseServer.started()
        let restorer = LogRestorer(configuration: try server.migrator(), organisation: name, logger: .commandLine)
        do {
            let position = try await Progress.show("restoring \(file)") {
                try await restorer.restore(lines: LogLines(path: file), from: origin ?? file, by: Account.userName)
            }
            let root: String
            do {
                root = try await self.root(of: name, on: server)
            } catch let error as PostgresError {
                throw Failure(
                    .unavailable,
                    "\(position) events are restored into \(name), and were not looked over: \(error.message). "
                        + "Run debrief audit verify --organisation \(name) as who may."
                )
            }
            try Restored(organisation: name.rawValue, events: position, root: root).print(asJSON: output.json)
        } catch let error as RestoreError {
            throw Failure(.data, "Nothing was restored: \(error).")
        }
    }

    private func root(of name: OrganisationName, on server: DatabaseServer) async throws -> String {
        try await Pool.with(try server.configuration(as: .signer, of: name), size: 4, logger: .commandLine) { pool in
            let verification = try await Progress.show("computing the tree") {
                try await LogVerifier(pool, organisation: name, verifiers: [], now: .now).verify()
            }
            guard verification.holds else {
                throw Failure(.data, "What was restored isn't sound: run debrief audit verify --organisation \(name).")
            }
            return verification.root.description
        }
    }

    private struct Restored: Answer {
        let organisation: String
        let events: Int64
        let root: String

        var text: String { "restored \(events) events into \(organisation)\nroot: \(root)" }
    }
}

/// The lines of an exported log, one in memory at a time.
private struct LogLines: Sequence, Sendable {
    let path: String

    func makeIterator() -> Reader { Reader(path) }

    final class Reader: IteratorProtocol {
        /// What is longer is no record.
        private static let maximumLine = 1 << 16

        private var bytes: ByteReader?
        private var line = 0

        init(_ path: String) {
            bytes = ByteReader(path: path)
        }

        func next() -> Result<String, RestoreError>? {
            line += 1
            do throws(ReadFault) {
                guard let text = try bytes?.nextLine(atMost: Self.maximumLine) else { return nil }
                guard let text = String(validating: text, as: UTF8.self) else {
                    return .failure(.unreadable(line, "it isn't UTF-8"))
                }
                return .success(text)
            } catch {
                return .failure(.unreadable(line, "\(error)"))
            }
        }
    }
}
