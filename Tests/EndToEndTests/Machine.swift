import Foundation
import Logging
import Postgres
import Subprocess
import TestSupport
import Testing

/// A machine of one person's own, as far as `debrief` can tell: a home, nothing in it, and nothing in the environment.
struct Machine: Sendable {
    let person: Person
    let folder: String
    /// What the person's shell would pass on.
    let environment: [String: String]

    /// Everything of the private cluster.
    var cluster: String { base + "/cluster" }
    var base: String { environment["DEBRIEF_DATA"] ?? folder + "/home/.local/share/debrief" }
    var socket: String { environment["DEBRIEF_DATA"].map { $0 + "/socket" } ?? folder + "/run/debrief" }

    /// The program that the build made, where everybody may run it.
    static let program: Result<String, any Error> = Result {
        let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let built = URL(filePath: tests).deletingLastPathComponent().appending(path: "debrief")
        let copy = FileManager.default.temporaryDirectory.appending(path: "debrief-\(UUID().uuidString)")
        try FileManager.default.copyItem(at: built, to: copy)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: copy.path)
        return copy.path
    }

    /// Runs `body` at a new machine, and leaves nothing of it, its server least of all.
    static func with(_ person: Person = .ordinary, _ body: (Machine) async throws -> Void) async throws {
        let machine = try Machine(person)
        do {
            try await body(machine)
        } catch {
            await machine.remove()
            throw error
        }
        await machine.remove()
    }

    private init(person: Person, folder: String, environment: [String: String]) {
        self.person = person
        self.folder = folder
        self.environment = environment
    }

    private init(_ person: Person) throws {
        self.person = person
        folder = try TemporaryFolder.make("machine")
        for name in ["", "/home", "/run"] {
            try FileManager.default.createDirectory(atPath: folder + name, withIntermediateDirectories: true)
            try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder + name)
            if let account = person.account { chown(folder + name, account.user, account.group) }
        }
        if person == .root { chmod(folder, 0o755) }
        let path = "/usr/bin:/bin"
        environment =
            person == .root
            ? ["PATH": path, "HOME": folder + "/home", "DEBRIEF_DATA": folder + "/data"]
            : ["PATH": path, "HOME": folder + "/home", "XDG_RUNTIME_DIR": folder + "/run"]
    }

    /// Runs `debrief` with these arguments, and these variables beside the person's own.
    @discardableResult
    func debrief(_ arguments: String..., environment extra: [String: String] = [:]) async throws -> Run {
        try await debrief(arguments, environment: extra)
    }

    func debrief(_ arguments: [String], environment extra: [String: String] = [:]) async throws -> Run {
        try await run(Self.program.get(), arguments, environment: extra)
    }

    /// Starts `debrief` and kills it, and nothing that it started, once `isTime` says so.
    func killed(_ arguments: String..., when isTime: @Sendable @escaping () -> Bool) async throws {
        let command = command([try Self.program.get()] + arguments)
        _ = try await Subprocess.run(
            .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(variables([:])),
            input: .none,
            output: .discarded,
            error: .discarded
        ) { execution in
            await Self.end(execution.processIdentifier.value, when: isTime)
        }
    }

    /// On a thread of its own: what is waited for may last a few milliseconds, and those of the tests are busy.
    private static func end(_ process: pid_t, when isTime: @Sendable @escaping () -> Bool) async {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread {
                while !isTime() {
                    var ended = siginfo_t()
                    let result = waitid(P_PID, id_t(process), &ended, WEXITED | WNOHANG | WNOWAIT)
                    guard result == 0, ended._sifields._sigchld.si_pid == 0 else {
                        Issue.record("the command ended before it was to be killed")
                        break
                    }
                    usleep(1_000)
                }
                kill(process, SIGKILL)
                continuation.resume()
            }
        }
    }

    /// Runs `body` while `debrief serve`, or another command that serves, runs, with the address that it is served at.
    func serving(
        _ arguments: [String] = ["serve", "--port", "0", "--rate", "10000"],
        _ body: @Sendable @escaping (String) async throws -> Void
    ) async throws {
        let file = folder + "/home/address"
        try? FileManager.default.removeItem(atPath: file)
        let words = ([try Self.program.get()] + arguments).map { "'\($0)'" }.joined(separator: " ")
        let script = "cd '\(folder)' && exec \(words) > '\(file)'"
        let command = command(["sh", "-c", script])
        _ = try await Subprocess.run(
            .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(variables([:])),
            input: .none,
            output: .discarded,
            error: .discarded
        ) { execution in
            let outcome: Result<Void, any Error>
            do {
                try await eventually {
                    (try? String(contentsOfFile: file, encoding: .utf8))?.contains("http://") == true
                }
                let line = try String(contentsOfFile: file, encoding: .utf8)
                outcome = .success(
                    try await body("http://" + (line.split(separator: "//").last.map(String.init) ?? "").trimmed)
                )
            } catch {
                outcome = .failure(error)
            }
            try execution.send(signal: .terminate)
            try outcome.get()
        }
    }

    /// Runs another program as the person.
    func run(_ program: String, _ arguments: [String], environment extra: [String: String] = [:]) async throws -> Run {
        let command = command(["env", "-C", folder, program] + arguments)
        let result = try await Subprocess.run(
            .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())),
            environment: .custom(variables(extra)),
            output: .string(limit: 1 << 20),
            error: .string(limit: 1 << 20)
        )
        guard case .exited(let code) = result.terminationStatus else {
            return Run(code: -1, output: result.standardOutput, complaint: result.standardError)
        }
        return Run(code: code, output: result.standardOutput, complaint: result.standardError)
    }

    /// How `role` logs in to the private cluster, with the password that is kept there.
    func configuration(for role: String, database: String = "debrief") -> ConnectionConfiguration {
        ConnectionConfiguration(parameters: [
            "host": socket, "user": role, "dbname": database, "passfile": cluster + "/passwords",
        ])
    }

    /// Runs `body` in a session of the private cluster.
    func withSession<Value: Sendable>(
        as role: String = "postgres",
        _ body: @Sendable (borrowing Session) throws -> Value
    ) async throws -> Value {
        try await Pool.with(configuration(for: role), logger: .silent) { pool in try await pool.withSession(body) }
    }

    /// What `debrief` writes to a terminal, on which the person types `input`.
    func onTerminal(
        _ command: String,
        input: String = "",
        environment extra: [String: String] = [:]
    ) async throws -> String {
        let words = "\(try Self.program.get()) \(command)"
        let script = ["script", "--quiet", "--return", "--command", words, "/dev/null"]
        guard !input.isEmpty else {
            return try await run(script[0], Array(script.dropFirst()), environment: extra).output
        }
        let quoted = script.map { "'\($0)'" }.joined(separator: " ")
        return try await run("sh", ["-c", "printf '%s' '\(input)' | \(quoted)"], environment: extra).output
    }

    /// Runs `debrief`, and kills it after so many seconds.
    func killed(after seconds: Double, _ arguments: String...) async throws {
        _ = try await run("timeout", ["--signal=KILL", "\(seconds)", try Self.program.get()] + arguments)
    }

    /// The same machine and person, with the private cluster in another folder.
    func at(_ path: String) -> Machine {
        Machine(
            person: person,
            folder: folder,
            environment: environment.merging(["DEBRIEF_DATA": folder + path]) { $1 }
        )
    }

    func doctor(_ arguments: String...) async throws -> DoctorAnswer {
        try await run(try Self.program.get(), ["doctor", "--json"] + arguments).answer()
    }

    func up(_ arguments: String...) async throws -> UpAnswer {
        try await run(try Self.program.get(), ["up", "--database-only", "--json"] + arguments).answer()
    }

    /// The words with which the person starts something.
    private func command(_ words: [String]) -> [String] {
        guard let account = person.account else { return ["env"] + words }
        return ["setpriv", "--reuid=\(account.user)", "--regid=\(account.group)", "--clear-groups", "--"] + words
    }

    private func variables(_ extra: [String: String]) -> [Environment.Key: String] {
        var variables: [Environment.Key: String] = [:]
        for (name, value) in environment.merging(extra, uniquingKeysWith: { $1 }) {
            variables[.init(stringLiteral: name)] = value
        }
        return variables
    }

    /// Every server whose data are in the folder goes, whatever the test did to its files.
    private func remove() async {
        _ = try? await debrief("down")
        let processes = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        for process in processes.compactMap({ pid_t($0) }) {
            let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            if place?.hasPrefix(folder + "/") == true { kill(process, SIGKILL) }
        }
        try? FileManager.default.removeItem(atPath: folder)
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespacesAndNewlines) }
}
