import FoundationEssentials

/// The server that this user signed in to, and with what: a file for their eyes only.
struct ServerFile: Codable {
    let url: String
    let token: String

    /// In $XDG_CONFIG_HOME/debrief, else ~/.config/debrief.
    private static var path: String { "\(UserFolder.configuration)/server.json" }

    /// nil where nobody signed in.
    static func read() -> ServerFile? {
        Files.read(path).flatMap { try? JSONDecoder().decode(ServerFile.self, from: Data($0.utf8)) }
    }

    func write() throws(Failure) {
        guard let account = Account.current, let data = try? JSONEncoder().encode(self) else {
            throw Failure(.unavailable, "This user has no place to keep a token.")
        }
        try Files.makeFolder(String(Self.path.dropLast("/server.json".count)), for: account)
        try Files.write(String(decoding: data, as: UTF8.self) + "\n", to: Self.path, for: account)
    }

    /// Whether there was one.
    static func remove() throws(Failure) -> Bool {
        guard Files.exists(path) else { return false }
        try Files.remove(path)
        return true
    }
}
