package import EventSourcing
package import Lessons

/// Says that there is nothing in an alert.
package struct DismissAlert: UseCase {
    package static let name = "alert.dismiss"

    package var alert: AlertID
    package var why: String

    package init(alert: AlertID, why: String) {
        self.alert = alert
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { alert.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(alert, .dismiss(why: why, by: context.actor))]
    }
}
