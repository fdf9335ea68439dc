import Lessons

/// Things and people as facts name them. What nobody calls anything, or isn't open to who asks, is its id.
extension Names {
    func value(of id: ObservationID) -> FactValue { value(of: id.description, .observation) }
    func value(of id: LessonID) -> FactValue { value(of: id.description, .lesson) }
    func value(of id: ActionID) -> FactValue { value(of: id.description, .action) }
    func value(of id: ReviewID) -> FactValue { value(of: id.description, .review) }
    func value(of person: PersonID) -> FactValue { FactValue([.person(name(of: person))]) }

    func value(of recommendation: RecommendationReference) -> FactValue {
        value(of: recommendation.review.description, .review, item: recommendation.number)
    }

    private func value(of id: String, _ noun: Noun, item: Int? = nil) -> FactValue {
        let mention = Mention(noun, name(of: id), item: item)
        return mention.reference == id ? FactValue(mention.text) : "\(mention)"
    }
}
