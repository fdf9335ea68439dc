/// The generated passwords of a cluster, in the form that libpq reads by itself (`passfile`).
struct PasswordFile {
    let path: String
    let account: Account

    /// The role's password; a new one is made and kept for a role that has none.
    func password(of role: String) throws(Failure) -> String {
        let lines = (Files.read(path) ?? "").split(separator: "\n").map(String.init)
        let start = "*:*:*:\(role):"
        if let known = lines.first(where: { $0.hasPrefix(start) }) { return String(known.dropFirst(start.count)) }
        let password = Self.generate()
        try Files.write((lines + [start + password]).joined(separator: "\n") + "\n", to: path, for: account)
        return password
    }

    /// 128 bits from the system's generator.
    private static func generate() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: .min ... .max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
