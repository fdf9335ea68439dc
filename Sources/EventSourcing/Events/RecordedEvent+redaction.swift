extension RecordedEvent {
    private struct RedactionSubject: Decodable {
        let position: String
    }

    /// The event that an event of a redaction is about; nil where its data name no position.
    ///
    /// - Throws: as `data`.
    package func redactionSubject() throws -> Position? {
        Position(try data(as: RedactionSubject.self).position)
    }
}
