package import EventSourcing
package import Lessons

extension Identifier where Subject: Aggregate {
    /// Its events are here.
    package var stream: StreamName { StreamName(stored: "\(Subject.category)/\(self)") }

    /// nil for another thing's stream.
    package init?(_ stream: StreamName) {
        guard stream.category == Subject.category else { return nil }
        self.init(stream.id)
    }
}

extension MissionCode {
    /// Its events are here: a mission's code is its name, so no two missions share one.
    package var stream: StreamName { StreamName(stored: "\(Mission.category)/\(self)") }
}
