import EventStore
import FoundationEssentials
import Postgres

/// A backup: one file in pg_dump's own form, which pg_restore reads too. Roles and passwords aren't in it.
struct DatabaseArchive {
    let path: String
    private let programs: ServerPrograms

    private var folder: String { URL(filePath: path).deletingLastPathComponent().path }

    /// - Parameters:
    ///   - path: absolute, or from the current folder.
    ///   - programs: those that write or read it, run as the caller.
    init(_ path: String, programs: ServerPrograms) {
        let current = FileManager.default.currentDirectoryPath
        self.path = path.hasPrefix("/") ? path : "\(current)/\(path)"
        self.programs = programs
    }

    /// Writes the whole database but for the read models, or no file at all.
    ///
    /// Read models follow from the log, and nobody but the projector may read every row of them. Without rows in their
    /// checkpoints whoever asks first after a restore has them made anew.
    func write(from database: ConnectionConfiguration) async throws {
        // Two that write to one name have a draft each.
        let draft = "\(path).\(ProcessInfo.processInfo.processIdentifier).partial"
        let register = OrganisationRegister(database)
        let (connection, environment) = Self.connection(database)
        try Files.makePrivate(draft)
        do {
            var derived = try await register.readModelTables()
            while true {
                let result = try await programs.run(
                    "pg_dump",
                    ["--format=custom", "--no-password", "--file=\(draft)", "--dbname=\(connection)"]
                        + derived.map { "--exclude-table=\($0)" } + ["--exclude-table-data=*$read.*"],
                    in: "/",
                    environment: environment
                )
                if result.succeeded { break }
                // A projector may have made a table meanwhile, which can't be read.
                let known = derived
                derived = try await register.readModelTables()
                guard derived != known else { throw failure("write", result) }
            }
        } catch {
            try Files.remove(draft)
            throw error
        }
        try Files.move(draft, to: path)
    }

    /// The organisations that it holds.
    func organisations() async throws(Failure) -> [OrganisationName] {
        let result = try await programs.run("pg_restore", ["--list", path], in: "/")
        guard result.succeeded else { throw failure("read", result) }
        let organisations = result.output.split(separator: "\n").compactMap(Self.organisation)
        guard !organisations.isEmpty else {
            throw Failure(.data, "\(path) holds no organisation: name a file that debrief backup wrote.")
        }
        return organisations
    }

    /// Fills an empty database whose roles are there, and which lives in this folder.
    func fill(_ database: ConnectionConfiguration, in folder: String) async throws(Failure) {
        let (connection, environment) = Self.connection(database)
        let result = try await programs.run(
            "pg_restore",
            ["--exit-on-error", "--no-password", "--dbname=\(connection)", path],
            in: "/",
            environment: environment
        )
        guard result.succeeded else { throw failure("restore", result, writing: folder) }
    }

    /// A schema's line of the list: "6; 2615 16391 SCHEMA - debrief debrief_owner".
    private static func organisation(_ line: Substring) -> OrganisationName? {
        let words = line.split(separator: " ")
        guard words.count == 7, words[3] == "SCHEMA", words[6] == words[5] + "_owner" else { return nil }
        return OrganisationName(String(words[5]))
    }

    /// What the programs are told where everybody on the machine can read it; and where not, the password beside all
    /// that libpq may want of the caller's environment.
    private static func connection(_ database: ConnectionConfiguration) -> (String, [String: String]) {
        var parameters = database.parameters
        let password = parameters.removeValue(forKey: "password")
        let words = parameters.sorted { $0.key < $1.key }.map { key, value in
            let quoted = value.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
            return "\(key)='\(quoted)'"
        }
        var environment = ProcessInfo.processInfo.environment
        if let password { environment["PGPASSWORD"] = password }
        return (words.joined(separator: " "), environment)
    }

    private func failure(_ doing: String, _ result: ProgramResult, writing written: String? = nil) -> Failure {
        let words = result.complaint
        let reason = words.split(separator: "\n").first.map(String.init) ?? "it says nothing"
        if words.contains("No space left on device") { return .full(written ?? path) }
        if words.contains("valid archive") || words.contains("input file") {
            return Failure(.data, "\(path) isn't a backup, or not a whole one: name a file that debrief backup wrote.")
        }
        if words.contains("Permission denied") {
            return Failure(.notPermitted, "This user may not \(doing) \(path): \(reason).")
        }
        if words.contains("permission denied") {
            return Failure(
                .notPermitted,
                "The database's login may not all that it takes to \(doing) \(path): \(reason)."
            )
        }
        return Failure(.unavailable, "Can't \(doing) \(path): \(reason).")
    }
}
