import Lessons
import UseCases
import Wording

/// One thing as it is shown: its name, where it stands and its title, then its fields.
struct ThingPage<Subject: Aggregate>: Answer where Subject.Phase: Worded {
    private let dossier: Dossier<Subject>
    private let fields: FieldList

    init(_ dossier: Dossier<Subject>, fields: FieldList) {
        self.dossier = dossier
        self.fields = fields
    }

    var text: String {
        let thing = dossier.thing
        let phase = Subject.phase(of: dossier.state)?.words(in: .ofThisUser) ?? ""
        let top = "\(thing.reference)  \(phase)\(marks)  \(thing.headline.title)"
        return top + "\n\n" + fields.text(width: Terminal.width)
    }

    /// What has to be known before anybody relies on it.
    private var marks: String {
        let headline = dossier.thing.headline
        var marks: [any Worded] = []
        if headline.isClaimed { marks.append(Mark.claimed) }
        if dossier.isSecondPersonUnauthenticated { marks.append(Mark.secondPersonUnauthenticated) }
        if dossier.history.contains(where: { $0.event == nil }) { marks.append(Mark.redacted) }
        if headline.provenance?.synthetic == true { marks.append(Mark.synthetic) }
        if headline.provenance?.verified == false { marks.append(Mark.notVerified) }
        if headline.sensitivity != .unclassified { marks.append(headline.sensitivity) }
        return marks.isEmpty ? "" : " [\(marks.map { $0.words(in: .ofThisUser) }.joined(separator: ", "))]"
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dossier.thing.reference.text, forKey: .reference)
        try container.encode(dossier.thing.stream.id, forKey: .id)
        try container.encode(dossier.thing.phase, forKey: .phase)
        try container.encode(dossier.thing.revision, forKey: .revision)
        try container.encode(dossier.isSecondPersonUnauthenticated, forKey: .secondPersonUnauthenticated)
        try container.encode(dossier.state, forKey: .state)
    }

    private enum CodingKeys: CodingKey { case reference, id, phase, revision, secondPersonUnauthenticated, state }
}
