package import Lessons

extension AccessRejection: Refusal {
    package var faultyField: Field? {
        guard case .field(let field, _) = self else { return nil }
        return field
    }

    package var fieldFault: FieldFault? {
        guard case .field(_, let fault) = self else { return nil }
        return fault
    }

    package func sentence(about noun: Noun, in language: Language) -> String {
        switch self {
        case .field(let field, let fault): language.sentence(about: field, fault)
        case .ownAccess:
            language(
                "nobody grants or admits themselves: somebody else has to",
                "nul ne se donne accès à soi-même : c’est à une autre personne de le faire"
            ).sentence
        }
    }
}
