import Audit
import FoundationEssentials
import Lessons

/// One observation that waits, as it is kept.
struct OutboxFile {
    private static let suffix = ".json"
    private static let droppedSuffix = ".dropped"

    let path: String
    /// nil where the file isn't what was written.
    let entry: OutboxEntry?

    /// nil where there is no such file.
    init?(_ path: String) {
        self.path = path
        do throws(DurableFileError) {
            guard let text = try DurableFile(path).read() else { return nil }
            entry = SealedJSON.value(in: text)
        } catch {
            entry = nil
        }
    }

    /// Where an observation is kept at first; written anew, it stays there.
    static func path(of entry: OutboxEntry, in folder: String) -> String { "\(folder)/\(entry.id)\(suffix)" }

    static func isOne(_ name: String) -> Bool { name.hasSuffix(suffix) }
    static func isDropped(_ name: String) -> Bool { name.hasSuffix(suffix + droppedSuffix) }

    /// What people call it by, whole or its beginning.
    var name: String {
        entry?.id.description ?? URL(filePath: path).deletingPathExtension().lastPathComponent
    }

    func write(_ entry: OutboxEntry) throws {
        try DurableFile(path).write(try SealedJSON.text(of: entry))
    }

    func remove() throws(DurableFileError) {
        try DurableFile(path).remove()
    }

    func drop() throws(DurableFileError) {
        try DurableFile(path).move(to: path + Self.droppedSuffix)
    }

    /// - Throws: `Failure` where another was written under its id meanwhile; `DurableFileError`.
    func takeBack() throws {
        let target = String(path.dropLast(Self.droppedSuffix.count))
        guard !Files.exists(target) else {
            throw Failure(.data, "Another observation was written under its id meanwhile: send or drop that one first.")
        }
        try DurableFile(path).move(to: target)
    }
}
