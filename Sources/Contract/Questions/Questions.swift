import Lessons
import Projections

/// Everything that can be asked with GET.
package enum Questions {
    package static let all: [any Question.Type] =
        [
            MissionPageQuestion.self, ShowQuestion<Review>.self, ShowQuestion<Observation>.self,
            ShowQuestion<Lesson>.self, ShowQuestion<ReformAction>.self, ShowQuestion<Alert>.self,
            ThingQuestion.self, HistoryQuestion.self, LinksQuestion.self, ReadersQuestion.self,
            BoardQuestion.self, MatrixQuestion.self, TimelineQuestion.self, SearchQuestion.self,
            AccessQuestion.self, OwnAccessQuestion.self, TokensQuestion.self, WebhooksQuestion.self,
            PeopleQuestion.self,
            ProjectionsQuestion.self, SigningQuestion.self, InclusionQuestion.self, ConsistencyQuestion.self,
            BundleQuestion.self, RedactionsQuestion.self,
        ] + Register.allCases.map(\.subject).flatMap(registers)

    private static func registers(_ subject: any ContractedAggregate.Type) -> [any Question.Type] {
        func both<Subject: ContractedAggregate>(_ subject: Subject.Type) -> [any Question.Type] {
            [ListQuestion<Subject>.self, FacetsQuestion<Subject>.self]
        }
        return both(subject)
    }
}
