import Audit
import Contract
import EventSourcing
import Foundation
import Transparency
import UseCases
import Wording

/// How far the log is signed and witnessed, and whether what it says of one thing holds.
struct AuditPage: Page {
    struct Verification: Sendable {
        let reference: String
        let holds: Bool
        let verdict: String
        let bundle: String
        let faults: [String]
        let events: [Event]
    }

    struct Event: Sendable {
        let position: String
        let type: String
        let verdict: Chip
    }

    static let template = "audit"
    static let words: [any Phrase.Type] = [AuditWord.self]

    let title: String
    let events: String
    let restored: String?
    let signed: String
    let witnessed: String
    let refusal: String?
    let ownsDatabase: Bool
    let keys: [String]
    let checkpoint: String?
    let reference: String
    let verification: Verification?

    init(_ visit: Visit, verifying reference: Reference?) async throws {
        let language = visit.language
        let answer = try await visit.ask(SigningQuestion())
        title = AuditWord.audit.words(in: language)
        events = answer.head
        restored = answer.restored.map {
            language.restored(from: $0.from, by: $0.by, at: Self.words(ofTime: $0.at, to: visit))
        }
        signed =
            answer.signed.map { "\($0.size) · \(Self.words(ofTime: $0.signedAt, to: visit))" }
            ?? AuditWord.notSigned.words(in: language)
        witnessed = answer.witnessed?.size ?? AuditWord.notWitnessed.words(in: language)
        refusal = answer.refusal.map { "\($0.position): \($0.reason)" }
        ownsDatabase = answer.ownsDatabase == true
        keys = answer.verifierKeys
        checkpoint = answer.signed?.checkpoint
        self.reference = reference?.text ?? ""
        verification =
            if let reference {
                try await Verification(of: reference, visit, answer.verifierKeys)
            } else {
                nil
            }
    }

    private static func words(ofTime text: String, to visit: Visit) -> String {
        Instant(text).map { visit.language.words(of: $0, in: visit.preferences.zone) } ?? text
    }
}

extension AuditPage.Verification {
    /// Of every event of a thing against the keys that the log names.
    fileprivate init(of reference: Reference, _ visit: Visit, _ keys: [String]) async throws {
        let answer = try await visit.ask(BundleQuestion(reference))
        let bytes = Data(base64Encoded: answer.bundle).map(Array.init) ?? []
        let examination = BundleExamination(
            of: try ProofBundle(parsing: bytes),
            verifiers: keys.compactMap { try? VerifierKey(parsing: $0) },
            witnesses: []
        )
        self.reference = answer.reference
        holds = examination.holds
        verdict = (examination.holds ? AuditWord.holds : .fails).words(in: visit.language)
        bundle = "/audit/bundles/\(answer.reference)"
        faults = examination.faults + examination.events.compactMap(\.verdict.detail)
        events = examination.events.map { event in
            AuditPage.Event(
                position: String(event.position),
                type: event.envelope.map { EventType.words(of: $0.type, in: visit.language) } ?? "",
                verdict: Chip(event.verdict, in: visit.language)
            )
        }
    }
}

extension Chip {
    fileprivate init(_ verdict: BundleExamination.Verdict, in language: Language) {
        switch verdict {
        case .verified: self.init(ProofVerdict.verified, .good, in: language)
        case .redacted: self.init(ProofVerdict.redacted, .mark, in: language)
        case .failed, .ambiguous: self.init(ProofVerdict.failed, .bad, in: language)
        }
    }
}
