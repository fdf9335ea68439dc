import Audit
import EventSourcing
import FoundationEssentials
import Transparency

/// What this machine's user saw of a log last: a checkpoint for each origin and key, in a file of its own, so that a log
/// can't go back behind it unnoticed.
struct KnownLog {
    let key: VerifierKey

    /// In $XDG_STATE_HOME/debrief/checkpoints, else ~/.local/state/debrief/checkpoints.
    private static var folder: String { "\(UserFolder.state)/checkpoints" }

    /// The key is part of the name: a slash can't be.
    private var path: String {
        let name = key.description.replacing("/", with: "_")
        return "\(Self.folder)/\(name)"
    }

    /// The checkpoint that was seen last; nil where none was.
    ///
    /// - Throws: `Failure` where the file isn't what was kept.
    func checkpoint() throws -> HeldCheckpoint? {
        guard let note = try DurableFile(path).read() else { return nil }
        do {
            return HeldCheckpoint(
                name: "last seen",
                checkpoint: try SignedCheckpoint(note, verifiedBy: [key]).checkpoint
            )
        } catch {
            throw Failure(.data, "\(path) isn't a checkpoint of its key any more: \(error).")
        }
    }

    /// Keeps a checkpoint that the log was found to agree with, unless a larger one is kept.
    func keep(_ note: String) throws {
        let verified = try SignedCheckpoint(note, verifiedBy: [key])
        if let known = try checkpoint(), known.checkpoint.size >= verified.checkpoint.size { return }
        guard let account = Account.current else { return }
        try Files.makeFolder(Self.folder, for: account)
        try DurableFile(path).write(note)
    }
}
