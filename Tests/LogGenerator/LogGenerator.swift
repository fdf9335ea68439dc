import EventSourcing
package import EventStore
import Foundation
import Lessons
import TestSupport

/// A log as an organisation might write it over the years, the same for the same seed: about 60 % of the events are of
/// observations, and a few of its thirty missions have most of them. Every event was decided by the domain.
package struct LogGenerator: Sendable {
    /// So many things of a sort are still being worked on.
    private static let activeThings = 300

    private var random: SeededGenerator
    private var missions = Active<Mission>()
    private var reviews = Active<Review>()
    private var observations = Active<Lessons.Observation>()
    private var lessons = Active<Lesson>()
    private var actions = Active<ReformAction>()
    private let codes: [MissionCode]
    private let now: Instant
    /// Before every day by which something is due.
    private static let promised = Instant.sample(0)

    /// `missions` is how many missions there are, from 1; they are called by `prefix` and a number.
    package init(seed: UInt64, missions: Int = 30, prefix: String = "MISSION") {
        random = SeededGenerator(seed: seed)
        codes = (1...missions).compactMap { MissionCode("\(prefix)\($0)") }
        now = .sample(Int64(Date().timeIntervalSince1970 * 1_000_000))
    }

    /// One command with the events that it decides; one at least.
    package mutating func next() throws -> AppendRequest {
        while true {
            let events = try decide()
            guard !events.isEmpty else { continue }
            return AppendRequest(
                command: .sample(id: .random(using: &random), time: now),
                events: events,
                expecting: [:]
            )
        }
    }

    private mutating func decide() throws -> [AuthoredEvent] {
        if missions.count < codes.count {
            return try begin(.open(mission(), by: person()), named: codes[missions.count])
        }
        if reviews.isEmpty { return try begin(.register(review(), by: person()), in: \.reviews) }
        if observations.isEmpty { return try begin(observe(), in: \.observations) }
        if lessons.isEmpty { return try begin(propose(), in: \.lessons) }
        switch Int.random(in: 0..<1_000, using: &random) {
        case ..<350: return try begin(observe(), in: \.observations)
        case ..<600: return try go(on: \.observations) { $0.observationCommand($1, $2) }
        case ..<640: return try begin(propose(), in: \.lessons)
        case ..<740: return try go(on: \.lessons) { $0.lessonCommand($1, $2) }
        case ..<780:
            let details = actionDetails()
            return try begin(.propose(details, by: person(), quoted: .unclassified, at: Self.promised), in: \.actions)
        case ..<950: return try go(on: \.actions) { generator, _, state in generator.actionCommand(state) }
        case ..<955: return try begin(.register(review(), by: person()), in: \.reviews)
        case ..<985: return try go(on: \.reviews) { $0.reviewCommand($2) }
        default: return try go(on: \.missions) { generator, _, state in generator.missionCommand(state) }
        }
    }

    private mutating func begin(_ command: MissionCommand, named code: MissionCode) throws -> [AuthoredEvent] {
        let thing = Thing<Mission>(stream: StreamName(stored: "mission/\(code)"), state: nil)
        let (events, begun) = try thing.after(command)
        missions.keep(begun, atMost: .max, using: &random)
        return events
    }

    private mutating func begin<Subject: Aggregate>(
        _ command: Subject.Command,
        in active: WritableKeyPath<LogGenerator, Active<Subject>>
    ) throws -> [AuthoredEvent] {
        let stream = try StreamName(category: Subject.category, id: .random(using: &random))
        let (events, begun) = try Thing<Subject>(stream: stream, state: Subject.initialState).after(command)
        var things = self[keyPath: active]
        things.keep(begun, atMost: Self.activeThings, using: &random)
        self[keyPath: active] = things
        return events
    }

    /// Nothing where the domain refuses what chance came up with.
    private mutating func go<Subject: Aggregate>(
        on active: WritableKeyPath<LogGenerator, Active<Subject>>,
        with command: (inout LogGenerator, Identifier<Subject>?, Subject.State) -> Subject.Command
    ) throws -> [AuthoredEvent] {
        guard let place = self[keyPath: active].place(using: &random) else { return [] }
        let thing = self[keyPath: active][place]
        let id = Identifier<Subject>(String(thing.stream.rawValue.dropFirst(Subject.category.count + 1)))
        guard let (events, next) = try? thing.after(command(&self, id, thing.state)) else { return [] }
        self[keyPath: active][place] = next
        return events
    }
}

