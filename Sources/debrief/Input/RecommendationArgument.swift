import ArgumentParser
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
