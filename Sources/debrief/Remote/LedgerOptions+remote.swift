import Client
import Contract
import FoundationEssentials
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
        } catch let problem as RemoteProblem where problem.status == 404 && !problem.isNotSigned {
            guard let reference = (question as? any ReferringQuestion)?.reference else { throw problem }
            throw LedgerError.unknown(reference)
        }
    }
}

extension String {
    var withoutSlash: String { hasSuffix("/") ? String(dropLast()) : self }
}

extension RemoteProblem {
    /// Whether what was asked for is there, and the signed tree doesn't reach it yet.
    fileprivate var isNotSigned: Bool { type.hasSuffix(":not-signed") }
}

extension Failure {
    static let actorSignedIn = Failure(.usage, "On a server you are who signed in: leave --by out.")

    init(_ problem: RemoteProblem) {
        let kind: Kind =
            switch problem.status {
            case 401, 403: .notPermitted
            case 409, 412, 429, 503: .tryAgain
            case 500...: .unavailable
            case _ where problem.isNotSigned: .tryAgain
            default: [":idempotency-key-reused", ":page"].contains(where: problem.type.hasSuffix) ? .usage : .data
            }
        let faults = (problem.errors ?? []).compactMap { fault in
            (fault.pointer ?? fault.parameter).map { "\($0) \(fault.detail)" }
        }
        let isOfFields = problem.type.hasSuffix(":invalid-fields")
        self.init(kind, isOfFields ? "It can't be taken: \(faults.joined(separator: "; "))." : problem.detail)
    }

    init(_ error: RemoteUnreachable) {
        self.init(.unavailable, "The server doesn't answer: \(error.reason).")
    }
}
