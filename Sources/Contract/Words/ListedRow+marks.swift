import Lessons
package import Projections
package import Wording

extension ListedRow {
    /// What has to be known of the thing at that time, as far as its register tells.
    package func marks(_ asOf: AsOf) -> Set<Mark> {
        let marks: [(Mark, Bool)] = [
            (.claimed, isTrue("claimed")), (.synthetic, isTrue("synthetic")), (.contested, isTrue("contested")),
            (.lapsed, isLapsed(asOf)), (.overdue, isOverdue(asOf)), (.stalled, isStalled(asOf)),
            (.escalated, isEscalated(asOf)),
        ]
        let sensitivity = text("sensitivity").flatMap(Sensitivity.init(rawValue:)).flatMap { Mark($0) }
        return Set(marks.filter(\.1).map(\.0) + [sensitivity].compactMap(\.self))
    }

    /// What the thing of a register is called; nothing where that isn't told.
    package func title(in register: Register, _ language: Language) -> String {
        language.title(text("title") ?? "", of: register.noun)
    }
}
