import Lessons
import Wording

extension Refusal {
    /// What sort of thing it is about; any sort where its words name none.
    var noun: Noun {
        Aggregates.all.first { isRejection(of: $0) }.flatMap { Noun(rawValue: $0.category) } ?? .observation
    }

    private func isRejection<Subject: Aggregate>(of subject: Subject.Type) -> Bool { self is Subject.Rejection }
}
