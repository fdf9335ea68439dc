package import Lessons

extension Observation.Phase: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .submitted: language("submitted", "soumise")
        case .verified: language("verified", "vérifiée")
        case .returned: language("returned", "renvoyée")
        case .rejected: language("rejected", "rejetée")
        case .merged: language("merged", "fusionnée")
        case .withdrawn: language("withdrawn", "retirée")
        }
    }
}

extension Observation.Action: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .record: language("record", "consigner")
        case .import: language("import", "importer")
        case .amend: language("amend", "modifier")
        case .resubmit: language("resubmit", "soumettre à nouveau")
        case .verify: language("verify", "vérifier")
        case .return: language("return", "renvoyer")
        case .reject: language("reject", "rejeter")
        case .reconsider: language("reconsider", "réexaminer")
        case .merge: language("merge", "fusionner")
        case .unmerge: language("unmerge", "dissocier")
        case .reclassify: language("reclassify", "reclasser")
        case .withdraw: language("withdraw", "retirer")
        case .withdrawConsent: language("withdraw consent", "retirer le consentement")
        }
    }
}

extension ObservationKind: Worded {
    package func words(in language: Language) -> String {
        switch self {
        case .gap: language("gap", "lacune")
        case .strength: language("strength", "point fort")
        }
    }
}
