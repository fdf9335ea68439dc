import Audit
package import Contract
import EventSourcing
import EventStore
import HTTPTypes
import Hummingbird
import Lessons
import Postgres
import Projections
package import UseCases
package import Wording

extension Problem {
    /// What an error means to who sent the request. `fields` are what was sent, and `shape` what may be, to tell where a field
    /// at fault stands.
    package init(
        _ error: any Error,
        fields: [String: FieldValue] = [:],
        as shape: Shape.Object? = nil,
        in language: Language
    ) {
        self = Problem(of: error, fields, shape, language).told(in: language)
    }

    private init(
        of error: any Error,
        _ fields: [String: FieldValue],
        _ shape: Shape.Object?,
        _ language: Language
    ) {
        switch error {
        case let problem as Problem: self = problem
        case let error as SyntaxFault:
            self.init("malformed-json", .badRequest, error.words(in: language).sentence)
        case let error as InputFaults: self.init(error, language)
        case let refusal as any Refusal: self.init(refusal, fields, shape, language)
        case let error as LedgerError: self.init(error)
        case let error as AppendError: self.init(error, language)
        case let error as ImportError: self.init(error.reason, language)
        case let error as ListError: self.init(error, language)
        case let error as ProofError: self.init(error, language)
        case let error as ReadError:
            self.init("unreadable-position", .unprocessableContent, error.words(in: language).sentence)
        case let error as ProjectionError: self.init(error)
        case let error as TokenError: self.init(error, language)
        case let error as WebhookError: self.init(error, language)
        case let error as PeopleError: self.init(error, language)
        case let error as RedactionError: self.init(error, language)
        case let error as QuestionFault:
            let words = error.words(in: language)
            self.init("unanswerable", .unprocessableContent, words.sentence)
            if case .several(let names) = error { faults = names.map { Fault(parameter: $0, detail: words) } }
        case let error as PointFault:
            self.init(parameters: [Fault(parameter: error.parameter, detail: error.words(in: language))])
        case let error as PostgresError where error.kind == .server && error.sqlState?.hasPrefix("22") == true:
            self.init("out-of-range", .unprocessableContent, .outOfRange)
        case let error as PostgresError where error.sqlState == "42P01":
            self.init(
                "rebuilding",
                .serviceUnavailable,
                .rebuilding,
                headers: [.retryAfter: "2"]
            )
        case let error as PostgresError where error.kind != .decoding && error.kind != .encoding: self = .unavailable
        case let error as HTTPError where error.status == .notFound: self = .notFound
        case is CancellationError: self = .timedOut
        default: self.init("internal", .internalServerError, .broken)
        }
    }

    package static let notFound = Problem("not-found", .notFound, .absent)
    static let timedOut = Problem("timeout", .serviceUnavailable, .timedOut, headers: [.retryAfter: "1"])
    static let unavailable = Problem(
        "unavailable",
        .serviceUnavailable,
        .unavailable,
        headers: [.retryAfter: "2"]
    )

    private init(_ error: InputFaults, _ language: Language) {
        self.init(
            "invalid-fields",
            .unprocessableContent,
            language.notTaken(error.faults.count),
            faults: error.faults.map { fault in
                Fault(pointer: (fault.path ?? "").pointer, detail: fault.words(in: language))
            }
        )
    }

    private init(
        _ refusal: any Refusal,
        _ fields: [String: FieldValue],
        _ shape: Shape.Object?,
        _ language: Language
    ) {
        let sentence = refusal.sentence(about: refusal.noun, in: language)
        self.init(refusal.standing == nil ? "refused" : "impossible", .unprocessableContent, sentence)
        // A field may be the thing's own, that was said before: nothing of what was sent is to be pointed at.
        if let name = refusal.faultyField?.rawValue, let path = fields.path(to: name) ?? shape?.path(to: name) {
            faults = [Fault(pointer: (fields.list(around: path) ?? path).pointer, detail: sentence)]
        }
        (state, possible) = (refusal.standing?.state, refusal.standing?.possible)
    }

    private init(_ error: TokenError, _ language: Language) {
        let sentence = error.words(in: language).sentence
        switch error {
        case .unknown: self.init("token", .notFound, sentence)
        case .madeBefore: self.init("made-before", .conflict, sentence)
        case .days, .name, .scopes: self.init("token", .unprocessableContent, sentence)
        }
    }

    private init(_ error: WebhookError, _ language: Language) {
        let sentence = error.words(in: language).sentence
        switch error {
        case .unknown: self.init("webhook", .notFound, sentence)
        case .madeBefore: self.init("made-before", .conflict, sentence)
        case .tooMany: self.init("webhook", .unprocessableContent, sentence)
        case .url, .host:
            self.init("webhook", .unprocessableContent, sentence)
            faults = [Fault(pointer: "/url", detail: detail)]
        }
    }

