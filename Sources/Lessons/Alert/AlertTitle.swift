/// What an alert is called, in no language: its words are made of this where it is shown.
package struct AlertTitle: Sendable, Equatable {
    package let kind: AlertRule.Kind
    package let missions: [MissionCode]
    package let factors: [Factor]

    init(_ details: AlertDetails) {
        (kind, missions, factors) = (details.rule.kind, details.missions, details.rule.factors)
    }
}

extension AlertTitle: LosslessStringConvertible {
    /// `early_warning MINUSMA leadership`: several of a sort with commas between, and a hyphen for none.
    package var description: String {
        let parts = [missions.map(\.rawValue), factors.map(\.rawValue)].map {
            $0.isEmpty ? "-" : $0.joined(separator: ",")
        }
        return ([kind.rawValue] + parts).joined(separator: " ")
    }

    /// nil for what isn't of that form.
    package init?(_ description: String) {
        let parts = description.split(separator: " ").map { $0.split(separator: ",").map(String.init) }
        guard parts.count == 3, let kind = parts[0].first.flatMap(AlertRule.Kind.init(rawValue:)) else { return nil }
        self.kind = kind
        missions = parts[1].compactMap { MissionCode($0) }
        factors = parts[2].compactMap(Factor.init(rawValue:))
    }
}