extension LogGenerator {
    private mutating func observe() -> ObservationCommand {
        .record(observation(), by: person(), quoted: .unclassified, at: now)
    }

    private mutating func propose() -> LessonCommand {
        .propose(lesson(), by: person(), quoted: .unclassified)
    }

    private mutating func observationCommand(
        _ id: ObservationID?,
        _ state: Lessons.Observation.State
    ) -> ObservationCommand {
        let by = person()
        switch (state?.phase, Int.random(in: 0..<20, using: &random)) {
        case (.submitted?, ..<13): return .verify(rating: SourceRating("B2"), by: by)
        case (.submitted?, 13): return .reject(why: "Hearsay", by: by)
        case (.submitted?, 14): return .return(why: "Which unit?", by: by)
        case (.submitted?, 15):
            let target = observations.random(using: &random)?.id ?? ObservationID(uuid: UUID())
            return .merge(MergeTarget(id: target, merging: id ?? target), by: by)
        case (.returned?, ..<16): return .resubmit(by: by)
        case (.rejected?, ..<4): return .reconsider(why: "A second source", by: by)
        case (_, 17): return .reclassify(sensitivity(), why: "It names a unit", by: by, quoted: .unclassified)
        case (_, 18): return .withdraw(why: "It was another day", by: by)
        default:
            var changes = ObservationChanges()
            changes.title = sentence(6)
            changes.factors = factors()
            return .amend(
                ObservationAmended(changes: changes, why: "Clearer", by: by),
                quoted: .unclassified,
                at: now
            )
        }
    }

    private mutating func lessonCommand(_ id: LessonID?, _ state: Lesson.State) -> LessonCommand {
        let by = person()
        guard let state else { return propose() }
        let standing = actions.random(using: &random).map { ActionStanding(id: $0.id, implementation: .verified) }
        let settled = state.actions.map { ActionStanding(id: $0, implementation: .verified) }
        switch state.phase {
        case .proposed: return .analyse(rootCause: sentence(12), factors: factors(), by: by)
        case .analysed:
            let support = state.details.observations.map { Support.observation($0, isVerified: true) }
            return .endorse(support: support, by: by)
        case .identified: return .task(standing.map { [$0] } ?? [], by: by)
        case .tasked:
            return .implement(settled, by: by)
        case .implemented:
            let review = WorldDate("2030-01-01")
            return .validate(
                LessonValidated(outcome: .learned, evidence: [.generated], reviewOn: review, by: by),
                standings: settled,
                at: now
            )
        case .learned, .notEffective, .declined:
            return .reopen(recurrences: state.details.observations, why: "It happened again", by: by)
        case .superseded: return .reclassify(sensitivity(), why: "It names a unit", by: by, quoted: .unclassified)
        }
    }

    private mutating func actionCommand(_ state: ReformAction.State) -> ReformActionCommand {
        let by = person()
        guard let state else { return .propose(actionDetails(), by: by, quoted: .unclassified, at: Self.promised) }
        let chance = Int.random(in: 0..<10, using: &random)
        switch state.phase {
        case .underConsideration:
            let answers: [Acceptance] = [.accepted, .accepted, .accepted, .partlyAccepted, .rejected, .notRelevant]
            return .decide(answers.randomElement(using: &random) ?? .accepted, why: "As discussed", by: by)
        case .notStarted, .inProgress:
            if chance < 2 { return .moveDue(to: day(2_020...2_030), why: "No trainers", by: by, at: Self.promised) }
            if chance < 3 { return .assign(ActionOwner(office: office()), by: by) }
            if chance < 4 { return .close(why: "No funds", by: by) }
            if chance < 8 {
                let percentage = Int.random(in: 0...100, using: &random)
                return .progress(
                    ActionProgressed(text: sentence(8), percentage: percentage, evidence: [], by: by)
                )
            }
            return .implement(evidence: [.generated], by: by)
        case .implemented: return .verify(evidence: [.generated], by: by)
        case .verified: return .assess(.effective, evidence: [.generated], by: by)
        case .rejected, .notRelevant, .assessed, .overtaken, .closedUnimplemented:
            return .reopen(why: "It is needed after all", by: by)
        }
    }

