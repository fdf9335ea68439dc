import Lessons

/// A thing as people call it: `L-12`, a mission's code, or one of a review's recommendations, `R-3/4`.
package struct Mention: Sendable, Equatable {
    package let noun: Noun
    /// Of the whole thing.
    package let reference: String
    /// The number of the recommendation; nil where the whole thing is meant.
    package let item: Int?

    package init(_ noun: Noun, _ reference: String, item: Int? = nil) {
        (self.noun, self.reference, self.item) = (noun, reference, item)
    }

    /// What a reference is of: its letter tells. What has none of our letters before a number is a mission's code.
    package init(_ text: String) {
        let parts = text.split(separator: "/", maxSplits: 1)
        let reference = parts.first.map(String.init) ?? text
        let isNumbered = Int(reference.dropFirst(2)) != nil && reference.dropFirst().first == "-"
        let aggregate = Aggregates.all.first { isNumbered && $0.letter == reference.first }
        self.init(
            aggregate.flatMap { Noun(rawValue: $0.category) } ?? .mission,
            reference,
            item: parts.count == 2 ? Int(parts[1]) : nil
        )
    }

    package var text: String { item.map { "\(reference)/\($0)" } ?? reference }
}
