import Lessons
import UseCases

/// The tokens: everybody's for who administers, else one's own.
package struct TokensQuestion: Question {
    package static let path = "tokens"
    package static let readsModels = false
    package static let isAnsweredAsOf = false
    package static let audience = Audience.everybody

    package init() {}

    package func answer(at desk: Desk) async throws -> TokensAnswer {
        TokensAnswer(tokens: try await desk.tokens.all(of: desk.ownAloneOf).map(TokenAnswer.init))
    }
}

extension Desk {
    /// Whose tokens and webhooks alone are open to who sits here; nil for everybody's.
    var ownAloneOf: PersonID? {
        guard case .granted(let holding) = viewer.authority,
            !viewer.authority.holdsEverywhere(anyOf: [.administrator], at: viewer.instant)
        else { return nil }
        return holding.person
    }
}
