import Lessons

extension Language {
    /// What was said better, and how it reads now: `amended; title: Two batteries`, or the verb alone.
    func changes(_ verb: String, _ changes: [(label: String, text: String?)]) -> String {
        let made = changes.compactMap { change in change.text.map { change.label + colon + $0 } }
        return ([verb] + made).joined(separator: self("; ", " ; "))
    }

    func list(_ words: [some Worded]?) -> String? {
        words.map { $0.isEmpty ? none : $0.map { $0.words(in: self) }.joined(separator: ", ") }
    }

    func list(_ texts: [String]?) -> String? {
        texts.map { $0.isEmpty ? none : $0.joined(separator: ", ") }
    }

    private var none: String { self("none", "aucun") }
}

extension ObservationChanges {
    func words(in language: Language, _ names: Names) -> [(label: String, text: String?)] {
        [
            (Field.title.words(in: language), title),
            (Field.observation.words(in: language), observation),
            (Field.discussion.words(in: language), discussion),
            (Field.conclusion.words(in: language), conclusion),
            (Field.recommendation.words(in: language), recommendation),
            (language("kind", "le genre"), kind?.words(in: language)),
            (Field.occurred.words(in: language), occurred.map { names.date($0, in: language) }),
            (Field.reported.words(in: language), reported.map { names.date($0, in: language) }),
            (Field.place.words(in: language), place?.name),
            (Field.missions.words(in: language), language.list(missions.map { $0.map(\.rawValue) })),
            (Field.phase.words(in: language), missionPhase?.words(in: language)),
            (Field.factors.words(in: language), language.list(factors)),
            (Field.consequences.words(in: language), language.list(consequences)),
            (language("severity", "la gravité"), severity?.words(in: language)),
            (language("rating of the source", "la cotation de la source"), rating?.description),
            (Field.attribution.words(in: language), attribution?.mode.words(in: language)),
            (Field.attachments.words(in: language), language.list(attachments.map { $0.map(\.name) })),
            (Field.review.words(in: language), review.map { names.name(of: $0) }),
            (Field.paragraph.words(in: language), paragraph),
            (language("language", "la langue"), self.language?.rawValue),
        ]
    }
}

extension LessonChanges {
    func words(in language: Language, _ names: Names) -> [(label: String, text: String?)] {
        [
            (language("kind", "le genre"), kind?.words(in: language)),
            (Field.title.words(in: language), title),
            (Field.statement.words(in: language), statement),
            (Field.rootCause.words(in: language), rootCause),
            (Field.observations.words(in: language), language.list(observations.map { $0.map(names.name) })),
            (
                Field.recommendations.words(in: language),
                language.list(recommendations.map { $0.map { "\(names.name(of: $0.review))/\($0.number)" } })
            ),
            (Field.factors.words(in: language), language.list(factors)),
            (Field.missions.words(in: language), language.list(missions.map { $0.map(\.rawValue) })),
            (Field.missionTypes.words(in: language), language.list(missionTypes)),
            (Field.missionPhases.words(in: language), language.list(missionPhases)),
            (language("language", "la langue"), self.language?.rawValue),
        ]
    }
}
