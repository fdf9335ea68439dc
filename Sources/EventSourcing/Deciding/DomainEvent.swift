/// The events of one aggregate: an enum, each case with one payload. The names are written out, never taken from the
/// code, for they are stored for ever.
package protocol DomainEvent: Sendable, Equatable {
    /// The name that is stored: `observation.recorded`.
    var type: String { get }

    /// What is stored with it.
    var payload: any EventPayload { get }

    /// - Throws: `EventCodecError` for a type or a version that isn't known, or data of another shape.
    init(type: String, dataVersion: Int32, data: EventData) throws(EventCodecError)

    /// What still holds of an event whose record was redacted: its words are gone, and what it closed stays closed. nil where
    /// nothing does.
    static func remainder(of redacted: RecordedEvent) -> Self?
}

extension DomainEvent {
    package static func remainder(of redacted: RecordedEvent) -> Self? { nil }

    /// As it was recorded, or what still holds of it; nil where its record was redacted and nothing does.
    ///
    /// - Throws: `EventCodecError`; `RecordFault`.
    package init?(_ event: RecordedEvent) throws {
        if event.record == nil {
            guard let remainder = Self.remainder(of: event) else { return nil }
            self = remainder
        } else {
            let (version, data) = try event.content()
            try self.init(type: event.type, dataVersion: version, data: data)
        }
    }
}
