import API
import Contract
import EventSourcing
import Lessons
import Projections
import UseCases
import Wording

/// What waits for whoever signed in, by what their roles let them do.
struct HomePage: Page {
    static let words: [any Phrase.Type] = [HomeWord.self]

    struct Need: Sendable {
        let title: String
        let items: [Item]
        /// Where all of them are.
        let all: String
    }

    struct Item: Sendable {
        let thing: Link
        let title: String
        /// What makes it wait: since when, whose it is.
        let detail: String?
        let isLate: Bool
    }

    static let template = "home"
    static let isNarrowedByKnownBy = true
    /// So many of each are shown.
    private static let most = 5

    let title: String
    let needs: [Need]
    let latest: [Item]
    let isWithoutRole: Bool

    init(_ visit: Visit) async throws {
        let authority = visit.principal.authority
        title = HomeWord.whatNeedsYou.words(in: visit.language)
        isWithoutRole = !authority.holds(anyOf: AccessRole.allCases, at: .now)
        guard !isWithoutRole else {
            (needs, latest) = ([], [])
            return
        }
        var needs: [Need] = []
        func add<Subject: ContractedAggregate>(
            _ title: HomeWord,
            _ subject: Subject.Type,
            _ query: String,
            unless mayNot: Bool,
            where narrow: (inout Narrowing) -> Void
        ) async throws {
            guard !mayNot else { return }
            var narrowing = Narrowing()
            narrow(&narrowing)
            let items = try await Self.items(subject, narrowing, visit)
            guard !items.isEmpty else { return }
            let all = visit.href("\(Subject.register.path)?\(query)")
            needs.append(Need(title: title.words(in: visit.language), items: items, all: all))
        }
        func mayNot(_ command: String) -> Bool { !authority.mayEver(command, at: .now) }
        try await add(.alertsToAcknowledge, Alert.self, "state=raised", unless: mayNot(AcknowledgeAlert.name)) {
            $0.state = [Alert.Phase.raised.rawValue]
        }
        try await add(.alertsToConfirm, Alert.self, "state=acknowledged", unless: mayNot(ConfirmAlert.name)) {
            $0.state = [Alert.Phase.acknowledged.rawValue]
        }
        try await add(.returned, Observation.self, "state=returned&mine=true", unless: false) { narrowing in
            narrowing.state = [Observation.Phase.returned.rawValue]
            narrowing.mine = true
        }
        // Who only carries reforms out is shown their own.
        let isOwnerAlone =
            authority.holds(anyOf: [.owner], at: .now)
            && !authority.holds(anyOf: [.manager, .analyst, .auditor, .administrator], at: .now)
        try await add(.overdueActions, ReformAction.self, "overdue=true&sort=due", unless: false) { narrowing in
            narrowing.overdue = true
            if isOwnerAlone { narrowing.owner = [visit.principal.person.description] }
        }
        try await add(
            .observationsToVerify,
            Observation.self,
            "state=submitted",
            unless: mayNot(VerifyObservation.name)
        ) { $0.state = [Observation.Phase.submitted.rawValue] }
        try await add(.lessonsToEndorse, Lesson.self, "state=analysed", unless: mayNot(EndorseLesson.name)) {
            $0.state = [Lesson.Phase.analysed.rawValue]
        }
        try await add(
            .actionsToDecide,
            ReformAction.self,
            "acceptance=under_consideration",
            unless: mayNot(DecideAction.name)
        ) { $0.acceptance = [.underConsideration] }
        try await add(
            .actionsToVerify,
            ReformAction.self,
            "implementation=implemented",
            unless: mayNot(VerifyAction.name)
        ) { $0.implementation = [.implemented] }
        try await add(.lessonsToValidate, Lesson.self, "state=implemented", unless: mayNot(ValidateLesson.name)) {
            $0.state = [Lesson.Phase.implemented.rawValue]
        }
        try await add(.lapsedLessons, Lesson.self, "lapsed=true", unless: mayNot(ReproveLesson.name)) {
            $0.lapsed = true
        }
        for register in Register.allCases {
            if let secret = try await Self.secret(in: register.subject, visit) { needs.append(secret) }
        }
        self.needs = needs
        latest = try await Self.items(Observation.self, Narrowing(), visit)
    }

    /// What is strictly confidential and open to this person by its need-to-know list: that it is there, and nothing that it
    /// says.
    private static func secret<Subject: ContractedAggregate>(
        in subject: Subject.Type,
        _ visit: Visit
    ) async throws -> Need? {
        guard case .granted(let holding) = visit.principal.authority,
            holding.needsToKnow.contains(where: { $0.category == Subject.category })
        else { return nil }
        var narrowing = Narrowing()
        narrowing.sensitivity = [.strictlyConfidential]
        let all = try await visit.ask(ListQuestion<Subject>(narrowing, limit: 1_000)).items
        guard !all.isEmpty else { return nil }
        let words = [
            HomeWord.strictlyConfidential.words(in: visit.language), Subject.register.word.words(in: visit.language),
        ]
        return Need(
            title: words.joined(separator: " · ") + " (\(all.count))",
            items: try await items(subject, narrowing, visit),
            all: visit.href("\(Subject.register.path)?sensitivity=\(Sensitivity.strictlyConfidential.rawValue)")
        )
    }

    private static func items<Subject: ContractedAggregate>(
        _ subject: Subject.Type,
        _ narrowing: Narrowing,
        _ visit: Visit
    ) async throws -> [Item] {
        let sort: Register.Sort? =
            narrowing.overdue == true ? .due : Subject.register == .alerts ? .escalation : nil
        let answer = try await visit.ask(ListQuestion<Subject>(narrowing, sort: sort, limit: most))
        return answer.items.map { item in
            let overdue = item.row.overdueDays(visit.desk.asOf)
            let isEscalated = item.row.isEscalated(visit.desk.asOf)
            let details = [
                isEscalated ? Mark.escalated.words(in: visit.language) : nil,
                overdue.map { visit.language.overdue(days: $0) },
                item.row.text("office"),
                item.row.text("missions")?.replacing(";", with: ", "),
            ]
            return Item(
                thing: visit.link(to: item.row.reference),
                title: item.row.title(in: Subject.register, visit.language),
                detail: details.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "),
                isLate: overdue != nil || isEscalated
            )
        }
    }
}
