package import Lessons

/// A rejection in words. Fronts catch this, whatever the aggregate.
package protocol Refusal: Error {
    /// One sentence, or two: what is wrong, and what is possible.
    func sentence(about noun: Noun, in language: Language) -> String

    /// The field at fault, as it is written; nil where it isn't about one of what was said.
    var faultyField: Field? { get }

    /// What is wrong with it by itself; nil where a rule forbids it.
    var fieldFault: FieldFault? { get }

    /// Where the thing stands and what is possible from there, as events and commands write it; nil where the refusal is
    /// about something else. The state is nil where there is no such thing yet.
    var standing: (state: String?, possible: [String])? { get }
}

extension Refusal {
    package var standing: (state: String?, possible: [String])? { nil }
}

extension LessonsRejection: Refusal
where Action: Worded & RawRepresentable<String>, Phase: Worded & RawRepresentable<String> {
    package var faultyField: Field? {
        switch self {
        case .field(let field, _): field
        case .rule(let rule): rule.field
        case .impossible: nil
        }
    }

    package var fieldFault: FieldFault? {
        guard case .field(_, let fault) = self else { return nil }
        return fault
    }

    package var standing: (state: String?, possible: [String])? {
        guard case .impossible(_, let phase, let possible) = self else { return nil }
        return (phase?.rawValue, possible.map(\.rawValue))
    }

    package func sentence(about noun: Noun, in language: Language) -> String {
        switch self {
        case .impossible(let action, let phase, let possible):
            impossible(action, in: phase, possible, noun, language)
        case .field(let field, let fault): language.sentence(about: field, fault)
        case .rule(let rule): rule.words(in: language).sentence
        }
    }

    private func impossible(
        _ action: Action,
        in phase: Phase?,
        _ possible: [Action],
        _ noun: Noun,
        _ language: Language
    ) -> String {
        let verb = action.words(in: language)
        let thing = noun.withArticle(in: language)
        let ways = possible.map { $0.words(in: language) }.joined(separator: ", ")
        guard let phase = phase?.words(in: language) else {
            return language(
                "There is no such \(noun.words(in: language)) to \(verb) yet; possible: \(ways).",
                "Rien de tel à \(verb) pour l’instant (\(noun.words(in: language))) ; possible : \(ways)."
            )
        }
        return language(
            "You can't \(verb) \(thing) that is \(phase); possible now: \(ways).",
            "Impossible de \(verb) \(thing) (état : \(phase)) ; possible : \(ways)."
        )
    }
}

extension Rule {
    /// What to say otherwise for it to be kept; nil where that doesn't lie in one field of a command.
    fileprivate var field: Field? {
        switch self {
        case .mergeCycle: .target
        case .supersessionCycle: .replacement
        case .sensitivityBelow: .sensitivity
        case .sealedAttributionNamesNobody: .attribution
        case .noConsent: .consent
        case .unknown(let field): field
        case .samePerson, .noSupport, .openActions, .notContested, .belowThreshold: nil
        }
    }
}

extension Language {
    /// What is wrong with a field.
    func sentence(about field: Field, _ fault: FieldFault) -> String {
        self(
            "The field “\(field.words(in: self))” \(fault.words(in: self)).",
            "Un champ est à revoir : \(field.words(in: self)) \(fault.words(in: self))."
        )
    }
}

extension String {
    /// With a capital and a stop.
    package var sentence: String { prefix(1).uppercased() + dropFirst() + "." }
}
