/// A judgement of what a mission came to. Several may disagree: all are kept.
package struct Assessment: Codable, Sendable, Hashable {
    package var outcome: MissionOutcome
    /// At most 4,000 characters.
    package var why: String
    /// Whose judgement it is, at most 200 characters.
    package var source: String
    package var date: WorldDate?

    package init(outcome: MissionOutcome, why: String, source: String, date: WorldDate? = nil) {
        (self.outcome, self.why, self.source, self.date) = (outcome, why, source, date)
    }

    func check() throws(Mission.Rejection) {
        try Mission.checkText(why, .why)
        try Mission.checkText(source, .source, limit: TextLimit.title)
    }
}
