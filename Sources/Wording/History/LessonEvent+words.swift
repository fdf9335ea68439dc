package import Lessons

extension LessonEvent: WordedEvent {
    package func words(in language: Language, _ names: Names) -> String {
        switch self {
        case .proposed(let proposed):
            language("proposed", "proposé") + language.colon + proposed.details.title
        case .imported(let imported):
            language.imported(imported.claim, as: imported.phase)
        case .claimed(let claimed):
            language.claimed(claimed.claim, as: claimed.phase)
        case .amended(let amended):
            language.changes(language("amended", "modifié"), amended.changes.words(in: language, names))
        case .analysed(let analysed):
            language("analysed; root cause", "analysé ; cause profonde") + language.colon + analysed.rootCause
        case .declined(let declined): language.because(language("declined", "écarté"), declined.why)
        case .endorsed(let endorsed): endorsed.words(in: language, names)
        case .tasked(let tasked):
            language("tasked with ", "confié : ") + names.list(tasked.actions)
        case .implemented(let implemented):
            language("implemented by ", "appliqué par ") + names.list(implemented.actions)
        case .validated(let validated):
            language("validated as ", "validé : ") + validated.outcome.words(in: language)
                + language.evidence(validated.evidence)
                + (validated.reviewOn.map { language.toBeReviewed(names.date($0, in: language)) } ?? "")
        case .reproved(let reproved):
            language("proved again", "confirmé") + language.evidence(reproved.evidence)
                + language.toBeReviewed(names.date(reproved.reviewOn, in: language))
        case .contested(let contested):
            language.because(language("contested", "contesté"), contested.why) + language.evidence(contested.evidence)
        case .settled(let settled): language.because(language("settled", "tranché"), settled.why)
        case .superseded(let superseded):
            language.because(
                language(
                    "superseded by \(names.name(of: superseded.replacement))",
                    "remplacé par \(names.name(of: superseded.replacement))"
                ),
                superseded.why
            )
        case .reopened(let reopened):
            language.because(
                language("reopened", "rouvert")
                    + (reopened.recurrences.isEmpty
                        ? "" : language(" after ", " après ") + names.list(reopened.recurrences)),
                reopened.why
            )
        case .reclassified(let reclassified):
            language.reclassified(as: reclassified.sensitivity, reclassified.why)
        }
    }
}

extension LessonEndorsed {
    fileprivate func words(in language: Language, _ names: Names) -> String {
        let observations = language.count(
            self.observations.count,
            one: ("verified observation", "observation vérifiée"),
            many: ("verified observations", "observations vérifiées")
        )
        let recommendations = language.count(
            self.recommendations.count,
            one: ("recommendation", "recommandation"),
            many: ("recommendations", "recommandations")
        )
        let list = names.list(self.observations)
        let grounds = [
            self.observations.isEmpty ? nil : "\(observations) (\(list))",
            self.recommendations.isEmpty ? nil : recommendations,
        ].compactMap(\.self)
        return language("endorsed on ", "retenu sur ") + grounds.joined(separator: language(" and ", " et "))
    }
}

extension Language {
    fileprivate func toBeReviewed(_ date: String) -> String {
        self("; to be reviewed: \(date)", " ; à réexaminer : \(date)")
    }
}
