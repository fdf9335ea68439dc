package import EventSourcing
package import Lessons

extension ObservationState: Factual {
    package func facts(in language: Language, _ names: Names, at clock: Instant) -> [Fact] {
        var sheet = FactSheet(language)
        sheet.add(.observation, prose: details.observation)
        sheet.add(.discussion, prose: details.discussion)
        sheet.add(.conclusion, prose: details.conclusion)
        sheet.add(.recommendation, prose: details.recommendation)
        sheet.add(.kind, details.kind)
        sheet.add(.occurred, "\(details.occurred)")
        sheet.add(.reported, details.reported.map { "\($0)" })
        sheet.add(.place, text: details.place?.words(in: language))
        sheet.add(details.missions)
        sheet.add(.missionPhase, details.missionPhase)
        sheet.add(.factors, details.factors)
        sheet.add(.consequences, details.consequences)
        sheet.add(.severity, details.severity)
        sheet.add(.rating, text: details.rating?.description)
        sheet.add(.attribution, details.attribution.value(in: language, names))
        sheet.add(.attachments, lines: details.attachments.map { "\($0.name), SHA-256 \($0.sha256)" })
        sheet.add(.review, review(in: language, names))
        sheet.add(.mergedInto, mergedInto.map { names.value(of: $0) })
        sheet.add(.reason, prose: reason)
        sheet.add(.language, text: details.language.words(in: language))
        addWhatWasSaid(to: &sheet)
        sheet.add(claims: claims.map { ($0.claim, $0.phase) })
        return sheet.facts
    }

    /// The original, and what was verified, where they read otherwise than what stands now.
    private func addWhatWasSaid(to sheet: inout FactSheet) {
        sheet.add(.titleFirst, original.title, now: details.title)
        sheet.add(.saidFirst, original.observation, now: details.observation)
        sheet.add(.discussionFirst, original.discussion, now: details.discussion)
        sheet.add(.conclusionFirst, original.conclusion, now: details.conclusion)
        sheet.add(.recommendationFirst, original.recommendation, now: details.recommendation)
        sheet.add(.asVerified, validated?.observation, now: details.observation)
    }

    private func review(in language: Language, _ names: Names) -> FactValue? {
        details.review.map { review in
            let paragraph = details.paragraph.map { language(", paragraph \($0)", ", paragraphe \($0)") }
            return "\(names.value(of: review))\(paragraph ?? "")"
        }
    }

    /// Why it is where it is.
    private var reason: String? {
        switch phase {
        case .returned: returned?.why
        case .rejected: rejected?.why
        case .withdrawn: withdrawn?.why
        case .submitted, .verified, .merged: nil
        }
    }
}

extension Place {
    fileprivate func words(in language: Language) -> String {
        guard let latitude, let longitude else { return name }
        let (north, east) = (language.decimal(latitude), language.decimal(longitude))
        return "\(name) (\(north)\(language(", ", " ; "))\(east))"
    }
}

extension Attribution {
    /// How it is attributed, and to whom.
    fileprivate func value(in language: Language, _ names: Names) -> FactValue {
        let whom = [person.map { names.value(of: $0) }, role.map { FactValue($0) }].compactMap(\.self)
        return whom.reduce(FactValue(mode.words(in: language))) { language.value($0, more: $1) }
    }
}
