import API
import Contract
import EventSourcing
import Lessons
import Projections
import UseCases
import Wording

/// Everything that is shown of one thing, whatever it is: where it stands, what it says, its history, its proof.
struct ThingModel: Sendable {
    /// A fact with its values, each in the form that suits it.
    struct FactRow: Sendable {
        let label: String
        let values: [FactLine]
        /// Whether it is text to be read rather than looked up.
        let isProse: Bool
        /// Whether each value has a line of its own.
        let isLines: Bool
        /// What leads to it within the page; nil for what nothing names alone.
        let anchor: String?
        /// What it leaves open, in one line; nil where that is nothing.
        let open: String?
        /// How it is said otherwise; nil where it can't be alone, or not by this person.
        var amending: Link?
    }

    struct FactLine: Sendable {
        let parts: [FactPiece]
        /// What separates it from the next.
        let end: String
    }

    struct FactPiece: Sendable {
        let text: String
        /// nil where it leads nowhere.
        let href: String?
    }

    /// One event in words, on both clocks.
    struct HistoryRow: Sendable {
        let what: String
        let who: String
        /// How it was known who that is.
        let authentication: String?
        let recorded: String
        let recordedUTC: String
        /// nil where it was recorded within the minute in which it was given.
        let given: String?
        let position: String
        let mark: String?
    }

    struct LinkRow: Sendable {
        let relation: String
        let thing: Link
    }

    let reference: String
    let title: String
    let chips: [Chip]
    let facts: [FactRow]
    let acts: [Link]
    let hasActs: Bool
    /// What it leaves open as a whole; what a part of it does stands there.
    let vague: [String]
    let hasVague: Bool
    let history: [HistoryRow]
    let hasHistory: Bool
    let proof: String
    let bundle: String?
    let readers: String?
    let backlinks: [LinkRow]
    let hasBacklinks: Bool

    /// `known` is what alone was known of it by the day that is asked for; nil for all that was recorded.
    init<Subject: ContractedAggregate>(
        _ visit: Visit,
        _ reference: Reference,
        as subject: Subject.Type,
        known: Subject.State? = nil
    ) async throws {
        let language = visit.language
        async let read = visit.desk.thing(reference, as: subject)
        async let pointed = visit.ask(LinksQuestion(reference))
        let ((answer, history), pointers) = try await (read, pointed)

        self.reference = answer.reference
        title = answer.title(in: language) ?? history.title
        chips = answer.chips(now: visit.desk.asOf.clock, in: language)
        let acts = visit.acts(on: answer)
        let amending = acts.first { $0.command == AmendRecommendation.name }?.link
        let clock = visit.desk.asOf.clock
        let told = known?.facts(in: language, Names(answer.names), at: clock) ?? answer.facts(in: language, now: clock)
        facts = told.map { FactRow($0, amending, answer.vague, visit) }
        self.acts = acts.filter { $0.command != AmendRecommendation.name }.map(\.link)
        hasActs = !self.acts.isEmpty
        vague = answer.vague.filter { $0.recommendation == nil }.map { $0.words(in: language).sentence }
        hasVague = !vague.isEmpty
        // When it was recorded is no claim of when it was known.
        self.history = known == nil ? history.events.reversed().map { HistoryRow($0, visit) } : []
        hasHistory = !self.history.isEmpty
        proof = answer.proof.words(in: language)
        bundle = answer.proof.standing == .unsigned ? nil : "/audit/bundles/\(answer.reference)"
        readers = visit.desk.admits(.overseers) ? visit.href("/access/readers/\(answer.reference)") : nil
        backlinks = pointers.pointedToBy.map { line in
            LinkRow(relation: line.relation.wordsOfPointer(in: language), thing: visit.link(to: line.from))
        }
        hasBacklinks = !backlinks.isEmpty
    }
}

extension ThingModel.FactRow {
    fileprivate init(_ fact: Fact, _ amending: Link?, _ vague: [Vagueness], _ visit: Visit) {
        let open = vague.filter { $0.recommendation != nil && $0.recommendation == fact.recommendation }
        self.open = open.isEmpty ? nil : open.questions(in: visit.language)
        anchor = fact.recommendation.map { "recommendation-\($0)" }
        self.amending = zip(fact.recommendation, amending).map { number, link in
            Link(text: visit.language.amending(recommendation: number), href: "\(link.href)?number=\(number)")
        }
        label = fact.label.sentenceCase
        (isProse, isLines) = (fact.form == .prose, fact.form == .lines)
        values = fact.values.enumerated().map { index, value in
            ThingModel.FactLine(
                parts: value.parts.map { ThingModel.FactPiece($0, visit) },
                end: index == fact.values.count - 1 ? "" : ", "
            )
        }
    }
}

extension ThingModel.FactPiece {
    fileprivate init(_ part: FactPart, _ visit: Visit) {
        text = part.text { visit.language.words(of: $0, in: visit.preferences.zone) }
        switch part {
        case .text, .date, .person: href = nil
        case .mention(let mention): href = visit.href(ofThing: mention.text)
        // What somebody typed is followed where it is an address of the web, and is text else.
        case .link(let link): href = ["https://", "http://"].contains(where: link.hasPrefix) ? link : nil
        }
    }
}

extension ThingModel.HistoryRow {
    fileprivate init(_ line: HistoryLine, _ visit: Visit) {
        let (language, zone) = (visit.language, visit.preferences.zone)
        what = line.what
        who = line.actor
        let known = line.authentication.flatMap(Authentication.init(rawValue:))
        // The system's own name says it already.
        authentication = known == .system ? nil : known?.words(in: language)
        let recordedAt = Instant(line.recordedAt)
        recorded = recordedAt.map { language.words(of: $0, in: zone) } ?? line.recordedAt
        recordedUTC = line.recordedAt
        let givenAt = line.givenAt.flatMap { Instant($0) }
        let distance = zip(recordedAt, givenAt).map { abs($0.microsecondsSince1970 - $1.microsecondsSince1970) }
        given = (distance ?? 0) < 60_000_000 ? nil : givenAt.map { language.words(of: $0, in: zone) }
        position = line.position
        mark =
            line.secondPersonUnauthenticated ? Mark.secondPersonUnauthenticated.words(in: language) : nil
    }
}

/// Both, where both are there.
private func zip<First, Second>(_ first: First?, _ second: Second?) -> (First, Second)? {
    guard let first, let second else { return nil }
    return (first, second)
}

extension Visit {
    /// What this person may do with a thing as it stands, and the forms for it.
    fileprivate func acts<Subject: ContractedAggregate>(
        on answer: ThingAnswer<Subject>
    ) -> [(command: String, link: Link)] {
        guard !isPast, principal.scopes.contains(.write) else { return [] }
        return answer.acts.compactMap { action in
            let name = "\(Subject.category).\(action.rawValue)"
            guard let route = CommandRoute.all.first(where: { $0.verb.name == name }), route.subject != nil else {
                return nil
            }
            let place = "\(Subject.register.path)/\(answer.reference)/\(route.path.split(separator: "/").last ?? "")"
            return (name, Link(text: CommandWords.all[name]?.title.words(in: language) ?? name, href: place))
        }
    }
}

extension String {
    /// With a capital at its beginning.
    var sentenceCase: String { prefix(1).uppercased() + dropFirst() }
}
