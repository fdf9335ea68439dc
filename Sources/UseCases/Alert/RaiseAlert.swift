package import EventSourcing
package import Foundation
package import Lessons

/// Raises an alert that a rule gives. It is the system's own: no person may give it.
package struct RaiseAlert: UseCase {
    package static let name = "alert.raise"

    package var rule: AlertRule

    package init(rule: AlertRule) {
        self.rule = rule
    }

    /// The id of the command and of the alert: the same facts under the same rule are one alert, however often it is raised.
    package var id: UUID { UUID(Digest(hashing: Array("alert \(rule.name)".utf8))) }

    package func subject(in context: CommandContext) -> StreamName { AlertID(uuid: context.id).stream }

    package func plan(_ reading: Reading, in context: CommandContext) async throws -> [Step] {
        var missions: [MissionCode] = []
        var sensitivity = Sensitivity.unclassified
        var provenances: [Provenance?] = []
        for id in rule.observations {
            let details = try await reading.observation(id).details
            missions += details.missions.filter { !missions.contains($0) }
            sensitivity = max(sensitivity, details.sensitivity)
            provenances.append(details.provenance)
        }
        if let lesson = rule.lesson {
            let details = try await reading.lesson(lesson).details
            sensitivity = max(sensitivity, details.sensitivity)
            provenances.append(details.provenance)
        }
        if case .earlyWarning(let warning) = rule { missions = [warning.mission] }
        let details = AlertDetails(
            rule: rule,
            missions: missions,
            sensitivity: sensitivity,
            provenance: Provenance(ofAll: provenances),
            raised: context.time
        )
        return [Step(AlertID(uuid: context.id), .raise(details))]
    }
}

extension Provenance {
    /// Of what stands on all of these; nil where nothing is to be said.
    fileprivate init?(ofAll provenances: [Provenance?]) {
        let isSynthetic = provenances.contains { $0?.synthetic == true }
        let isUnverified = provenances.contains { $0?.verified == false }
        guard isSynthetic || isUnverified else { return nil }
        self.init(verified: isUnverified ? false : nil, synthetic: isSynthetic ? true : nil)
    }
}
