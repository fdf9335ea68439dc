import EventSourcing
package import Lessons

extension WorldDate {
    /// The day that it is in UTC.
    package static var today: WorldDate { WorldDate(dayOf: .now) }
}
