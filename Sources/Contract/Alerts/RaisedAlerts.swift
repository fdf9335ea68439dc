import EventSourcing
import Lessons
import UseCases

/// The alerts that the rules have given so far.
struct RaisedAlerts {
    private var rules: [AlertID: AlertRule]

    /// - Throws: `EventCodecError`; `PostgresError`.
    init(in ledger: Ledger) async throws {
        rules = try await ledger.raisedAlerts()
    }

    /// The warnings of a mission and a factor.
    func warnings(in mission: MissionCode, naming factor: Factor) -> [EarlyWarning] {
        rules.values.compactMap { rule in
            guard case .earlyWarning(let warning) = rule, warning.mission == mission, warning.factor == factor else {
                return nil
            }
            return warning
        }
    }

    /// Notes one that is about to be raised.
    ///
    /// - Returns: whether it wasn't raised before.
    mutating func note(_ rule: AlertRule) -> Bool {
        rules.updateValue(rule, forKey: AlertID(uuid: RaiseAlert(rule: rule).id)) == nil
    }
}
