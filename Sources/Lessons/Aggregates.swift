/// Everything that the ledger keeps.
package enum Aggregates {
    package static let all: [any Aggregate.Type] = [
        Mission.self, Review.self, Observation.self, Lesson.self, ReformAction.self, Alert.self,
    ]

    /// The one whose streams are of this category; nil for another's.
    package static func named(_ category: some StringProtocol) -> (any Aggregate.Type)? {
        all.first { $0.category == category }
    }
}
