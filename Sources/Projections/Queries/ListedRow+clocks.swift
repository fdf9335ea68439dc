import EventSourcing

/// What hangs on the clock of the question. The conditions of `ListFilter` say the same in SQL, of the same columns.
extension ListedRow {
    /// Without coming further for so many days, what is open has stalled.
    package static let stalledAfterDays: Int64 = 90

    /// Since its day passed, in whole days; nil where it isn't overdue.
    package func overdueDays(_ asOf: AsOf) -> Int64? {
        isOverdue(asOf) ? days(since: "overdue_after", asOf) : nil
    }

    /// Whether its day has passed and it is neither done nor set aside.
    package func isOverdue(_ asOf: AsOf) -> Bool { time("overdue_after").map { $0 < asOf.clock } ?? false }

    /// Whether it was learned and not proved again by its date of review.
    package func isLapsed(_ asOf: AsOf) -> Bool { time("lapsed_after").map { $0 < asOf.clock } ?? false }

    /// Whether the time to acknowledge it has passed, and nobody did.
    package func isEscalated(_ asOf: AsOf) -> Bool { time("escalated_after").map { $0 < asOf.clock } ?? false }

    /// Since its last event; nil for what is done or set aside.
    package func silentDays(_ asOf: AsOf) -> Int64? { isClosed ? nil : days(since: "changed_at", asOf) }

    /// Whether it is open and has come no further, whatever was said.
    package func isStalled(_ asOf: AsOf) -> Bool {
        !isClosed && (days(since: "further_at", asOf) ?? 0) >= Self.stalledAfterDays
    }

    /// Since it came into its state.
    package func daysInState(_ asOf: AsOf) -> Int64? { days(since: "state_since", asOf) }

    private var isClosed: Bool { values["open"] == .truth(false) }

    private func days(since column: String, _ asOf: AsOf) -> Int64? {
        time(column).map { max(0, asOf.clock.microsecondsSince1970 - $0.microsecondsSince1970) / 86_400_000_000 }
    }
}
