import API
import Client
import EventStore
import Postgres

extension Failure {
    /// What an error that nobody handled means to the person at the command line; nil where it is none of the server's.
    init?(_ error: any Error) {
        switch error {
        case let failure as Failure: self = failure
        case let error as PostgresError: self.init(error)
        case let problem as RemoteProblem: self.init(problem)
        case let error as RemoteUnreachable: self.init(error)
        case let error as SchemaError: self.init(.unavailable, "\(error).")
        case let error as ListenError:
            self.init(error.reason == .forbidden ? .notPermitted : .unavailable, "\(error).")
        case let error as UnfitServer: self.init(.unavailable, "\(error).")
        default:
            guard let failure = Failure(ledger: error) else { return nil }
            self = failure
        }
    }

    private init(_ error: PostgresError) {
        switch error.kind {
        case .connection: self = .connection(error)
        case .server: self = .server(error)
        case .timeout, .outcomeUnknown, .cancelled:
            self.init(.tryAgain, "\(error.message): run the command again.")
        case .usage: self.init(.usage, "The database can't be reached as asked: \(error.message).")
        case .decoding, .encoding, .poolClosed: self.init(.data, "\(error).")
        }
    }

    /// libpq tells a refused login from an absent server by its words only.
    private static func connection(_ error: PostgresError) -> Failure {
        func says(_ words: String...) -> Bool { words.contains { error.message.contains($0) } }
        if says("starting up", "shutting down", "too many clients", "recovery mode", "reserved for") {
            return Failure(.tryAgain, "PostgreSQL takes no connection just now (\(error.message)): try again.")
        }
        if says("permission denied to set role") {
            return Failure(
                .notPermitted,
                "\(error.message): have an administrator run GRANT of that role to the login of DEBRIEF_DATABASE_URL."
            )
        }
        if says("authentication failed", "no pg_hba.conf entry", "permission denied", "no password supplied") {
            return Failure(.notPermitted, "\(error.message): check the login in DEBRIEF_DATABASE_URL.")
        }
        return Failure(.unavailable, "\(error.message): check DEBRIEF_DATABASE_URL, or run debrief up without it.")
    }

    /// Classes and conditions of PostgreSQL's appendix A.
    private static func server(_ error: PostgresError) -> Failure {
        let state = error.sqlState ?? ""
        let words = [error.message, error.hint].compactMap(\.self).joined(separator: "; ")
        return switch state {
        case "42501": Failure(.notPermitted, "\(words): run debrief doctor, it names the missing grant.")
        case "42P01", "3F000": Failure(.unavailable, "\(words): run debrief migrate.")
        case _ where ["53", "55", "57", "40"].contains(state.prefix(2)): Failure(.tryAgain, "\(words): try again.")
        case _ where ["22", "23"].contains(state.prefix(2)): Failure(.data, "\(words).")
        default: Failure(.unavailable, "PostgreSQL refused: \(words).")
        }
    }
}
