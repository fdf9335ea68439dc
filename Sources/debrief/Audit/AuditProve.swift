import ArgumentParser
import Contract
import Foundation
import UseCases

struct AuditProve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prove",
        abstract: "Write what proves one thing's whole history into a file, for who has no server.",
        discussion: """
            The file is a ZIP: the records, the proof that each is in the signed tree, and the tree's checkpoint. debrief \
            audit check verifies it without a network.

            Example: debrief audit prove L-12 L-12.zip
            """
    )

    @Argument(help: "The thing: O-42, L-12, A-7, R-3, a mission's code, an id or the beginning of it.")
    var thing: Reference

    @Argument(help: "A file that isn't there yet.", completion: .file())
    var file: String

    @OptionGroup var readSide: ReadSideOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard !Files.exists(file) else { throw Failure(.usage, "\(file) is there already: name another file.") }
        let answer = try await readSide.ask(BundleQuestion(thing))
        guard let bytes = Data(base64Encoded: answer.bundle) else {
            throw Failure(.unavailable, "What the server sent is no bundle.")
        }
        do {
            try bytes.write(to: URL(filePath: file), options: .withoutOverwriting)
        } catch {
            throw Failure.system("write", file)
        }
        try Written(reference: answer.reference, events: answer.events, file: file).print(asJSON: output.json)
    }

    private struct Written: Answer {
        let reference: String
        let events: Int
        let file: String

        var text: String { "wrote \(file): \(reference), \(events) events" }
    }
}
