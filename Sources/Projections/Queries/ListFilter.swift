package import EventSourcing
import EventStore
package import Lessons
import Postgres

/// Which things of a register are wanted: those that meet every condition that is named, and any one of its values.
package struct ListFilter: Sendable, Equatable, Codable {
    /// Codes; so are states, kinds and the rest as events write them.
    package var missions: [String] = []
    package var states: [String] = []
    package var kinds: [String] = []
    package var factors: [Factor] = []
    package var consequences: [Consequence] = []
    package var severities: [Severity] = []
    package var sensitivities: [Sensitivity] = []
    package var tracks: [ActionTrack] = []
    package var categories: [ActionCategory] = []
    package var acceptances: [Acceptance] = []
    package var implementations: [Implementation] = []
    /// Offices, or people's ids.
    package var owners: [String] = []
    /// The ids of who logged it.
    package var recorders: [String] = []
    /// When it was in the world: what may have been after, and before.
    package var occurredAfter: Instant?
    package var occurredBefore: Instant?
    /// When it was first recorded.
    package var recordedAfter: Instant?
    package var recordedBefore: Instant?
    /// As people type it into a search.
    package var words: String?
    package var isOverdue = false
    package var isLapsed = false
    package var isContested = false
    /// Not acknowledged in time.
    package var isEscalated = false
    /// Open, and without any event for so many days.
    package var silentDays: Int?
    /// Open, and no further for so many days, whatever was said.
    package var stalledDays: Int?

    package init() {}

    /// Those that count in the matrix.
    package mutating func takeStanding() {
        states = Observation.Phase.allCases.filter(\.stands).map(\.rawValue)
    }

    /// The conditions on a register's rows `t`.
    func conditions(on register: Register, asOf: AsOf, in side: ReadSide) -> [SQL] {
        [SQL.valid("t", asOf)] + side.seen(in: register, asOf: asOf) + missionConditions + values(on: register)
            + dates(on: register)
            + clocks(on: register, asOf) + text(on: register, asOf, in: side)
    }

    /// One mission is a walk along its index; several, or none, take each thing once.
    private var missionConditions: [SQL] {
        switch missions.count {
        case 0: ["t.part = 0"]
        case 1: ["t.mission = \(missions[0])"]
        default: ["t.part = 0", "t.missions && \(missions)"]
        }
    }

    private func values(on register: Register) -> [SQL] {
        var conditions: [SQL] = []
        func add(_ column: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            guard register.has(column) else { return conditions.append("false") }
            let one: SQL = "t.\(identifier: column) = \(values[0])"
            conditions.append(values.count == 1 ? one : "t.\(identifier: column) = ANY (\(values))")
        }
        func add(_ column: String, levels: [Int]) {
            guard !levels.isEmpty else { return }
            guard register.has(column) else { return conditions.append("false") }
            conditions.append("t.\(identifier: column) = ANY (\(levels.map(Int32.init)))")
        }
        func add(_ column: String, overlapping values: [String]) {
            guard !values.isEmpty else { return }
            conditions.append(register.has(column) ? "t.\(identifier: column) && \(values)" : "false")
        }
        add("state", states)
        add("kind", kinds)
        add("track", tracks.map(\.rawValue))
        add("category", categories.map(\.rawValue))
        add("acceptance", acceptances.map(\.rawValue))
        add("implementation", implementations.map(\.rawValue))
        add("recorder", recorders)
        add("severity", levels: severities.map(\.level))
        add("sensitivity", levels: sensitivities.map(\.level))
        add("factors", overlapping: factors.map(\.rawValue))
        add("consequences", overlapping: consequences.map(\.rawValue))
        if !owners.isEmpty {
            conditions.append(
                register.has("owner") ? "(t.office = ANY (\(owners)) OR t.owner = ANY (\(owners)))" : "false"
            )
        }
        return conditions
    }

    private func dates(on register: Register) -> [SQL] {
        var conditions: [SQL] = []
        let occurs = register.has("occurred_from")
        if let occurredAfter {
            conditions.append(occurs ? "t.occurred_to >= \(Timestamp(occurredAfter))" : "false")
        }
        if let occurredBefore {
            conditions.append(occurs ? "t.occurred_from <= \(Timestamp(occurredBefore))" : "false")
        }
        if let recordedAfter { conditions.append("t.recorded_at >= \(Timestamp(recordedAfter))") }
        if let recordedBefore { conditions.append("t.recorded_at <= \(Timestamp(recordedBefore))") }
        return conditions
    }

    private func clocks(on register: Register, _ asOf: AsOf) -> [SQL] {
        var conditions: [SQL] = []
        let clock = Timestamp(asOf.clock)
        if let knownBy = asOf.knownBy { conditions.append("t.known_at <= \(Timestamp(knownBy))") }
        if isOverdue { conditions.append(register.has("overdue_after") ? "t.overdue_after < \(clock)" : "false") }
        if isLapsed { conditions.append(register.has("lapsed_after") ? "t.lapsed_after < \(clock)" : "false") }
        if isEscalated { conditions.append(register.has("escalated_after") ? "t.escalated_after < \(clock)" : "false") }
        if isContested { conditions.append(register.has("contested") ? "t.contested" : "false") }
        if let silentDays {
            conditions.append(Self.still("changed_at", for: silentDays, on: register, clock))
        }
        if let stalledDays {
            conditions.append(Self.still("further_at", for: stalledDays, on: register, clock))
        }
        return conditions
    }

    /// Only what is open can be silent or stalled; what has no such thing as being open is always.
    private static func still(_ column: String, for days: Int, on register: Register, _ clock: Timestamp) -> SQL {
        guard register.has(column) else { return "false" }
        let open: SQL = register.has("open") ? "t.open AND " : ""
        return "\(sql: open)t.\(identifier: column) <= \(clock) - make_interval(days => \(Int32(clamping: days)))"
    }

    private func text(on register: Register, _ asOf: AsOf, in side: ReadSide) -> [SQL] {
        guard let words else { return [] }
        return [
            """
            EXISTS (SELECT FROM \(sql: side.table("texts")) x
                WHERE x.created = t.created AND \(sql: .valid("x", asOf)) AND x.words @@ CASE WHEN x.french
                    THEN \(sql: side.query(words, .french)) ELSE \(sql: side.query(words, .english)) END)
            """
        ]
    }
}

/// A language that texts are searched in.
enum TextLanguage: String {
    case english
    case french
}

extension ReadSide {
    /// What somebody types into a search, in the stems of a language.
    func query(_ words: String, _ language: TextLanguage) -> SQL {
        "websearch_to_tsquery(\(sql: configuration(language)), \(words))"
    }

    /// How a language's texts are cut into words.
    func configuration(_ language: TextLanguage) -> SQL {
        "\(literal: table(language.rawValue).text)::regconfig"
    }
}
