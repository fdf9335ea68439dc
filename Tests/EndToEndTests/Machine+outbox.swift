import EventSourcing
import Foundation
import Testing

extension Machine {
    /// Where what was written offline is kept.
    var outbox: String { folder + "/home/.local/state/debrief/outbox" }

    /// The names of the files that wait.
    var waitingFiles: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: outbox).filter { $0.hasSuffix(".json") }
        }
    }

    /// Writes an observation down without a connection.
    @discardableResult
    func keep(_ text: String, _ arguments: String..., environment: [String: String] = [:]) async throws -> KeptAnswer {
        try await debrief(["observe", text, "--offline", "--json"] + arguments, environment: environment).answer()
    }

    /// Makes one that was written on one day as if it had been written on another.
    func backdate(_ id: String, from day: String, to earlier: String) throws {
        let path = "\(outbox)/\(id).json"
        let kept = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").first ?? ""
        let json = kept.replacing(day, with: earlier)
        try "\(json)\n\(Digest(hashing: json.utf8))\n".write(toFile: path, atomically: true, encoding: .utf8)
    }

    func listed() async throws -> OutboxAnswer { try await debrief("sync", "--list", "--json").answer() }

    /// The titles of what is recorded, in its order.
    func recorded() async throws -> [String] {
        struct Row: Decodable { let title: String }
        return try await debrief("export", "observations").output.split(separator: "\n").map { line in
            try JSONDecoder().decode(Row.self, from: Data(line.utf8)).title
        }
    }

    /// Runs `body` while this machine serves a ledger with the mission MINUSMA, with what a manager's commands need to be
    /// sent there.
    func servingLedger(_ body: @Sendable @escaping ([String: String]) async throws -> Void) async throws {
        _ = try await up()
        _ = try await debrief("people", "add", "Lena Vogt")
        for role in ["manager", "administrator"] {
            _ = try await debrief("access", "grant", role, "Lena Vogt", "--by", "Lena Vogt")
        }
        _ = try await debrief("mission", "open", "MINUSMA", "--name", "Mali", "--type", "multidimensional")
        let token = try await token("Lena Vogt")
        try await serving { address in try await body(["DEBRIEF_SERVER": address, "DEBRIEF_TOKEN": token]) }
    }

    /// Signs in where these variables lead.
    ///
    /// - Returns: The server's address.
    func signIn(to remote: [String: String]) async throws -> String {
        let (address, token) = (remote["DEBRIEF_SERVER"] ?? "", remote["DEBRIEF_TOKEN"] ?? "")
        let login = "echo '\(token)' | '\(try Self.program.get())' login '\(address)'"
        #expect(try await run("sh", ["-c", login]).code == 0)
        return address
    }

    func token(_ arguments: String...) async throws -> String {
        let words = ["token", "create", "test", "--by", "Lena Vogt", "--for"]
        let lines = try await debrief(words + arguments).output.split(separator: "\n")
        return lines.first.map(String.init) ?? ""
    }

    /// Sends two over a line that may break, and says where it ended.
    func brokenSync(_ environment: [String: String]) async throws -> Set<String> {
        let run = try await debrief("sync", environment: environment)
        guard run.code != 0 else { return [] }
        #expect(run.code == 69 && run.isOnePlainSentence, "\(run.complaint)")
        let waiting = try await listed().waiting
        let left = waiting.count == 1 ? "1 waits" : "\(waiting.count) wait"
        #expect(run.complaint.hasPrefix("debrief: \(2 - waiting.count) sent, \(left): "))
        let unanswered = waiting.filter { $0.state == "sent" }
        for line in unanswered {
            let edit = try await debrief("sync", "--edit", line.id, "--title", "Otherwise")
            #expect(edit.code == 75 && edit.isOnePlainSentence)
        }
        return Set(["\(2 - waiting.count) of 2"] + unanswered.map { _ in "unanswered" })
    }
}