    private mutating func reviewCommand(_ state: Review.State) -> ReviewCommand {
        let number = (state?.recommendations.count ?? 0) + 1
        guard number <= 40 else { return .reclassify(sensitivity(), why: "It names a unit", by: person()) }
        return .recommend(Recommendation(number: number, text: sentence(15)), by: person())
    }

    private mutating func missionCommand(_ state: Mission.State) -> MissionCommand {
        let by = person()
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            return .changePhase(to: .operation, since: day(2_000...2_020), why: "Deployed", by: by)
        case 1:
            let strength = Strength(from: day(2_000...2_020), military: .random(in: 500...15_000, using: &random))
            return .authoriseStrength(strength, by: by)
        case 2:
            let outcome = MissionOutcome.allCases.randomElement(using: &random) ?? .partly
            return .assess(Assessment(outcome: outcome, why: sentence(10), source: "Study"), by: by)
        default: return .changePhase(to: .drawdown, since: day(2_000...2_020), why: "Mandate", by: by)
        }
    }
}

extension LogGenerator {
    private mutating func mission() -> MissionDetails {
        MissionDetails(
            code: codes[missions.count],
            name: "Mission \(missions.count + 1)",
            hostCountry: "Somewhere",
            type: .multidimensional,
            established: day(1_990...2_015),
            sensitivity: .unclassified
        )
    }

    private mutating func review() -> ReviewDetails {
        ReviewDetails(
            title: sentence(5),
            symbol: "S/\(Int.random(in: 1_990...2_025, using: &random))/\(Int.random(in: 1...1_500, using: &random))",
            kind: ReviewKind.allCases.randomElement(using: &random) ?? .audit,
            date: day(1_995...2_025),
            missions: [code()],
            language: .english,
            sensitivity: .unclassified
        )
    }

    private mutating func observation() -> ObservationDetails {
        let isFrench = Int.random(in: 0..<5, using: &random) == 0
        let second = Int.random(in: 0..<20, using: &random) == 0 ? [code()] : []
        let first = code()
        return ObservationDetails(
            title: sentence(6),
            observation: sentence(25),
            discussion: sentence(40),
            kind: Int.random(in: 0..<4, using: &random) == 0 ? .strength : .gap,
            occurred: day(1_994...2_025),
            missions: [first] + second.filter { $0 != first },
            factors: factors(),
            consequences: [Consequence.allCases.randomElement(using: &random) ?? .publicTrust],
            severity: Severity.allCases.randomElement(using: &random),
            attribution: Attribution(mode: .sealed),
            language: isFrench ? LanguageTag("fr") ?? .english : .english,
            sensitivity: sensitivity()
        )
    }

    private mutating func lesson() -> LessonDetails {
        LessonDetails(
            kind: .lesson,
            title: sentence(6),
            statement: sentence(20),
            observations: observations.random(using: &random).map { [$0.id] } ?? [],
            factors: factors(),
            missions: [code()],
            language: .english,
            sensitivity: .unclassified
        )
    }

    private mutating func actionDetails() -> ActionDetails {
        ActionDetails(
            what: sentence(8),
            lessons: lessons.random(using: &random).map { [$0.id] } ?? [],
            missions: [code()],
            category: ActionCategory.allCases.randomElement(using: &random) ?? .training,
            track: .mission,
            owner: ActionOwner(office: office()),
            due: day(2_015...2_030),
            measure: sentence(8),
            language: .english,
            sensitivity: .unclassified
        )
    }

