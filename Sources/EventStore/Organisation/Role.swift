/// What a login may do to an organisation's schema. Who migrates is a member of `owner` and may create roles; nobody
/// logs in as `owner`.
package enum Role: String, Sendable, CaseIterable {
    /// Owns the schema and runs the functions that write the log.
    case owner
    /// Appends, reads the log, writes people, tokens and webhooks.
    case writer
    /// Reads the log, writes the read models.
    case projector
    /// Reads the log.
    case signer
    /// Reads the read models, all of them: who may see what of them, Debrief itself tells.
    case reader
    /// Reads what is unclassified of the read models, under row-level security: for programs that aren't ours.
    case guest
}
