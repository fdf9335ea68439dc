package import EventSourcing

/// In one mission one factor failed several times within a short time.
///
/// An observation counts where it stands (submitted, verified or returned), is of what failed, names the mission and the
/// factor, and isn't strictly confidential, of which no list could be told. It counts by the whole of its date as given:
/// what is dated by a year alone lies within no window.
///
/// The log is read event by event. Whenever an event leaves an observation counting, those that count as of that event, and
/// that lie in no window of an earlier warning of the mission and the factor, are looked at: the warning is raised for the
/// first window of `windowDays` days, beginning with one of them, that has the event's own observation and `threshold` of
/// them at least. It names all that lie in that window. So the same log always gives the same warnings, and what was
/// counted once isn't counted again.
package struct EarlyWarning: Codable, Sendable, Hashable {
    /// Today's parameters; a warning bears those that it was raised by.
    package static let threshold = 3
    package static let windowDays: Int64 = 90

    package var mission: MissionCode
    package var factor: Factor
    /// In the order in which they occurred.
    package var observations: [ObservationID]
    /// Where the window begins.
    package var from: Instant
    package var windowDays: Int64
    package var threshold: Int
    package var position: Position

    package init(
        mission: MissionCode,
        factor: Factor,
        observations: [ObservationID],
        from: Instant,
        windowDays: Int64 = windowDays,
        threshold: Int = threshold,
        position: Position
    ) {
        (self.mission, self.factor, self.observations) = (mission, factor, observations)
        (self.from, self.windowDays, self.threshold) = (from, windowDays, threshold)
        self.position = position
    }
}

extension EarlyWarning {
    /// The warning that an observation gives as an event left it; nil where it gives none. `others` are all that may lie within
    /// a window of it, as of that event, and itself may be among them; `earlier` are the warnings that events before gave.
    package static func given(
        by observation: ObservationFact,
        in mission: MissionCode,
        naming factor: Factor,
        among others: [ObservationFact],
        after earlier: [EarlyWarning],
        at position: Position
    ) -> EarlyWarning? {
        let windows = earlier.filter { $0.mission == mission && $0.factor == factor && $0.position < position }
        func isFresh(_ fact: ObservationFact) -> Bool {
            fact.counts && fact.missions.contains(mission) && fact.factors.contains(factor)
                && !windows.contains { $0.covers(fact) }
        }
        guard isFresh(observation) else { return nil }
        let fresh = (others.filter { $0.id != observation.id && isFresh($0) } + [observation]).sorted(
            by: ObservationFact.inOrder
        )
        let windowsOfIt = fresh.lazy.map { first in
            let window = EarlyWarning(
                mission: mission,
                factor: factor,
                observations: [],
                from: first.occurred.earliest,
                position: position
            )
            return (window, fresh.filter(window.covers))
        }
        let found = windowsOfIt.first { window, members in
            window.covers(observation) && members.count >= threshold
        }
        return found.map { window, members in
            var warning = window
            warning.observations = members.map(\.id)
            return warning
        }
    }

    /// Whether all of when it occurred lies within the window.
    package func covers(_ fact: ObservationFact) -> Bool {
        guard let end = from.adding(days: windowDays) else { return false }
        return from <= fact.occurred.earliest && fact.occurred.latest <= end
    }
}
