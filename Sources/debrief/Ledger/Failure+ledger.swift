import Audit
import Contract
import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases
import Wording

extension Failure {
    /// What the ledger's errors mean to the person at the command line; nil for what is none of its.
    init?(ledger error: any Error) {
        switch error {
        case let error as LedgerError: self.init(error)
        case let error as AppendError: self.init(error)
        case let error as ReadError: self.init(.usage, error.words(in: .ofThisUser).sentence)
        case let error as ListError: self.init(.usage, error.words(in: .ofThisUser).sentence)
        case let error as ProjectionError: self.init(error)
        case let error as PeopleError: self.init(error)
        case let error as TokenError: self.init(.usage, error.words(in: .ofThisUser).sentence)
        case let error as WebhookError: self.init(.usage, error.words(in: .ofThisUser).sentence)
        case let error as RedactionError: self.init(.data, error.words(in: .ofThisUser).sentence)
        case let error as ProofError: self.init(error)
        case let error as DurableFileError: self.init(.unavailable, "\(error)")
        case let error as QuestionFault: self.init(.usage, error.words(in: .ofThisUser).sentence)
        case let error as EventCodecError: self.init(.unavailable, "\(error).")
        case let error as RecordFault: self.init(.data, "A record of the log can't be read: \(error).")
        default: return nil
        }
    }

    private init(_ error: LedgerError) {
        switch error {
        case .unknown(let reference):
            self.init(.data, "Nothing here is called \(reference): it takes O-42, an id or the beginning of one.")
        case .ambiguous(let reference, let found):
            self.init(.data, "\(reference) may be \(found.map(\.text).joined(separator: " or ")): say which.")
        case .wrongKind(let reference, let kind, let wanted):
            let article = Noun(rawValue: kind)?.withArticle(in: .english) ?? kind
            let nouns = wanted.compactMap { Noun(rawValue: $0)?.withArticle(in: .english) }
            self.init(.data, "\(reference) is \(article), and \(nouns.joined(separator: " or ")) is wanted here.")
        case .absent(let stream):
            self.init(.data, "There is no \(stream.category) \(stream.id) here.")
        case .exists(let stream):
            self.init(.data, "There is a \(stream.category) \(stream.id) already.")
        case .noRecommendation(let reference):
            self.init(.data, "The review \(reference.review) has no recommendation \(reference.number).")
        case .forbidden(let command):
            self.init(.notPermitted, "You may read it, and \(command) is not yours to do: it takes another role.")
        case .redacted(let stream):
            self.init(.data, "What \(stream) was is no longer here: its first record was redacted.")
        }
    }

    private init(_ error: ProofError) {
        let (language, words) = (Language.ofThisUser, error.words(in: .ofThisUser))
        switch error {
        case .notSigned:
            let remedy = language("debrief up signs, or debrief sign", "debrief up signe, ou debrief sign")
            self.init(.tryAgain, "\(words.sentence) \(remedy).")
        case .noEvent, .sizes: self.init(.data, words.sentence)
        }
    }

    private init(_ error: PeopleError) {
        let (language, words) = (Language.ofThisUser, error.words(in: .ofThisUser))
        switch error {
        case .name, .address, .taken:
            self.init(.usage, language("It can't be added: \(words).", "Ajout impossible : \(words)."))
        case .unknown:
            self.init(
                .usage,
                language(
                    "Nothing was done: \(words); debrief people list shows who is there.",
                    "Rien n’est fait : \(words) ; debrief people list montre qui est là."
                )
            )
        }
    }

    private init(_ error: ProjectionError) {
        switch error {
        case .unknown: self.init(.usage, "\(error).")
        case .newer: self.init(.unavailable, "\(error): install it here too.")
        case .ahead, .behind, .mismatch, .rebuilding, .timedOut:
            self.init(.tryAgain, "\(error): run the command again.")
        }
    }

    private init(_ error: AppendError) {
        switch error {
        case .conflict(_, _, let actual):
            self.init(.tryAgain, AppendError.changedMeanwhile(to: actual, in: .ofThisUser))
        case .commandReused: self.init(.usage, "\(error): leave --command-id out, or take a new one.")
        case .invalid, .tooLarge: self.init(.data, "\(error).")
        case .clockSkew, .cancelled, .overloaded, .timedOut, .unavailable, .outcomeUnknown:
            self.init(.tryAgain, "\(error).")
        }
    }
}
