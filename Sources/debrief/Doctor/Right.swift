import EventStore

/// Something that a role may do with one of the organisation's tables or functions.
struct Right {
    let privilege: String
    let object: String
    /// The column of the table that it is about; nil where it is about the whole.
    let column: String?

    static func each(_ privileges: String..., on objects: [String]) -> [Right] {
        privileges.flatMap { privilege in objects.map { Right(privilege: privilege, object: $0, column: nil) } }
    }

    static func update(_ columns: String..., of table: String) -> [Right] {
        columns.map { Right(privilege: "UPDATE", object: table, column: $0) }
    }
}

extension Role {
    private static let log = ["commands", "events", "migrations", "organisation", "redactions", "streams"]
    private static let signed = ["signed_trees", "signing", "tiles"]
    private static let progress = ["checkpoints", "parked"]

    /// What the migrations grant: doctor holds the database against it, both ways. The tables of read models are the
    /// projector's own.
    var rights: [Right] {
        switch self {
        case .owner:
            Right.each("SELECT", on: Self.log)
        case .writer:
            Right.each("SELECT", on: Self.log + Self.signed + Self.progress + ["backups"])
                + Right.each("SELECT", "INSERT", on: ["people", "snapshots", "tokens", "webhooks", "alert_watch"])
                + Right.each("DELETE", on: ["snapshots", "webhooks"]) + Right.each("UPDATE", on: ["snapshots"])
                + Right.update("name", "address", "forgotten_at", of: "people")
                + Right.update("revoked_at", "used_at", of: "tokens")
                + Right.update("position", "failures", "due_at", "parked_at", "last_error", of: "webhooks")
                + Right.update("position", of: "alert_watch")
                + Right.each(
                    "EXECUTE",
                    on: [
                        "answer", "append", "append_staged", "command_fault", "data_fault", "depth",
                        "ensure_partitions",
                        "event_fault", "has_noncharacter", "number_fault", "position_at", "redact", "stage",
                        "without_strings",
                    ]
                )
        case .projector:
            Right.each("SELECT", on: Self.log) + Right.each("EXECUTE", on: ["position_at"])
                + Right.each("SELECT", "INSERT", "UPDATE", "DELETE", on: Self.progress)
        case .signer:
            Right.each("SELECT", on: Self.log + Self.signed)
                + Right.each("EXECUTE", on: ["position_at", "publish_tree", "report_signing", "witness_tree"])
        case .reader:
            Right.each("SELECT", on: Self.progress)
        case .guest:
            []
        }
    }

    /// Whether the role uses what is in the schema of the read models.
    var usesReadSchema: Bool { self != .owner && self != .signer }

    /// Whether the role makes tables there.
    var makesReadModels: Bool { self == .projector }
}
