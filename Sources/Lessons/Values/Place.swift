import EventSourcing

/// Where something was.
package struct Place: Codable, Sendable, Hashable {
    /// At most 200 characters.
    package var name: String
    /// Degrees north, -90 to 90, as decimal text: a record has no binary fractions.
    package var latitude: Degrees?
    /// Degrees east, -180 to 180.
    package var longitude: Degrees?

    package init(name: String, latitude: Degrees? = nil, longitude: Degrees? = nil) {
        (self.name, self.latitude, self.longitude) = (name, latitude, longitude)
    }

    func check<Subject: Aggregate>(for subject: Subject.Type) throws(Subject.Rejection) {
        try subject.checkText(name, .place, limit: TextLimit.title)
        guard (latitude == nil) == (longitude == nil) else {
            throw .field(latitude == nil ? .latitude : .longitude, .missing)
        }
        if let latitude, abs(latitude.millionths) > 90_000_000 { throw .field(.latitude, .outOfRange(-90...90)) }
        if let longitude, abs(longitude.millionths) > 180_000_000 { throw .field(.longitude, .outOfRange(-180...180)) }
    }
}
