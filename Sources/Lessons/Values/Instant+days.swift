package import EventSourcing

extension Instant {
    /// So many times 24 hours later; nil beyond the year 9999.
    package func adding(days: Int64) -> Instant? {
        let (microseconds, isTooMuch) = days.multipliedReportingOverflow(by: 86_400_000_000)
        guard !isTooMuch else { return nil }
        let (sum, isTooLate) = microsecondsSince1970.addingReportingOverflow(microseconds)
        return isTooLate ? nil : Instant(microsecondsSince1970: sum)
    }
}
