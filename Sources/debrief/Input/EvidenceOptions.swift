import ArgumentParser
import Lessons

/// What shows that something is so.
struct EvidenceOptions: ParsableArguments {
    @Option(
        name: .customLong("evidence"),
        help: ArgumentHelp("What shows it; may be given several times.", valueName: "text")
    )
    var texts: [LongText] = []

    @Option(
        name: .customLong("evidence-source"),
        help: ArgumentHelp("Who keeps the evidence or said it (default: not named).", valueName: "text")
    )
    var source: String?

    @Option(
        name: .customLong("evidence-link"),
        help: ArgumentHelp("Where the first piece can be read.", valueName: "url")
    )
    var link: String?

    @Option(
        name: .customLong("evidence-sha256"),
        help: ArgumentHelp("The digest of the first piece's document.", valueName: "hex")
    )
    var sha256: String?

    func validate() throws {
        guard texts.isEmpty else { return }
        for (name, value) in [("source", source), ("link", link), ("sha256", sha256)] where value != nil {
            throw ValidationError("--evidence-\(name) goes with --evidence")
        }
    }

    func read() throws -> [Evidence] {
        try texts.enumerated().map { index, text in
            Evidence(
                text: try text.read(),
                link: index == 0 ? link : nil,
                sha256: index == 0 ? sha256 : nil,
                source: source ?? "not named"
            )
        }
    }
}
