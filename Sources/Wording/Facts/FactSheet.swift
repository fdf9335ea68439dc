import Lessons

/// The facts of a thing, in order; what isn't there is left out.
package struct FactSheet: Sendable {
    private let language: Language
    package private(set) var facts: [Fact] = []

    package init(_ language: Language) {
        self.language = language
    }

    package mutating func add(_ label: FactLabel, _ values: [FactValue], as form: Fact.Form = .short) {
        guard !values.isEmpty else { return }
        facts.append(Fact(label.words(in: language), form, values))
    }

    package mutating func add(_ label: FactLabel, lines: [FactValue]) {
        add(label, lines, as: .lines)
    }

    mutating func add(_ label: FactLabel, _ value: FactValue?) {
        add(label, value.map { [$0] } ?? [])
    }

    mutating func add(_ label: FactLabel, _ words: [some Worded]) {
        add(label, words.map { FactValue($0.words(in: language)) })
    }

    mutating func add(_ label: FactLabel, _ word: (some Worded)?) {
        add(label, word.map { [$0] } ?? [])
    }

    mutating func add(_ label: FactLabel, text: String?) {
        add(label, text.map { FactValue($0) })
    }

    /// A reason that was redacted is none.
    mutating func add(_ label: FactLabel, prose text: String?) {
        guard let text, !text.isEmpty else { return }
        add(label, [FactValue(text)], as: .prose)
    }

    /// What a text was at first, where it reads otherwise now.
    mutating func add(_ label: FactLabel, _ first: String?, now: String?) {
        if first != now { add(label, prose: first) }
    }

    mutating func add(_ missions: [MissionCode]) {
        add(.missions, missions.map { "\(Mention(.mission, $0.rawValue))" })
    }

    /// What its sources say of it.
    mutating func add(claims: [(claim: Claim, phase: some Worded)]) {
        add(.claims, lines: claims.map { $0.claim.value(as: $0.phase, in: language) })
    }

    /// A recommendation of a review, under its number.
    mutating func add(_ recommendation: Recommendation) {
        let label = "\(FactLabel.recommendation.words(in: language)) \(recommendation.number)"
        let value = recommendation.value(in: language)
        facts.append(Fact(label, .prose, [value], recommendation: recommendation.number))
    }
}
