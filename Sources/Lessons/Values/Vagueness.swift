/// What a recommendation or a reform leaves open, so that nobody could carry it out as it stands. A hint, no judgement.
package struct Vagueness: Sendable, Equatable, Codable {
    /// What a promise that can be kept says.
    package enum Part: String, CaseIterable, Sendable, Codable {
        /// Who does it.
        case actor
        /// What they do.
        case verb
        /// By what it is seen to be done.
        case measure
        /// Until when.
        case deadline
    }

    package let part: Part
    /// The verb that could mean anything, as it stands in the text; nil where a part isn't there.
    package let text: String?
    /// The recommendation of a review that it is about; nil of a reform.
    package let recommendation: Int?

    package init(_ part: Part, text: String? = nil, recommendation: Int? = nil) {
        (self.part, self.text, self.recommendation) = (part, text, recommendation)
    }
}

extension Recommendation {
    /// What it leaves open; of a text in another language than English or French nobody can tell here.
    package func vagueness(in language: LanguageTag) -> [Vagueness] {
        guard let promise = Promise(text, in: language) else { return [] }
        return promise.open.map { Vagueness($0, text: $0 == .verb ? promise.vagueVerb : nil, recommendation: number) }
    }
}

extension ActionDetails {
    /// What it leaves open: who answers for it, until when and what would show that it worked may stand in fields of their
    /// own.
    package var vagueness: [Vagueness] {
        let said: [(Vagueness.Part, Bool)] = [
            (.actor, owner != nil), (.measure, measure != nil), (.deadline, due != nil),
        ]
        let promise = Promise(what, in: language)
        let open = promise?.open ?? Vagueness.Part.allCases.filter { $0 != .verb }
        return open.filter { part in !said.contains { $0 == part && $1 } }.map { part in
            Vagueness(part, text: part == .verb ? promise?.vagueVerb : nil)
        }
    }
}
