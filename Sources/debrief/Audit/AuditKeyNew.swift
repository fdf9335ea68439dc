import ArgumentParser
import Transparency

struct AuditKeyNew: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Make a key that signs, in a file for its owner's eyes only.",
        discussion: """
            Its name is the log's origin: the host's name and the organisation's. What is printed is the verifier key, which \
            is no secret: give it to auditors by another way than the log. To take over from a key, make one of the same name \
            and give debrief sign both for a while.

            Example: debrief audit key new signer.key --name debrief.example.org/debrief
            """
    )

    @Argument(help: "A file that isn't there yet.", completion: .file())
    var file: String

    @Option(
        help: ArgumentHelp(
            "The log's origin, or a witness's name (default: this host and organisation).",
            valueName: "name"
        )
    )
    var name: String?

    @OptionGroup var organisation: OrganisationOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let key = try SigningKeyFile(file).make(named: try name ?? SigningKeyFile.origin(of: try organisation.name()))
        let verifier = key.verifier
        try Made(file: file, name: verifier.name.description, verifierKey: verifier.description)
            .print(asJSON: output.json)
    }

    private struct Made: Answer {
        let file: String
        let name: String
        let verifierKey: String

        var text: String { "wrote \(file)\nverifier key: \(verifierKey)" }
    }
}
