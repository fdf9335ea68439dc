import ArgumentParser
import Contract
import Transparency
import UseCases

struct AuditKeyIntroduce: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "introduce",
        abstract: "Say in the log that this key signs it from now on.",
        discussion: "Example: debrief audit key introduce debrief.example.org/debrief+b59fe968+AQOh…"
    )

    @Argument(help: "The verifier key, as audit key new printed it.")
    var key: VerifierKeyArgument

    @Option(name: .customLong("by"), help: ArgumentHelp("Who says so: a person's name or id.", valueName: "person"))
    var actor: String?

    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        try await ledger.withDesk { desk in
            let person = try await Actor(named: actor, at: desk).id
            try await desk.ledger.introduce(verifierKey: key.verifier.description, in: .local(by: person))
        }
        print("introduced \(key.verifier)")
    }
}

/// A verifier key as people give it.
struct VerifierKeyArgument: ExpressibleByArgument {
    let verifier: VerifierKey

    init?(argument: String) {
        guard let verifier = try? VerifierKey(parsing: argument) else { return nil }
        self.verifier = verifier
    }
}
