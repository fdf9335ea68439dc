import ArgumentParser

struct AuditKeyGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key",
        abstract: "The keys that sign the log.",
        discussion: "Example: debrief audit key new /srv/signer/debrief.key --name debrief.example.org/debrief",
        subcommands: [AuditKeyNew.self, AuditKeyIntroduce.self]
    )
}
