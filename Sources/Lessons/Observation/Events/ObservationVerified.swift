import EventSourcing

/// Somebody confirmed that it is so.
package struct ObservationVerified: EventPayload {
    package static let version: Int32 = 1

    /// nil leaves the one that is there.
    package var rating: SourceRating?
    package var by: PersonID

    package init(rating: SourceRating? = nil, by: PersonID) {
        (self.rating, self.by) = (rating, by)
    }
}
