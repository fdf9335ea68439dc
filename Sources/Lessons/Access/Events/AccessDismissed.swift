package import EventSourcing

/// Somebody came off a thing's need-to-know list.
package struct AccessDismissed: EventPayload {
    package static let version: Int32 = 1

    /// Its stream.
    package var thing: StreamName
    /// At most 4,000 characters, like every reason.
    package var why: String?
    package var by: PersonID

    package init(thing: StreamName, why: String? = nil, by: PersonID) {
        (self.thing, self.why, self.by) = (thing, why, by)
    }
}
