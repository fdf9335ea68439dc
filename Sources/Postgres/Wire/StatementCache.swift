/// The statements prepared on one connection, the least recently used of them leaving first.
struct StatementCache {
    struct Key: Hashable {
        let text: String
        let types: [UInt32]

        init(_ sql: SQL) {
            text = sql.text
            types = sql.parameters.types
        }
    }

    private struct Entry {
        let name: String
        var lastUse: Int
    }

    /// Each costs the server some memory: a plan.
    static let capacity = 256

    private var entries: [Key: Entry] = [:]
    private var uses = 0
    private var names = 0
    /// Unlike any other connection's, so that behind a pooler a foreign statement is never run by mistake.
    private let prefix = "p" + UInt64.random(in: 0 ... .max).padded(to: 20)
    /// Names that the server still holds and nobody uses any more.
    private(set) var retired: [String] = []

    mutating func name(for key: Key) -> String? {
        uses += 1
        guard let index = entries.index(forKey: key) else { return nil }
        entries.values[index].lastUse = uses
        return entries.values[index].name
    }

    mutating func newName() -> String {
        names += 1
        return "\(prefix)_\(names)"
    }

    mutating func insert(_ name: String, for key: Key) {
        if entries.count >= Self.capacity, let oldest = entries.min(by: { $0.value.lastUse < $1.value.lastUse }) {
            retire(oldest.key)
        }
        entries[key] = Entry(name: name, lastUse: uses)
    }

    /// Forgets a statement that the server holds.
    mutating func retire(_ key: Key) {
        if let entry = entries.removeValue(forKey: key) { retired.append(entry.name) }
    }

    /// Forgets a statement that the server doesn't hold.
    mutating func forget(_ key: Key) {
        entries[key] = nil
    }

    /// Forgets every statement: the server holds none.
    mutating func forgetAll() {
        entries = [:]
        retired = []
    }

    /// The next of `retired`, which the server is about to let go.
    mutating func takeRetired() -> String? {
        retired.popLast()
    }
}
