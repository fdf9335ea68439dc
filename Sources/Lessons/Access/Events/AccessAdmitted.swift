package import EventSourcing

/// Somebody came onto a thing's need-to-know list.
package struct AccessAdmitted: EventPayload {
    package static let version: Int32 = 1

    /// Its stream.
    package var thing: StreamName
    /// At most 4,000 characters, like every reason; nil for who made the thing strictly confidential.
    package var why: String?
    package var by: PersonID

    package init(thing: StreamName, why: String? = nil, by: PersonID) {
        (self.thing, self.why, self.by) = (thing, why, by)
    }
}
