import Audit
import EventStore
import Transparency

/// The witnesses that a signer asks, in a file beside its key: a line each, the address and the verifier key.
struct Witnesses: Sendable {
    private let file: DurableFile

    init(of organisation: OrganisationName) throws {
        self.init(try SigningKeyFile.ofCluster(organisation))
    }

    init(_ key: SigningKeyFile) {
        file = key.witnesses
    }

    /// - Throws: `Failure` where a line is none.
    var all: [Witness] {
        get throws {
            let lines = try file.read()?.split(whereSeparator: \.isNewline) ?? []
            return try lines.map { line in
                let parts = line.split(separator: " ")
                guard parts.count == 2, let key = try? VerifierKey(parsing: String(parts[1])) else {
                    throw Failure(.data, "\(file.path) has a line that names no witness: \(line.prefix(80))")
                }
                return Witness(url: String(parts[0]), key: key)
            }
        }
    }

    func map<Value>(_ transform: (Witness) throws -> Value) throws -> [Value] { try all.map(transform) }

    func add(_ witness: Witness) throws {
        try write(try all.filter { $0.key != witness.key } + [witness])
    }

    /// - Returns: Whether it was there.
    func remove(named name: String) throws -> Bool {
        let all = try all
        let kept = all.filter { $0.key.name.description != name }
        if kept.count < all.count { try write(kept) }
        return kept.count < all.count
    }

    private func write(_ witnesses: [Witness]) throws {
        try file.write(witnesses.map { "\($0.url) \($0.key)\n" }.joined())
    }
}
