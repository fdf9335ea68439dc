import API
import ArgumentParser
import Audit
import Glibc
import Transparency

struct AuditWitnessGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "witness",
        abstract: "Witnesses: others who sign that a log never went back on what it showed them.",
        discussion: """
            A second organisation runs debrief audit witness serve; whoever signs the log adds it with its address and \
            verifier key.

            Example: debrief audit witness add https://witness.example.net witness.example.net+20324abe+BCms…
            """,
        subcommands: [AuditWitnessServe.self, AuditWitnessAdd.self, AuditWitnessRemove.self, AuditWitnessList.self]
    )
}

/// Whose witnesses are meant.
struct SignerArguments: ParsableArguments {
    @Option(
        name: .customLong("signer-key"),
        help: ArgumentHelp("The signer's key file (default: that of debrief up).", valueName: "file"),
        completion: .file()
    )
    var keyFile: String?

    @OptionGroup var organisation: OrganisationOptions

    func witnesses() throws -> Witnesses {
        Witnesses(try keyFile.map(SigningKeyFile.init) ?? SigningKeyFile.ofCluster(try organisation.name()))
    }
}

struct AuditWitnessAdd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add",
        abstract: "Ask a witness from now on to sign what is signed.",
        discussion: "Example: debrief audit witness add https://witness.example.net witness.example.net+20324abe+BCms…"
    )

    @Argument(help: "Its address: https://witness.example.net.")
    var url: String

    @Argument(help: "Its verifier key.")
    var key: VerifierKeyArgument

    @OptionGroup var signer: SignerArguments

    func validate() throws {
        guard url.hasPrefix("https://") || url.hasPrefix("http://"), !url.contains(" ") else {
            throw ValidationError("a witness's address begins with https:// or http://")
        }
    }

    func run() async throws {
        guard key.verifier.algorithm == .cosignature else {
            throw Failure(.usage, "That is the key of a log: a witness's comes from debrief audit witness serve.")
        }
        try signer.witnesses().add(Witness(url: url.withoutSlash, key: key.verifier))
        print("added \(key.verifier.name)")
    }
}

struct AuditWitnessRemove: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "remove",
        abstract: "Ask a witness no longer.",
        discussion: "Example: debrief audit witness remove witness.example.net"
    )

    @Argument(help: "Its name.")
    var name: String

    @OptionGroup var signer: SignerArguments

    func run() async throws {
        guard try signer.witnesses().remove(named: name) else {
            throw Failure(.usage, "No witness is called so: debrief audit witness list shows them.")
        }
        print("removed \(name)")
    }
}

struct AuditWitnessList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Show the witnesses that are asked.",
        discussion: "Example: debrief audit witness list --json"
    )

    @OptionGroup var signer: SignerArguments
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let witnesses = try signer.witnesses().map {
            Listed.Entry(name: $0.key.name.description, url: $0.url, key: $0.key.description)
        }
        try Listed(witnesses: witnesses).print(asJSON: output.json)
    }

    private struct Listed: Answer {
        struct Entry: Encodable {
            let name: String
            let url: String
            let key: String
        }

        let witnesses: [Entry]

        var text: String {
            guard !witnesses.isEmpty else { return "no witness: signed, not witnessed" }
            var table = Table("name", "address", "key")
            for witness in witnesses { table.add(witness.name, witness.url, witness.key) }
            return table.text(width: Terminal.width)
        }
    }
}

struct AuditWitnessServe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Be a witness: sign the checkpoints of logs as long as each continues the one before.",
        discussion: """
            It speaks C2SP tlog-witness over plain HTTP on this machine; a proxy in front speaks TLS. It needs no database. \
            What it saw is kept beside the key: keep both, and keep them from whoever runs the logs.

            Example: debrief audit witness serve witness.key --name witness.example.net --log debrief.example.org/…
            """
    )

    @Argument(help: "The witness's key; made where there is none.", completion: .file())
    var file: String

    @Option(help: ArgumentHelp("The witness's name, for a new key.", valueName: "name"))
    var name: String?

    @Option(
        name: .customLong("log"),
        help: ArgumentHelp("The verifier key of a log; may be given again.", valueName: "verifier key")
    )
    var logs: [VerifierKeyArgument]

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "number"))
    var port = 8089

    func run() async throws {
        let keyFile = SigningKeyFile(file)
        let key: CosigningKey
        if Files.exists(file) {
            key = try keyFile.readWitness()
        } else {
            guard let name else {
                throw Failure(.usage, "There is no key \(file): give the witness a name with --name.")
            }
            key = try keyFile.makeWitness(named: name)
        }
        let witness = WitnessServer(
            WitnessLedger(key, logs: logs.map(\.verifier), file: keyFile.state),
            host: host,
            port: port,
            logger: .server
        )
        try await witness.run { [host] port in
            print("witness key: \(key.verifier)\nserved on http://\(host):\(port)")
            fflush(nil)
        }
    }
}
