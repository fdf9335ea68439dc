import FoundationEssentials
import Glibc
package import Postgres
import Subprocess

/// A PostgreSQL server of a test's own, to be stopped, killed and restarted: default durability, in a temporary folder,
/// reached through a unix socket there (and through TCP on this machine when asked).
package actor PrivateServer {
    /// How the server is told to stop (`pg_ctl stop -m`).
    package enum StopMode: String, Sendable {
        case smart, fast, immediate
    }

    /// Something that went wrong around the server, with what its tools or its log say.
    package struct Failure: Error, CustomStringConvertible {
        package let description: String
    }

    /// The folder that holds everything of the server.
    package nonisolated let folder: String
    /// The TCP port on 127.0.0.1, if the settings name an address to listen on; it is also part of the socket's name.
    package nonisolated let port: Int
    private let settings: [String: String]
    private let environment: [String: String]
    private nonisolated let data: String

    /// Where PostgreSQL's programs are, of the version that the test run's own server is of.
    private static let programs = ProcessInfo.processInfo.environment["DEBRIEF_TEST_PROGRAMS"].map { $0 + "/" } ?? ""
    /// The programs refuse to run as root.
    private static let user = "postgres"

    private nonisolated var log: String { folder + "/log" }

    /// The superuser's way in, through the socket.
    package nonisolated var configuration: ConnectionConfiguration {
        ConnectionConfiguration(parameters: [
            "host": folder, "port": "\(port)", "user": Self.user, "dbname": "postgres",
        ])
    }

    /// Runs `body` with a new, running server, and removes it in any case. Its data stands in a folder of its own
    /// unless `data` names one that doesn't exist yet; the server's processes get `environment` besides their own.
    @discardableResult
    package static func with<R>(
        settings: [String: String] = [:],
        environment: [String: String] = [:],
        data: String? = nil,
        _ body: (PrivateServer) async throws -> R
    ) async throws -> R {
        let server = try PrivateServer(settings: settings, environment: environment, data: data)
        do {
            try await server.make()
            let value = try await body(server)
            await server.remove()
            return value
        } catch {
            await server.remove()
            throw error
        }
    }

    private init(settings: [String: String], environment: [String: String], data: String?) throws {
        folder = try TemporaryFolder.make("server")
        port = try settings["listen_addresses"] == nil ? 5432 : Socket.freePort()
        self.settings = settings
        self.environment = environment
        self.data = data ?? folder + "/data"
    }

    private func make() async throws {
        if geteuid() == 0, let user = getpwnam(Self.user) { chown(folder, user.pointee.pw_uid, user.pointee.pw_gid) }
        try await run("initdb", "-k", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust", "-U", Self.user, "-D", data)
        if settings["ssl"] == "on" { try await makeCertificate() }
        try await start()
    }

    private func makeCertificate() async throws {
        try await run(
            "/usr/bin/openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-days",
            "2",
            "-subj",
            "/CN=localhost",
            "-keyout",
            data + "/server.key",
            "-out",
            data + "/server.crt"
        )
    }

    /// Starts the server and waits until it answers.
    package func start() async throws {
        let all = settings.merging(["unix_socket_directories": folder, "port": "\(port)"]) { $1 }
        let listening = all.merging(["listen_addresses": ""]) { own, _ in own }
        let options = listening.map { "-c \($0.key)='\($0.value)'" }.joined(separator: " ")
        try await run("pg_ctl", "start", "-w", "-D", data, "-l", log, "-o", options)
    }

    /// Stops the server and waits until it has.
    package func stop(_ mode: StopMode = .fast) async throws {
        try await run("pg_ctl", "stop", "-w", "-D", data, "-m", mode.rawValue)
    }

    /// Stops the server, in that mode, and starts it again.
    package func restart(_ mode: StopMode = .fast) async throws {
        try await stop(mode)
        try await start()
    }

    /// Kills every process of the server at once, as a power cut would, and waits until they are gone; `meanwhile` comes
    /// right after the kill.
    package func kill9(_ meanwhile: () throws -> Void = {}) throws {
        let pid = try postmaster()
        let children = try String(contentsOfFile: "/proc/\(pid)/task/\(pid)/children", encoding: .utf8)
        for process in [pid] + children.split(separator: " ").compactMap({ pid_t($0) }) { kill(process, SIGKILL) }
        try meanwhile()
        while kill(pid, 0) == 0 { usleep(1_000) }
    }

    /// From now on, that role has to give its password.
    package func requirePasswords(of role: String) async throws {
        let file = data + "/pg_hba.conf"
        let rules = try String(contentsOfFile: file, encoding: .utf8)
        try ("local all \(role) scram-sha-256\n" + rules).write(toFile: file, atomically: false, encoding: .utf8)
        try await run("pg_ctl", "reload", "-D", data)
    }

    /// Makes this server's `postgres` database what another server's database is, by pg_dump and pg_restore; the roles
    /// must be there.
    package func restoreDump(of database: ConnectionConfiguration) async throws {
        let address = database.parameters.map { "\($0.key)='\($0.value)'" }.joined(separator: " ")
        let file = folder + "/dump"
        try await run("pg_dump", "--format=custom", "--file", file, "--dbname", address)
        let own = "host='\(folder)' port=\(port) user=\(Self.user) dbname=postgres"
        try await run("pg_restore", "--exit-on-error", "--dbname", own, file)
    }

    /// The server's first process.
    private func postmaster() throws -> pid_t {
        let lines = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8).split(separator: "\n")
        guard let pid = lines.first.flatMap({ pid_t($0) }) else { throw Failure(description: "no server is running") }
        return pid
    }

    private func remove() async {
        if (try? postmaster()) != nil { try? await stop(.immediate) }
        try? FileManager.default.removeItem(atPath: folder)
    }

    private func run(_ program: String, _ arguments: String...) async throws {
        let path = program.hasPrefix("/") ? program : Self.programs + program
        let words = ["env"] + environment.map { "\($0.key)=\($0.value)" } + [path] + arguments
        let command = geteuid() == 0 ? ["runuser", "-u", Self.user, "--"] + words : words
        let result = try await Subprocess.run(
            .name(command[0]),
            arguments: Arguments(Array(command.dropFirst())),
            output: .string(limit: 65_536),
            error: .string(limit: 65_536)
        )
        if result.terminationStatus.isSuccess { return }
        let log = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
        throw Failure(description: "\(program): \(result.standardError)\n\(log.suffix(2_000))")
    }
}
