import EventSourcing
import FoundationEssentials
import Lessons
import UseCases
import Wording

/// The texts of an observation as they are being written: from options, and in an editor.
struct ObservationForm {
    var title: String
    var observation = ""
    var discussion: String?
    var conclusion: String?
    var recommendation: String?

    init(_ fields: ObservationOptions) throws {
        title = fields.title ?? ""
        discussion = try fields.discussion?.read()
        conclusion = try fields.conclusion?.read()
        recommendation = try fields.recommendation?.read()
    }

    init(_ details: ObservationDetails) {
        title = details.title
        observation = details.observation
        discussion = details.discussion
        conclusion = details.conclusion
        recommendation = details.recommendation
    }

    /// Has a person fill it in.
    mutating func edit() throws -> Draft {
        let form = EditorForm(sections: [
            EditorForm.Section(
                "title",
                "At most 200 characters. Left empty: the first line of the observation.",
                title
            ),
            EditorForm.Section("observation", "One fact: what was seen.", observation),
            EditorForm.Section("discussion", "Why it was so.", discussion ?? ""),
            EditorForm.Section("conclusion", "What follows from it.", conclusion ?? ""),
            EditorForm.Section("recommendation", "What should be done.", recommendation ?? ""),
        ])
        let (texts, draft) = try form.fill()
        title = texts["title"] ?? ""
        observation = texts["observation"] ?? ""
        discussion = texts["discussion"]
        conclusion = texts["conclusion"]
        recommendation = texts["recommendation"]
        return draft
    }

    /// These texts in the place of those that are there.
    func written(into details: ObservationDetails) -> ObservationDetails {
        var details = details
        var changes = ObservationChanges()
        changes.observation = observation
        // A title that somebody wrote stays.
        if title != details.title { changes.title = wholeTitle }
        details = details.applying(changes.titled(for: details))
        details.discussion = discussion
        details.conclusion = conclusion
        details.recommendation = recommendation
        return details
    }

    private var wholeTitle: String { title.isEmpty ? observation.asTitle : title }

    func details(_ fields: ObservationOptions) -> ObservationDetails {
        ObservationDetails(
            title: wholeTitle,
            observation: observation,
            discussion: discussion,
            conclusion: conclusion,
            recommendation: recommendation,
            kind: fields.kind ?? .gap,
            occurred: fields.occurred ?? WorldDate(dayOf: .now, in: .current),
            reported: fields.reported,
            place: fields.givenPlace,
            missions: fields.missions,
            missionPhase: fields.missionPhase,
            factors: fields.factors,
            consequences: fields.consequences,
            severity: fields.severity,
            rating: fields.rating,
            attribution: fields.attributed,
            attachments: fields.attachments.map(\.attachment),
            paragraph: fields.paragraph,
            language: fields.language ?? .english,
            sensitivity: fields.sensitivity ?? .unclassified,
            provenance: fields.synthetic ? Provenance(synthetic: true) : nil
        )
    }
}
