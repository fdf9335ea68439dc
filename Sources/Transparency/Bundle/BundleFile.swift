/// The files of a bundle, in their order.
package enum BundleFile: String, Sendable, CaseIterable {
    /// How to check it, for people.
    case readme = "README.txt"
    /// What it proves: reference, stream, and each event's position, revision and entry.
    case manifest = "manifest.json"
    /// The signed note with its cosignatures.
    case checkpoint = "checkpoint"
    /// The records, a line each.
    case records = "records.jsonl"
    /// The proofs of inclusion.
    case proofs = "proofs.json"
}
