package import EventSourcing

extension MissionState {
    /// What was known of it at an instant, as its sources say: the strengths that were in force by then, the judgements that
    /// had been passed, and its end, if it had come. What bears no date isn't known to have been known.
    package func known(by instant: Instant) -> MissionState {
        var known = self
        known.strengths = strengths.filter { $0.from.earliest <= instant }
        known.assessments = assessments.filter { assessment in assessment.date.map { $0.latest <= instant } == true }
        if let date = closed?.date, instant < date.latest { known.closed = nil }
        return known
    }
}
