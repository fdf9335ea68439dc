package import EventSourcing
package import Lessons

/// Looks into an alert again that was confirmed or dismissed. A lesson that it reopened stays as it is.
package struct ReconsiderAlert: UseCase {
    package static let name = "alert.reconsider"

    package var alert: AlertID
    package var why: String

    package init(alert: AlertID, why: String) {
        self.alert = alert
        self.why = why
    }

    package func subject(in context: CommandContext) -> StreamName { alert.stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        [Step(alert, .reconsider(why: why, by: context.actor))]
    }
}
