import EventSourcing

/// The generated passwords of a cluster, in the form that libpq reads by itself (`passfile`).
struct PasswordFile {
    let path: String
    let account: Account

    /// The role's password; a new one is made and kept for a role that has none.
    func password(of role: String) throws(Failure) -> String {
        let lines = (Files.read(path) ?? "").split(separator: "\n").map(String.init)
        let start = "*:*:*:\(role):"
        if let known = lines.first(where: { $0.hasPrefix(start) }) { return String(known.dropFirst(start.count)) }
        let password = [UInt8].random(16).hexadecimal
        try Files.write((lines + [start + password]).joined(separator: "\n") + "\n", to: path, for: account)
        return password
    }
}
