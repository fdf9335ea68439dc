import Lessons
import UseCases

/// What the options say of an observation that waits; what isn't given stays.
struct OutboxChanges {
    private let changes: ObservationChanges
    private let review: Reference?
    private let sensitivity: Sensitivity?
    private let synthetic: Bool

    init(_ fields: ObservationOptions) throws {
        changes = try fields.changes()
        (review, sensitivity, synthetic) = (fields.review, fields.sensitivity, fields.synthetic)
    }

    var isEmpty: Bool { changes == ObservationChanges() && review == nil && sensitivity == nil && !synthetic }

    /// The entry with the changes made; the whole destination is another where one is given.
    func applied(to entry: OutboxEntry, for destination: Destination?) -> OutboxEntry {
        var details = entry.details.applying(changes.titled(for: entry.details))
        details.sensitivity = sensitivity ?? details.sensitivity
        if synthetic { details.provenance = Provenance(synthetic: true) }
        return entry.rewritten(as: details, review ?? entry.review, for: destination)
    }
}
