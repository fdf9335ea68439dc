import ArgumentParser

struct AuditGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Prove that nobody changed the record, or find who did.",
        discussion: """
            A signer signs the log's tree; whoever holds one of its checkpoints can find every later change of what it \
            covers, even by who owns the database. So hand checkpoints out, or let a witness sign them too.

            Example: debrief audit verify
            """,
        subcommands: [
            AuditStatus.self, AuditVerify.self, AuditCheckpoint.self, AuditProve.self, AuditCheck.self,
            AuditKeyGroup.self, AuditWitnessGroup.self,
        ],
        defaultSubcommand: AuditStatus.self
    )
}
