import Audit
import FoundationEssentials
import Lessons

/// What this user wrote without a connection, until it is sent: a file for each, so that two commands at once don't meet,
/// and what was being written when the machine stopped takes nothing else with it.
struct Outbox {
    /// So many may wait.
    private static let capacity = 10_000

    /// In $XDG_STATE_HOME/debrief/outbox, else ~/.local/state/debrief/outbox.
    private let folder = "\(UserFolder.state)/outbox"

    /// Oldest first, and those last that aren't what was written.
    func files() throws(Failure) -> [OutboxFile] {
        try paths(where: OutboxFile.isOne).compactMap(OutboxFile.init).sorted { left, right in
            guard let first = left.entry, let second = right.entry else {
                return left.entry != nil || right.entry == nil && left.path < right.path
            }
            return (first.written, first.id.description) < (second.written, second.id.description)
        }
    }

    /// The one that people call so.
    func file(called name: String) throws(Failure) -> OutboxFile {
        let found = try files().filter { $0.name.hasPrefix(name.lowercased()) }
        guard let first = found.first, !name.isEmpty else {
            throw Failure(.data, "Nothing that waits is called \(name): debrief sync --list shows all.")
        }
        guard found.count == 1 else {
            throw Failure(.data, "\(name) may be \(found.map(\.name).joined(separator: " or ")): say which.")
        }
        return first
    }

    /// Keeps one. The same under the same id is kept once.
    ///
    /// - Returns: How many wait now.
    func add(_ entry: OutboxEntry) throws -> Int {
        try makeFolder()
        let path = OutboxFile.path(of: entry, in: folder)
        let waiting = try count()
        if let known = OutboxFile(path) {
            guard known.entry?.isSame(as: entry) == true else {
                throw Failure(.usage, "Another observation waits under this id: leave --command-id out.")
            }
            return waiting
        }
        guard waiting < Self.capacity else {
            throw Failure(.tryAgain, "\(waiting) observations wait already: run debrief sync first.")
        }
        try DurableFile(path).create(try SealedJSON.text(of: entry))
        return waiting + 1
    }

    func count() throws(Failure) -> Int { try paths(where: OutboxFile.isOne).count }

    /// Puts one aside, from where it comes back until another is dropped.
    func drop(_ file: OutboxFile) throws {
        for path in try paths(where: OutboxFile.isDropped) { try DurableFile(path).remove() }
        try file.drop()
    }

    /// Brings back the one that was dropped last.
    func takeBack() throws -> OutboxFile {
        guard let file = try paths(where: OutboxFile.isDropped).first.flatMap(OutboxFile.init) else {
            throw Failure(.data, "Nothing was dropped that could come back.")
        }
        try file.takeBack()
        return file
    }

    /// Runs `body` while no other command sends, drops or rewrites what waits.
    func exclusively<R>(_ body: () async throws -> R) async throws -> R {
        try makeFolder()
        let lock = try await Progress.show("waiting for another debrief command") {
            try await FolderLock.acquire("\(folder)/lock")
        }
        defer { extendLifetime(lock) }
        return try await body()
    }

    private func makeFolder() throws(Failure) {
        guard let account = Account.current else {
            throw Failure(.unavailable, "This user has no place to keep what is to be sent.")
        }
        try Files.makeFolder(folder, for: account)
    }

    private func paths(where isWanted: (String) -> Bool) throws(Failure) -> [String] {
        guard Files.exists(folder) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: folder).filter(isWanted).map {
                "\(folder)/\($0)"
            }
        } catch {
            throw .system("read", folder)
        }
    }
}
