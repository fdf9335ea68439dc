/// The events of one aggregate: an enum, each case with one payload. The names are written out, never taken from the
/// code, for they are stored for ever.
package protocol DomainEvent: Sendable, Equatable {
    /// The name that is stored: `observation.recorded`.
    var type: String { get }

    /// What is stored with it.
    var payload: any EventPayload { get }

    /// - Throws: `EventCodecError` for a type or a version that isn't known, or data of another shape.
    init(type: String, dataVersion: Int32, data: EventData) throws(EventCodecError)
}
