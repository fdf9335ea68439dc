import Client
import Contract
import EventSourcing
import EventStore
import FoundationEssentials
import Lessons
import Projections
import UseCases
import Wording

extension LedgerOptions {
    /// The address of the server that a command is sent to: the one that --server or DEBRIEF_SERVER names, else the one
    /// that was signed in to, unless a database or one of its organisations is named; nil for this machine's own.
    var address: String? {
        if let named { return named }
        return Self.namesLocal != nil || organisation.organisation != nil ? nil : ServerFile.read()?.url
    }

    /// What of the environment keeps commands on this machine, whatever was signed in to.
    static var namesLocal: String? {
        let environment = ProcessInfo.processInfo.environment
        return ["DEBRIEF_DATABASE_URL", "DEBRIEF_DATA", "DEBRIEF_ORGANISATION"].first {
            environment[$0]?.isEmpty == false
        }
    }

    /// The server that a command is sent to, with what this user signed in with; nil for this machine's own database.
    func remote() throws(Failure) -> RemoteServer? {
        guard let address else { return nil }
        guard organisation.organisation == nil else {
            throw Failure(
                .usage,
                "A server serves one organisation, its own: leave out --organisation, or --server and DEBRIEF_SERVER."
            )
        }
        let known = ServerFile.read()
        let given = named == nil ? nil : ProcessInfo.processInfo.environment["DEBRIEF_TOKEN"]
        let token = given ?? (known?.url == address ? known?.token : nil)
        guard let token, !token.isEmpty else {
            throw Failure(
                .notPermitted,
                "Nobody is signed in to \(address): run debrief login \(address), or set DEBRIEF_TOKEN."
            )
        }
        return RemoteServer(url: address, token: token, language: Language.ofThisUser == .french ? "fr" : "en")
    }

    /// The server that --server or DEBRIEF_SERVER names.
    var named: String? {
        let named = server ?? ProcessInfo.processInfo.environment["DEBRIEF_SERVER"]
        return named.flatMap { $0.isEmpty ? nil : $0.withoutSlash }
    }
}

extension RemoteServer {
    /// Asks; what isn't there is told in the words that this machine has for it.
    func answer<Asked: Question>(_ question: Asked, as point: Point = Point()) async throws -> Asked.Answer {
        do {
            return try await ask(question, as: point)
        } catch let problem as RemoteProblem where problem.status == 404 && problem.kind != "not-signed" {
            switch question {
            case let asked as any ReferringQuestion: throw LedgerError.unknown(asked.reference)
            case let asked as MissionPageQuestion: throw LedgerError.absent(asked.mission.stream)
            default: throw problem
            }
        }
    }

    /// Gives an instruction; why it is refused is told in the words that this machine has for it.
    func answer<Told: Instruction>(_ instruction: Told, isLong: Bool = false) async throws -> Told.Answer {
        do {
            return try await tell(instruction, id: UUID(), isLong: isLong)
        } catch let problem as RemoteProblem {
            throw problem.error(about: instruction)
        }
    }
}

extension String {
    var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}

extension RemoteProblem {
    /// What this machine throws where it refuses an instruction so; itself where it has no other words for it.
    fileprivate func error(about instruction: some Instruction) -> any Error {
        switch instruction {
        case let told as AddPerson where kind == "id-taken": told.id.map { PeopleError.taken($0) } ?? self
        case let told as ForgetPerson where kind == "no-such-person": PeopleError.unknown(told.person)
        case let told as AdmitReader where isOfAbsent("thing"): LedgerError.unknown(told.thing)
        case let told as DismissReader where isOfAbsent("thing"): LedgerError.unknown(told.thing)
        case let told as RebuildProjection where isOfAbsent("name"): ProjectionError.unknown(told.name)
        case let told as RetryProjections where isOfAbsent("name"):
            told.name.map { ProjectionError.unknown($0) } ?? self
        default: self
        }
    }

    /// Whether what the path or this field names isn't there.
    func isOfAbsent(_ field: String) -> Bool {
        let fields = errors?.map { $0.pointer?.split(separator: "/").first.map(String.init) } ?? []
        return kind == "not-found" || kind == "invalid-fields" && Set(fields) == [field]
    }

    /// What this machine throws where it refuses a command so; itself where it has no other words for it.
    func error(about verb: some UseCase, _ id: UUID) -> any Error {
        let subject = verb.subject(in: .local(by: Actor.user))
        return switch kind {
        case "exists": LedgerError.exists(subject)
        case "not-found" where subject.category == Mission.category: LedgerError.absent(subject)
        case "idempotency-key-reused": AppendError.commandReused(id)
        default: self
        }
    }

    /// Who has to act: as this machine has it for the same, whatever the status is.
    fileprivate var failureKind: Failure.Kind {
        switch (kind, status) {
        case ("exists", _): .data
        case ("not-signed", _): .tryAgain
        case ("id-taken", _), ("idempotency-key-reused", _), ("invalid-parameters", _), ("made-before", _),
            ("no-such-person", _), ("page", _), ("token", _), ("unanswerable", _), ("webhook", _):
            .usage
        case (_, 401), (_, 403): .notPermitted
        case (_, 409), (_, 412), (_, 429), (_, 503): .tryAgain
        case (_, 500...): .unavailable
        default: .data
        }
    }

    /// What is wrong with each field or parameter; nil where the problem's own sentence says it.
    fileprivate var faultWords: String? {
        let faults = (errors ?? []).filter { $0.detail != detail }.compactMap { fault in
            (fault.pointer ?? fault.parameter.map { "--\($0)" }).map { "\($0) \(fault.detail)" }
        }
        return faults.isEmpty ? nil : faults.joined(separator: "; ")
    }
}

extension Failure {
    static let actorSignedIn = Failure(.usage, "On a server you are who signed in: leave --by out.")

    init(_ problem: RemoteProblem) {
        let sentence =
            switch (problem.kind, problem.faultWords) {
            case ("invalid-fields", let words?): "It can't be taken: \(words)."
            case ("invalid-parameters", let words?): "\(words)."
            default: problem.detail
            }
        self.init(problem.failureKind, sentence)
    }

    init(_ error: RemoteUnreachable) {
        self.init(.unavailable, "The server doesn't answer: \(error.reason).")
    }
}