    /// The first mission has half of all, the next a quarter …, as far as that goes, and the rest is shared out.
    private mutating func code() -> MissionCode {
        let isLarge = Bool.random(using: &random)
        let place = isLarge ? random.next().leadingZeroBitCount : Int.random(in: 0..<codes.count, using: &random)
        return codes[min(place, codes.count - 1)]
    }

    private mutating func factors() -> [Factor] {
        let count = Int.random(in: 1...3, using: &random)
        return Array(Set((0..<count).compactMap { _ in Factor.allCases.randomElement(using: &random) }))
            .sorted { $0.rawValue < $1.rawValue }
    }

    private mutating func sensitivity() -> Sensitivity {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: .strictlyConfidential
        case 1, 2: .confidential
        default: .unclassified
        }
    }

    private mutating func person() -> PersonID {
        PersonID(source: "generated", externalID: "\(Int.random(in: 0..<200, using: &random))")
    }

    private mutating func office() -> String { "Office \(Int.random(in: 1...20, using: &random))" }

    private mutating func day(_ years: ClosedRange<Int>) -> WorldDate {
        let year = Int.random(in: years, using: &random)
        let (month, day) = (Int.random(in: 1...12, using: &random), Int.random(in: 1...28, using: &random))
        let text = "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
        guard let date = WorldDate(text) else { fatalError("\(text) is no date") }
        return date
    }

    /// Some words are in every tenth text, some in one of thousands.
    private mutating func sentence(_ words: Int) -> String {
        (0..<words).map { _ in
            let common = Int.random(in: 0..<10, using: &random) < 8
            return common
                ? Self.words.randomElement(using: &random) ?? ""
                : "place\(Int.random(in: 0..<2_000, using: &random))"
        }.joined(separator: " ")
    }

    private static let words = """
        patrol convoy radio relay orders battalion camp village escort fuel medical evacuation liaison police civilian \
        mandate warning report delay helicopter road bridge supply water interpreter briefing handover training drill \
        protection threat militia checkpoint reserve reaction command staff rotation equipment armoured night market \
        clinic shelter negotiation ceasefire observers sector headquarters
        """.split(separator: " ").map(String.init)
}

/// A thing as far as it was told.
private struct Thing<Subject: Aggregate>: Sendable {
    let stream: StreamName
    let state: Subject.State

    var id: Identifier<Subject> {
        Identifier(String(stream.rawValue.dropFirst(Subject.category.count + 1))) ?? Identifier(uuid: UUID())
    }

    func after(_ command: Subject.Command) throws -> ([AuthoredEvent], Thing) {
        var state = state
        let events = try Subject.decide(command, in: state).map { event in
            Subject.evolve(&state, with: event)
            return try AuthoredEvent(
                stream: stream,
                type: event.type,
                dataVersion: Swift.type(of: event.payload).version,
                mission: Subject.headline(of: state)?.missions.first?.rawValue,
                data: EventData(encoding: event.payload).text
            )
        }
        return (events, Thing(stream: stream, state: state))
    }
}

/// The things of a sort that are being worked on.
private struct Active<Subject: Aggregate>: Sendable {
    private var things: [Thing<Subject>] = []

    var count: Int { things.count }
    var isEmpty: Bool { things.isEmpty }

    subscript(place: Int) -> Thing<Subject> {
        get { things[place] }
        set { things[place] = newValue }
    }

    func place(using random: inout SeededGenerator) -> Int? { things.indices.randomElement(using: &random) }
    func random(using random: inout SeededGenerator) -> Thing<Subject>? { things.randomElement(using: &random) }

    /// In the place of any other where there are many.
    mutating func keep(_ thing: Thing<Subject>, atMost limit: Int, using random: inout SeededGenerator) {
        if things.count < limit {
            things.append(thing)
        } else if let place = place(using: &random) {
            things[place] = thing
        }
    }
}

extension Evidence {
    fileprivate static let generated = Evidence(text: "Records", source: "Log")
}
