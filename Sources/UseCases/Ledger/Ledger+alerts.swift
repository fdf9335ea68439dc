package import EventSourcing
import EventStore
package import Lessons

extension Ledger {
    /// So many alerts are read at a time.
    private static let alertsAtATime = 500

    /// The alerts that rules have raised here, by their ids: not those that other sources claim.
    ///
    /// - Throws: `EventCodecError`; `PostgresError`.
    package func raisedAlerts() async throws -> [AlertID: AlertRule] {
        var rules: [AlertID: AlertRule] = [:]
        var number: Int64 = 0
        while true {
            let streams = try await store.streams(in: Alert.category, after: number, limit: Self.alertsAtATime)
            for event in try await store.load(streams.map(\.stream)) where event.revision == 0 {
                guard case .raised(let raised)? = try AlertEvent(event), let id = AlertID(event.stream) else {
                    continue
                }
                rules[id] = raised.details.rule
            }
            guard streams.count == Self.alertsAtATime, let last = streams.last else { return rules }
            number = last.number
        }
    }

    /// Raises an alert, in the system's own name; once, however often it is asked and by however many at once.
    ///
    /// - Throws: `AppendError`; `LedgerError`; a `LessonsRejection` where the facts don't meet the rule.
    package func raise(_ rule: AlertRule, because position: String, at time: Instant) async throws {
        let verb = RaiseAlert(rule: rule)
        let context = CommandContext(
            id: verb.id,
            actor: .system,
            authentication: .system,
            time: time,
            causationID: position
        )
        _ = try await perform(verb, in: context)
    }
}
