/// What checking showed of one event of a bundle.
package enum BundleVerdict: Sendable, Hashable {
    /// The record is the one that the log has at the position.
    case proven
    /// The log has the digest at the position; the record was redacted.
    case provenRedacted
    /// It isn't what the log has.
    case failed(BundledEventFault)
}
