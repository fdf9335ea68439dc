package import Lessons

extension Rule: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .samePerson(let part):
            language(
                "who does this has to be somebody else than its \(part.words(in: language))",
                "cet acte revient à une autre personne que \(part.words(in: language))"
            )
        case .noSupport:
            language(
                "a lesson is endorsed on a verified observation or a review's recommendation, and it has neither",
                "un enseignement est retenu sur une observation vérifiée ou une recommandation, et il n’en a pas"
            )
        case .openActions(let actions):
            actions.count == 1
                ? language(
                    "one of its reform actions is neither verified nor overtaken",
                    "l’une de ses mesures n’est ni vérifiée ni dépassée"
                )
                : language(
                    "\(actions.count) of its reform actions are neither verified nor overtaken",
                    "\(actions.count) de ses mesures ne sont ni vérifiées ni dépassées"
                )
        case .belowThreshold:
            language(
                "what it stands on doesn't meet the rule that it is raised by",
                "ce sur quoi elle s’appuie ne satisfait pas à la règle qui la déclenche"
            )
        case .mergeCycle:
            language(
                "an observation can't be merged into itself or into what was merged into it",
                "une observation ne peut être fusionnée avec elle-même ni avec ce qui l’a rejointe"
            )
        case .supersessionCycle:
            language(
                "a lesson can't take the place of itself or of what took its own",
                "un enseignement ne peut remplacer ni lui-même ni celui qui l’a remplacé"
            )
        case .sensitivityBelow(let sensitivity):
            language(
                "it quotes what is \(sensitivity.words(in: language)), so it is that at least",
                "il cite ce qui est \(sensitivity.words(in: language)) : il l’est donc au moins autant"
            )
        case .sealedAttributionNamesNobody:
            language(
                "a sealed attribution names nobody: leave the person and the role out",
                "une attribution sous scellé ne nomme personne : omettez la personne et la fonction"
            )
        case .noConsent:
            language(
                "who is named has to have agreed to it",
                "la personne nommée doit y avoir consenti"
            )
        case .notContested: language("nothing is held against it", "rien ne lui est opposé")
        case .unknown(let field):
            language(
                "there is no such \(field.words(in: language))",
                "ce qui est désigné n’existe pas : \(field.words(in: language))"
            )
        }
    }
}

extension Rule.Part: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .proposer: language("proposer", "celle qui a proposé")
        case .implementer: language("implementer", "celle qui a appliqué")
        case .owner: language("owner", "celle qui en répond")
        }
    }
}
