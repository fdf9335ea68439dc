package import EventSourcing
package import Lessons

/// Says that somebody looks into an alert.
package struct AcknowledgeAlert: UseCase {
    package static let name = "alert.acknowledge"

    package var alert: AlertID

    package init(alert: AlertID) {
        self.alert = alert
    }

    package func subject(in context: CommandContext) -> StreamName { alert.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(alert, .acknowledge(by: context.actor))]
    }
}
