extension RecordedEvent {
    private struct RedactionSubject: Decodable {
        let position: String
    }

    /// The event that an event of a redaction is about; nil where its data name no position or can't be read: whoever may
    /// append can record such a one.
    package var redactionSubject: Position? {
        (try? data(as: RedactionSubject.self)).flatMap { Position($0.position) }
    }
}
