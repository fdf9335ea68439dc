import ArgumentParser
import Audit
import EventSourcing
import Foundation
import Transparency

struct AuditCheck: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify a bundle, with no server and no network.",
        discussion: """
            The key is yours, never the bundle's: the one that whoever runs the log gave you by another way. Exits with 65 \
            where anything fails.

            Example: debrief audit check L-12.zip --key debrief.example.org/debrief+b59fe968+AQOh…
            """
    )

    @Argument(help: "What debrief audit prove wrote.", completion: .file())
    var file: String

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp("Whose signature counts; may be given again.", valueName: "verifier key")
    )
    var keys: [VerifierKeyArgument]

    @Option(
        name: .customLong("witness"),
        help: ArgumentHelp("A witness whose signature counts; may be given again.", valueName: "verifier key")
    )
    var witnesses: [VerifierKeyArgument] = []

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let bytes = FileManager.default.contents(atPath: file) else {
            throw Failure(.usage, "\(file) can't be read.")
        }
        let check: BundleExamination
        do {
            check = try BundleExamination(
                of: ProofBundle(parsing: Array(bytes)),
                verifiers: keys.map(\.verifier),
                witnesses: witnesses.map(\.verifier)
            )
        } catch {
            throw Failure(.data, "\(file) is no bundle: \(error).")
        }
        try CheckedBundle(check).print(asJSON: output.json)
        if !check.holds { throw ExitCode(Failure.Kind.data.rawValue) }
    }
}

/// What a bundle proves, in words that an auditor can quote.
private struct CheckedBundle: Answer {
    struct Event: Encodable {
        let position: String
        let revision: Int64
        let type: String?
        let recordedAt: String?
        let verdict: String
        let detail: String?
    }

    let reference: String
    let holds: Bool
    let origin: String?
    let size: String?
    let root: String?
    let witnesses: [String]
    let events: [Event]
    let faults: [String]

    init(_ check: BundleExamination) {
        (reference, holds, faults) = (check.reference, check.holds, check.faults)
        (origin, size) = (check.checkpoint?.origin, check.checkpoint.map { String($0.size) })
        root = check.checkpoint?.root.description
        witnesses = check.witnesses
        events = check.events.map { event in
            Event(
                position: String(event.position),
                revision: event.revision,
                type: event.envelope?.type,
                recordedAt: event.envelope?.recordedAt.description,
                verdict: event.verdict.words,
                detail: event.verdict.detail
            )
        }
    }

    var text: String {
        var table = Table("position", "revision", "recorded (UTC)", "type", "verdict")
        for event in events {
            let verdict = event.verdict + (event.detail.map { ": \($0)" } ?? "")
            table.add(
                event.position,
                String(event.revision),
                event.recordedAt?.toSeconds ?? "",
                event.type ?? "",
                verdict
            )
        }
        // Why a record is missing is for the log to say: whoever made the bundle may have kept it back.
        let missing = events.count { $0.type == nil }
        let top =
            if !holds {
                "DOES NOT HOLD."
            } else if missing == 0 {
                "HOLDS: this is the history of \(reference) as it was signed."
            } else {
                "HOLDS, BUT FOR \(missing) WITHOUT A RECORD: the rest is the history of \(reference) as it was signed. Ask for "
                    + "the log itself why \(missing == 1 ? "that record is" : "those records are") missing."
            }
        let tree = origin.map { "Signed by \($0): the tree of \(size ?? "") events, root \(root ?? "")" }
        let who = witnesses.isEmpty ? "Signed, not witnessed." : "Witnessed by \(witnesses.joined(separator: ", "))."
        return
            ([top] + faults.map { "  \($0)" } + [tree, who, "", table.text(width: Terminal.width)].compactMap { $0 })
            .joined(separator: "\n")
    }
}
