package import Lessons
import Projections
import UseCases
import Wording

/// Which things of a register are asked for: those that meet every condition that is named, and any one of its values.
package struct Narrowing: Codable, Sendable, Equatable {
    package var mission: [MissionCode] = []
    package var state: [String] = []
    package var kind: [String] = []
    package var factor: [Factor] = []
    package var consequence: [Consequence] = []
    package var severity: [Severity] = []
    package var sensitivity: [Sensitivity] = []
    package var track: [ActionTrack] = []
    package var category: [ActionCategory] = []
    package var acceptance: [Acceptance] = []
    package var implementation: [Implementation] = []
    /// Offices, and people by name or id.
    package var owner: [String] = []
    /// Observations that whoever asks logged.
    package var mine: Bool?
    package var occurredAfter: WorldDate?
    package var occurredBefore: WorldDate?
    package var recordedAfter: WorldDate?
    package var recordedBefore: WorldDate?
    /// As people type it into a search.
    package var words: String?
    package var overdue: Bool?
    package var lapsed: Bool?
    package var contested: Bool?
    /// Alerts that weren't acknowledged in time.
    package var escalated: Bool?
    /// Observations that count in the matrix.
    package var standing: Bool?
    /// Nothing has happened for so many days.
    package var silent: Int?
    /// No further for so many days.
    package var stalled: Int?

    package init() {}

    /// - Throws: `ListError.days`, `.value`; `PostgresError`.
    func filter(of register: Register, at desk: Desk) async throws -> ListFilter {
        for (name, days) in [("silent", silent), ("stalled", stalled)] {
            if let days, !(0...36_500).contains(days) { throw ListError.days(name, days) }
        }
        try check(state, .state, of: register)
        try check(kind, .kind, of: register)
        var filter = ListFilter()
        (filter.missions, filter.states, filter.kinds) = (mission.map(\.rawValue), state, kind)
        (filter.factors, filter.consequences) = (factor, consequence)
        (filter.severities, filter.sensitivities) = (severity, sensitivity)
        (filter.tracks, filter.categories) = (track, category)
        (filter.acceptances, filter.implementations) = (acceptance, implementation)
        filter.owners = try await desk.owners(called: owner)
        (filter.occurredAfter, filter.occurredBefore) = (occurredAfter?.earliest, occurredBefore?.latest)
        (filter.recordedAfter, filter.recordedBefore) = (recordedAfter?.earliest, recordedBefore?.latest)
        if mine == true {
            guard case .granted(let holding) = desk.viewer.authority else { throw QuestionFault.nobody }
            filter.recorders = [holding.person.description]
        }
        filter.words = words
        filter.isOverdue = overdue == true
        filter.isLapsed = lapsed == true
        filter.isContested = contested == true
        filter.isEscalated = escalated == true
        if standing == true { filter.takeStanding() }
        (filter.silentDays, filter.stalledDays) = (silent, stalled)
        return filter
    }

    /// What is a text here is one of few in each register.
    private func check(_ values: [String], _ name: FacetName, of register: Register) throws(ListError) {
        let known = name.values(of: register.noun).map { $0.rawValue }
        guard known.isEmpty || values.allSatisfy(known.contains) else { throw .value(name.rawValue, known) }
    }
}