    private init(_ error: ProofError, _ language: Language) {
        let sentence = error.words(in: language).sentence
        switch error {
        case .notSigned:
            let remedy = language("debrief up signs, or debrief sign.", "debrief up signe, ou debrief sign.")
            self.init("not-signed", .notFound, "\(sentence) \(remedy)")
        case .noEvent: self.init("unknown", .notFound, sentence)
        case .sizes: self.init("invalid-parameters", .unprocessableContent, sentence)
        }
    }

    private init(_ error: LedgerError) {
        switch error {
        case .unknown, .absent, .wrongKind: self = .notFound
        case .ambiguous(_, let found):
            self.init("ambiguous", .unprocessableContent, .ambiguous)
            possible = found.map(\.text)
        case .exists: self.init("exists", .conflict, "There is one of this name already.")
        case .noRecommendation:
            self.init("no-recommendation", .unprocessableContent, .noRecommendation)
        case .forbidden: self.init("forbidden", .forbidden, .forbidden)
        case .redacted: self.init("redacted", .gone, .redacted)
        }
    }

    private init(_ error: AppendError, _ language: Language) {
        switch error {
        case .conflict(_, _, let actual):
            self.init("conflict", .conflict, AppendError.changedMeanwhile(to: actual, in: language))
        case .commandReused:
            self.init(
                "idempotency-key-reused",
                .unprocessableContent,
                .commandReused
            )
        case .invalid: self.init("unrecordable", .unprocessableContent, .unrecordable)
        case .tooLarge: self.init("too-large", .contentTooLarge, .eventTooLarge)
        case .clockSkew:
            self.init("clock", .serviceUnavailable, .clock)
        case .cancelled: self = .timedOut
        case .overloaded, .timedOut, .unavailable: self = .unavailable
        case .outcomeUnknown:
            self.init(
                "outcome-unknown",
                .serviceUnavailable,
                .outcomeUnknown,
                headers: [.retryAfter: "2"]
            )
        }
    }

    private init(_ error: ListError, _ language: Language) {
        let (parameter, status): (String, HTTPResponse.Status) =
            switch error {
            case .cursor: ("after", .badRequest)
            case .limit: ("limit", .unprocessableContent)
            case .days(let name, _), .value(let name, _): (name, .unprocessableContent)
            case .sort: ("sort", .unprocessableContent)
            }
        self.init("page", status, error.words(in: language).sentence)
        faults = [Fault(parameter: parameter, detail: detail)]
    }

    private init(_ error: ProjectionError) {
        switch error {
        case .unknown: self = .notFound
        case .timedOut:
            self.init(
                "behind",
                .serviceUnavailable,
                .behind,
                headers: [.retryAfter: "1"]
            )
        case .newer, .ahead, .behind, .mismatch, .rebuilding:
            self.init(
                "rebuilding",
                .serviceUnavailable,
                .rebuilding,
                headers: [.retryAfter: "2"]
            )
        }
    }

    private init(_ error: RedactionError, _ language: Language) {
        let sentence = error.words(in: language).sentence
        switch error {
        case .noEvent, .notRequested: self.init("not-found", .notFound, sentence)
        case .gone: self.init("redacted", .gone, sentence)
        case .requested, .isRedaction, .ownRequest: self.init("redaction", .unprocessableContent, sentence)
        case .reason:
            self.init("invalid-fields", .unprocessableContent, sentence)
            faults = [Fault(pointer: "/why", detail: detail)]
        }
    }

    private init(_ error: PeopleError, _ language: Language) {
        switch error {
        case .unknown: self.init("no-such-person", .notFound, .nobody)
        case .taken: self.init("id-taken", .conflict, .idTaken)
        case .name, .address:
            let field = error == .name ? "name" : "address"
            self.init("invalid-fields", .unprocessableContent, error.words(in: language).sentence)
            faults = [Fault(pointer: "/\(field)", detail: detail)]
        }
    }
}

extension Problem {
    /// Of who named the revision themselves (RFC 9110, section 15.5.13).
    var asFailedPrecondition: Problem {
        Problem("stale-revision", .preconditionFailed, detail)
    }
}

extension String {
    /// A dotted path as a JSON pointer (RFC 6901).
    fileprivate var pointer: String {
        isEmpty
            ? ""
            : "/" + replacing("~", with: "~0").replacing("/", with: "~1").replacing(".", with: "/")
    }
}

extension [String: FieldValue] {
    /// The dotted path to the first field of this name, the outermost first.
    fileprivate func path(to name: String) -> String? {
        if self[name] != nil { return name }
        for (key, value) in sorted(by: { $0.key < $1.key }) {
            if case .object(let inner) = value, let path = inner.path(to: name) { return "\(key).\(path)" }
        }
        return nil
    }
}
