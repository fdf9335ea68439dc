package import EventSourcing
import EventStore
package import Lessons
import Postgres

/// What the rules of alerts ask of the read models, as of one position of the log.
extension ReadSide {
    /// The observations that count for a warning of a mission and a factor, and may lie within so many days of a date.
    ///
    /// - Throws: `PostgresError`; `DecodingError`.
    package func failures(
        in mission: MissionCode,
        naming factor: Factor,
        within days: Int64,
        of date: WorldDate,
        asOf: AsOf
    ) async throws -> [ObservationFact] {
        var filter = ListFilter()
        filter.takeStanding()
        (filter.missions, filter.factors, filter.kinds) = ([mission.rawValue], [factor], [ObservationKind.gap.rawValue])
        filter.sensitivities = Sensitivity.allCases.filter { $0 != .strictlyConfidential }
        filter.occurredAfter = date.earliest.adding(days: -days)
        filter.occurredBefore = date.latest.adding(days: days)
        let conditions = filter.conditions(on: .observations, asOf: asOf, in: self)
        return try await pool.withSession { session in
            try session.query(
                """
                SELECT t.id, t.missions, t.factors, t.occurred FROM \(sql: table("observations")) t
                WHERE \(sql: .joined(conditions))
                """
            ).compactMap { row in
                guard let id = ObservationID(try row.decode(0)), let occurred = WorldDate(try row.decode(3)) else {
                    return nil
                }
                return ObservationFact(
                    counted: id,
                    missions: try row.decode(1, as: [String].self).compactMap { MissionCode($0) },
                    factors: try row.decode(2, as: [String].self).compactMap(Factor.init(rawValue:)),
                    occurred: occurred
                )
            }
        }
    }

    /// The lessons that were learned, name one of these factors and aren't strictly confidential.
    ///
    /// - Throws: `PostgresError`.
    package func learned(naming factors: [Factor], asOf: AsOf) async throws -> [LessonID] {
        guard !factors.isEmpty else { return [] }
        var filter = ListFilter()
        (filter.states, filter.factors) = ([Lesson.Phase.learned.rawValue], factors)
        filter.sensitivities = Sensitivity.allCases.filter { $0 != .strictlyConfidential }
        let conditions = filter.conditions(on: .lessons, asOf: asOf, in: self)
        return try await pool.withSession { session in
            try session.query(
                "SELECT t.id FROM \(sql: table("lessons")) t WHERE \(sql: .joined(conditions)) ORDER BY t.created"
            ).compactMap { LessonID(try $0.decode(0)) }
        }
    }

    /// The stems that search has of a thing's text, by the position of its first event, and whether they are French.
    ///
    /// - Throws: `PostgresError`.
    package func stems(of created: Position, asOf: AsOf) async throws -> (isFrench: Bool, words: Set<String>)? {
        try await pool.withSession { session in
            try session.query(
                """
                SELECT t.french, tsvector_to_array(t.words) FROM \(sql: table("texts")) t
                WHERE t.created = \(created) AND t.part = 0 AND \(sql: .valid("t", asOf))
                """
            ).first.map { row in (try row.decode(0), Set(try row.decode(1, as: [String].self))) }
        }
    }
}
