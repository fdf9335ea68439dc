package import EventSourcing

extension WorldDate {
    /// The day that it is in UTC.
    package init(dayOf instant: Instant) {
        guard let day = WorldDate(String(instant.description.prefix(10))) else {
            fatalError("an instant begins with its day")
        }
        self = day
    }
}
