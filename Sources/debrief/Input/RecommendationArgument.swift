import ArgumentParser
import Lessons
import UseCases

/// A review's recommendation as people write it: `R-3/4`.
struct RecommendationArgument: ExpressibleByArgument {
    let review: Reference
    let number: Int

    init?(argument: String) {
        let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let number = Int(parts[1]), number > 0 else { return nil }
        (review, self.number) = (Reference(String(parts[0])), number)
    }
}

extension Ledger {
    func recommendations(_ arguments: [RecommendationArgument]) async throws -> [RecommendationReference] {
        var references: [RecommendationReference] = []
        for argument in arguments {
            references.append(
                RecommendationReference(review: try await id(of: argument.review), number: argument.number)
            )
        }
        return references
    }
}
