import ArgumentParser
import Audit
import Contract

struct AuditCheckpoint: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "checkpoint",
        abstract: "Print the newest checkpoint, or keep it in a file.",
        discussion: """
            Keep it where whoever has the database can't reach it: on paper, in another organisation, in a mail. From then \
            on every change of what it covers is found.

            Example: debrief audit checkpoint --save /media/usb/debrief-$(date +%F).checkpoint
            """
    )

    @Option(help: ArgumentHelp("A file that isn't there yet.", valueName: "file"), completion: .file())
    var save: String?

    @OptionGroup var ledger: LedgerOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let tree = try await ledger.ask(SigningQuestion()).signed else {
            throw Failure(.tryAgain, "Nothing is signed yet: debrief up signs, or debrief sign.")
        }
        if let save {
            guard !Files.exists(save) else { throw Failure(.usage, "\(save) is there already: name another file.") }
            try DurableFile(save).create(tree.checkpoint)
        }
        try Printed(size: tree.size, checkpoint: tree.checkpoint, file: save).print(asJSON: output.json)
    }

    private struct Printed: Answer {
        let size: String
        let checkpoint: String
        let file: String?

        var text: String {
            file.map { "wrote \($0): the checkpoint of \(size) events" }
                ?? checkpoint.split(separator: "\n", omittingEmptySubsequences: false).dropLast().joined(
                    separator: "\n"
                )
        }
    }
}
