import ArgumentParser
import Lessons
import UseCases

/// The fields of an observation; what isn't given is left out, or stays as it is.
struct ObservationOptions: ParsableArguments {
    @Option(help: "A title (default: the first line of the text).")
    var title: String?

    @Option(help: "Why it was so.")
    var discussion: LongText?

    @Option(help: "What follows from it.")
    var conclusion: LongText?

    @Option(help: "What should be done.")
    var recommendation: LongText?

    @Option(help: "gap or strength (default: gap).")
    var kind: ObservationKind?

    @Option(
        help: ArgumentHelp(
            "When it was: a day, a month, a year, an instant, or two with a / between (default: today).",
            valueName: "date"
        )
    )
    var occurred: WorldDate?

    @Option(help: ArgumentHelp("When it was reported.", valueName: "date"))
    var reported: WorldDate?

    @Option(help: "Where it was.")
    var place: String?

    @Option(help: ArgumentHelp("Degrees north.", valueName: "degrees"))
    var latitude: Degrees?

    @Option(help: ArgumentHelp("Degrees east.", valueName: "degrees"))
    var longitude: Degrees?

    @Option(
        name: .customLong("mission"),
        help: ArgumentHelp("A mission's code; may be given several times.", valueName: "code")
    )
    var missions: [MissionCode] = []

    @Option(help: "The mission's phase: planning, deployment, operation, drawdown or closed.")
    var missionPhase: MissionPhase?

    @Option(name: .customLong("factor"), help: "What made it so; may be given several times.")
    var factors: [Factor] = []

    @Option(name: .customLong("consequence"), help: "What came of it; may be given several times.")
    var consequences: [Consequence] = []

    @Option(help: "low, moderate, high or critical.")
    var severity: Severity?

    @Option(help: "How far it is to be believed, by the Admiralty code: B2.")
    var rating: SourceRating?

    @Option(help: "named, role or sealed: whom it is put down to (default: role where --role is given, else sealed).")
    var attribution: Attribution.Mode?

    @Option(help: "What the observer does there: patrol leader, civil affairs officer.")
    var role: String?

    @Option(help: ArgumentHelp("Who saw it, by id; only with --attribution named and --consent.", valueName: "uuid"))
    var person: PersonID?

    @Flag(help: "The person agreed to be named.")
    var consent = false

    @Option(help: "The review that it is from: R-3, its id or the beginning of it.")
    var review: Reference?

    @Option(help: "The paragraph of the review.")
    var paragraph: String?

    @Option(
        name: .customLong("attachment"),
        help: ArgumentHelp("A document, by its SHA-256: NAME=HEX; may be given several times.", valueName: "name=hex")
    )
    var attachments: [AttachmentArgument] = []

    @Option(help: ArgumentHelp("The language that it is written in (default: en).", valueName: "tag"))
    var language: LanguageTag?

    @Option(help: "unclassified, confidential or strictly_confidential (default: unclassified).")
    var sensitivity: Sensitivity?

    @Flag(help: "It is made up, to show or to try something.")
    var synthetic = false

    func validate() throws {
        for (name, degrees) in [("latitude", latitude), ("longitude", longitude)] where degrees != nil && place == nil {
            throw ValidationError("--\(name) goes with --place")
        }
    }

    var givenPlace: Place? { place.map { Place(name: $0, latitude: latitude, longitude: longitude) } }

    var attributed: Attribution {
        let mode = attribution ?? (role == nil ? .sealed : .role)
        return Attribution(mode: mode, person: person, role: role, consent: consent ? true : nil)
    }

    /// What is to be said otherwise, without the review, which somebody has to look for.
    func changes() throws -> ObservationChanges {
        var changes = ObservationChanges()
        changes.title = title
        changes.discussion = try discussion?.read()
        changes.conclusion = try conclusion?.read()
        changes.recommendation = try recommendation?.read()
        changes.kind = kind
        changes.occurred = occurred
        changes.reported = reported
        changes.place = givenPlace
        changes.missions = missions.ifAny
        changes.missionPhase = missionPhase
        changes.factors = factors.ifAny
        changes.consequences = consequences.ifAny
        changes.severity = severity
        changes.rating = rating
        if attribution != nil || role != nil { changes.attribution = attributed }
        changes.attachments = attachments.map(\.attachment).ifAny
        changes.paragraph = paragraph
        changes.language = language
        return changes
    }
}

/// `report.pdf=9f86d0…`
struct AttachmentArgument: ExpressibleByArgument {
    let attachment: Attachment

    init?(argument: String) {
        guard let equals = argument.lastIndex(of: "=") else { return nil }
        attachment = Attachment(
            name: String(argument[..<equals]),
            sha256: String(argument[argument.index(after: equals)...])
        )
    }
}
