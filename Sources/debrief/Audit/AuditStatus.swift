import ArgumentParser
import Contract
import FoundationEssentials
import Transparency
import Wording

struct AuditStatus: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show how far the log is signed and witnessed, and by whom.",
        discussion: "Example: debrief audit status --json"
    )

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let answer = try await ledger.ask(SigningQuestion())
        try answer.print(asJSON: output.json)
        if answer.refusal != nil { throw ExitCode(Failure.Kind.unavailable.rawValue) }
    }
}

extension SigningAnswer: Answer {
    var text: String {
        var list = FieldList()
        list.add("log", "\(head) events")
        if let restored { list.add("restored", restored.words(in: .ofThisUser)) }
        list.add(
            "signed",
            signed.map { "up to \($0.size), at \($0.signedAt.toSeconds) UTC" }
                ?? "not yet: debrief up signs, or debrief sign"
        )
        list.add(
            "witnessed",
            witnessed.map { "up to \($0.size)" } ?? (signed == nil ? "no" : "no: signed, not witnessed")
        )
        for key in verifierKeys { list.add("key", key) }
        if let refusal {
            list.add("REFUSED", "at position \(refusal.position): \(refusal.reason)")
        }
        if ownsDatabase == true {
            list.add(
                "note",
                "signed by the account that owns the database: it proves nothing against that account until somebody outside "
                    + "holds a checkpoint (debrief audit checkpoint --save FILE)"
            )
        }
        return list.text(width: Terminal.width)
    }
}

extension SigningAnswer.Restoration {
    func words(in language: Language) -> String { language.restored(from: from, by: by, at: "\(at.toSeconds) UTC") }
}
