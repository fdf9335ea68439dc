package import EventSourcing

/// The rule that an alert was raised by, with its parameters as they were then and the facts that met it.
package enum AlertRule: Sendable, Hashable {
    case earlyWarning(EarlyWarning)
    case recurrence(Recurrence)

    package enum Kind: String, Codable, Sendable, CaseIterable {
        case earlyWarning = "early_warning"
        case recurrence
    }

    package var kind: Kind {
        switch self {
        case .earlyWarning: .earlyWarning
        case .recurrence: .recurrence
        }
    }

    package var observations: [ObservationID] {
        switch self {
        case .earlyWarning(let warning): warning.observations
        case .recurrence(let recurrence): [recurrence.observation]
        }
    }

    package var factors: [Factor] {
        switch self {
        case .earlyWarning(let warning): [warning.factor]
        case .recurrence(let recurrence): recurrence.factors
        }
    }

    /// nil where it isn't about one.
    package var lesson: LessonID? {
        switch self {
        case .earlyWarning: nil
        case .recurrence(let recurrence): recurrence.lesson
        }
    }

    /// The position of the log whose event made the rule hold: as of it, everything can be looked up.
    package var position: Position {
        switch self {
        case .earlyWarning(let warning): warning.position
        case .recurrence(let recurrence): recurrence.position
        }
    }

    /// The same facts under the same rule are the same alert: its id is made of this.
    package var name: String {
        switch self {
        case .earlyWarning(let warning):
            let observations = warning.observations.map(\.description).sorted().joined(separator: " ")
            return "\(kind.rawValue) \(warning.mission) \(warning.factor.rawValue) \(observations)"
        case .recurrence(let recurrence):
            return "\(kind.rawValue) \(recurrence.lesson) \(recurrence.observation)"
        }
    }

    /// The streams of the things that the alert stands on: who may not read one of them doesn't see the alert.
    var facts: [StreamName] {
        observations.map { StreamName(stored: "\(Observation.category)/\($0)") }
            + [lesson].compactMap(\.self).map { StreamName(stored: "\(Lesson.category)/\($0)") }
    }

    var reachesThreshold: Bool {
        switch self {
        case .earlyWarning(let warning): warning.observations.count >= max(1, warning.threshold)
        case .recurrence(let recurrence): recurrence.likeness >= recurrence.threshold
        }
    }
}

extension AlertRule: Codable {
    private enum CodingKeys: CodingKey { case kind }

    package init(from decoder: any Decoder) throws {
        switch try decoder.container(keyedBy: CodingKeys.self).decode(Kind.self, forKey: .kind) {
        case .earlyWarning: self = .earlyWarning(try EarlyWarning(from: decoder))
        case .recurrence: self = .recurrence(try Recurrence(from: decoder))
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(kind, forKey: .kind)
        switch self {
        case .earlyWarning(let warning): try warning.encode(to: encoder)
        case .recurrence(let recurrence): try recurrence.encode(to: encoder)
        }
    }
}
