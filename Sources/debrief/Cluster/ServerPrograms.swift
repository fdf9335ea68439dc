import FoundationEssentials
import Glibc
import Subprocess

/// One installed PostgreSQL: the folder of its programs and its major version.
struct ServerPrograms {
    /// The oldest PostgreSQL that the schema runs on.
    static let oldestMajor = 15

    let folder: String
    let major: Int

    /// Looks for PostgreSQL on this machine: in the one folder that `DEBRIEF_POSTGRES` names, else in Debian's, which
    /// aren't in PATH, and then in PATH.
    ///
    /// - Parameters:
    ///   - program: what has to be there: a machine may have the clients alone.
    ///   - environment: the process's own.
    /// - Returns: every one that is there, the newest first.
    static func installed(with program: String, environment: [String: String]) async -> [ServerPrograms] {
        var found: [ServerPrograms] = []
        for folder in candidates(program, environment) where !found.contains(where: { $0.folder == folder }) {
            if let major = await major(of: program, in: folder) {
                found.append(ServerPrograms(folder: folder, major: major))
            }
        }
        return found.sorted { $0.major > $1.major }
    }

    /// Runs one program from inside `directory`, as `account` or the caller. `environment` is all that it gets of one.
    func run(
        _ program: String,
        _ arguments: [String],
        in directory: String,
        as account: Account? = nil,
        input: String = "",
        environment: [String: String] = [:]
    ) async throws(Failure) -> ProgramResult {
        let command = (account?.commandPrefix ?? []) + ["env", "-C", directory, program] + arguments
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment { variables[.init(stringLiteral: name)] = value }
        variables["PATH"] = "\(folder):/usr/bin:/bin"
        variables["LC_ALL"] = "C.UTF-8"
        do {
            let result = try await Subprocess.run(
                .name(command[0]),
                arguments: Arguments(Array(command.dropFirst())),
                environment: .custom(variables),
                input: .string(input),
                output: .string(limit: 256 << 20),
                error: .string(limit: 1 << 20)
            )
            return ProgramResult(
                succeeded: result.terminationStatus.isSuccess,
                output: result.standardOutput,
                complaint: result.standardError
            )
        } catch {
            throw Failure(.unavailable, "Can't run \(folder)/\(program): \(error).")
        }
    }

    /// From `initdb (PostgreSQL) 15.18 (Debian …)`.
    private static func major(of program: String, in folder: String) async -> Int? {
        guard Files.exists("\(folder)/\(program)") else { return nil }
        let programs = ServerPrograms(folder: folder, major: 0)
        let version = try? await programs.run(program, ["--version"], in: "/").output
        return version?.split(separator: " ").dropFirst(2).first.flatMap { Int($0.prefix(while: \.isNumber)) }
    }

    private static func candidates(_ program: String, _ environment: [String: String]) -> [String] {
        if let folder = environment["DEBRIEF_POSTGRES"] { return [folder] }
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let searched = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return versions.map { "\(debian)/\($0)/bin" } + searched.compactMap { realFolder(of: program, in: $0) }
    }

    /// A link to a program isn't beside the other programs.
    private static func realFolder(of program: String, in folder: String) -> String? {
        guard let path = realpath("\(folder)/\(program)", nil) else { return nil }
        defer { free(path) }
        return URL(filePath: String(cString: path)).deletingLastPathComponent().path
    }
}
