package import Lessons

extension UseCase {
    /// What is left open by what the command says, in the thing as the command left it; nothing of what it is silent about.
    package func vagueness(in thing: Thing) -> [Vagueness] {
        switch self {
        case is ProposeAction, is AssignAction, is MoveActionDue: thing.vagueness
        case let said as RecommendInReview: thing.vagueness(of: said.recommendation)
        case let said as AmendRecommendation: thing.vagueness(of: said.recommendation)
        default: []
        }
    }
}

extension Thing {
    fileprivate func vagueness(of recommendation: Recommendation) -> [Vagueness] {
        vagueness.filter { $0.recommendation == recommendation.number }
    }
}
