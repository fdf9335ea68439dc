import Audit
import Contract
import EventSourcing
import Foundation
import Transparency
import Wording

/// What a verification found, in words that an auditor can quote.
struct AuditReport: Answer {
    struct Fault: Encodable {
        let kind: String
        let table: String
        let position: String?
        let row: String?
        let detail: String

        init(_ fault: LogFault) {
            (kind, table, row, detail) = (fault.kind.rawValue, fault.table, fault.row, fault.detail)
            position = fault.position.map { String($0) }
        }
    }

    struct Held: Encodable {
        let name: String
        let size: String
    }

    private static let shown = 20

    private(set) var holds: Bool
    let verifiedAfter: String
    let head: String
    /// Of the events as they stand, where all is well.
    let root: String
    let signedThrough: String?
    let witnesses: [String]
    let checkpointsCompared: Int
    let held: [Held]
    let keysGiven: Bool
    let ownsDatabase: Bool
    let restored: SigningAnswer.Restoration?
    let faults: [Fault]
    /// Rows of the read models that differ; nil where they weren't compared.
    var views: [Fault]? {
        didSet { holds = faults.isEmpty && views?.isEmpty != false }
    }

    init(_ verification: Verification, _ signing: SigningAnswer, held: [HeldCheckpoint], keysGiven: Bool) {
        holds = verification.holds
        (verifiedAfter, head) = (String(verification.after), String(verification.head))
        root = verification.root.description
        signedThrough = verification.newest.map { String($0.size) }
        (witnesses, checkpointsCompared) = (verification.witnesses, verification.checkpoints)
        self.held = held.map { Held(name: $0.name, size: String($0.checkpoint.size)) }
        self.keysGiven = keysGiven
        ownsDatabase = signing.ownsDatabase ?? false
        restored = signing.restored
        faults = verification.faults.map(Fault.init)
    }

    var text: String {
        let faults = faults + (views ?? [])
        guard !faults.isEmpty else { return ([verdict] + facts).joined(separator: "\n") }
        let lines = faults.prefix(Self.shown).map { fault in
            let place = fault.position.map { "position \($0)" } ?? fault.row.map { "row \($0)" } ?? ""
            return "  \(fault.table)\(place.isEmpty ? "" : ", \(place)") [\(fault.kind)]: \(fault.detail)"
        }
        let more = faults.count > Self.shown ? ["  and \(faults.count - Self.shown) more (--json lists all)"] : []
        return ([verdict] + lines + more + facts).joined(separator: "\n")
    }

    private var verdict: String {
        let count = faults.count + (views?.count ?? 0)
        guard count > 0 else {
            return "HOLDS: nothing was changed, removed, inserted or reordered in what was verified."
        }
        return "DOES NOT HOLD: \(count) \(count == 1 ? "thing is" : "things are") not as an untouched log has them."
    }

    /// What was checked, and what that proves and doesn't.
    private var facts: [String] {
        var facts: [String?] = [
            verifiedAfter == head
                ? "Verified: nothing came after the \(head) events of the checkpoint."
                : "Verified: the events \((Int(verifiedAfter) ?? 0) + 1) to \(head), each record, digest, leaf and column; "
                    + "streams, commands, redactions, triggers, published tiles"
                    + (views == nil ? "." : "; every row of the read models."),
            holds ? "Root of the \(head) events: \(root)" : nil,
            checkpointsCompared == 0
                ? "No checkpoint was compared: so far nothing proves that this is the log as it was."
                : "Compared with \(checkpointsCompared) checkpoints, signed up to \(signedThrough ?? "0")"
                    + (held.isEmpty
                        ? ", none of them kept by you."
                        : ", of which you kept \(held.map { "\($0.name) (\($0.size))" }.joined(separator: ", "))."),
            signedThrough == nil
                ? "Not signed."
                : witnesses.isEmpty ? "Signed, not witnessed." : "Witnessed by \(witnesses.joined(separator: ", ")).",
        ]
        if !keysGiven {
            facts.append("The verifier key was taken from the log itself: compare it with the one that you were told.")
        }
        if ownsDatabase {
            facts.append(
                "Signed by the account that owns the database: it proves nothing against that account until somebody outside "
                    + "holds a checkpoint."
            )
        }
        if let restored { facts.append("Restored \(restored.words(in: .english)): the log was recorded there.") }
        return facts.compactMap { $0 }
    }

    private enum CodingKeys: CodingKey {
        case holds, verifiedAfter, head, root, signedThrough, witnesses, checkpointsCompared, held, keysGiven,
            ownsDatabase, restored
        case faults, views
    }
}
