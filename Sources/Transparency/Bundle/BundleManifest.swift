import EventSourcing

/// What `manifest.json` says.
struct BundleManifest: Codable {
    static let currentFormat = 1

    struct Event: Codable {
        /// Where the record is.
        enum Record: String, Codable {
            case present = "records.jsonl"
            case redacted
        }

        let position: Position
        let revision: Revision
        let record: Record
        let entry: Digest
    }

    let format: Int
    let origin: String
    let reference: String
    let stream: StreamName
    let events: [Event]

    init(of bundle: ProofBundle) {
        format = Self.currentFormat
        origin = bundle.checkpoint.checkpoint.origin
        reference = bundle.reference
        stream = bundle.stream
        events = bundle.events.map { event in
            Event(
                position: event.position,
                revision: event.revision,
                record: event.record == nil ? .redacted : .present,
                entry: event.entry
            )
        }
    }
}
