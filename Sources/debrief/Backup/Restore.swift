import ArgumentParser

struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring back a backup, or an exported log.",
        discussion: """
            Without a subcommand, a backup is meant.

            Example: debrief restore /media/usb/debrief-2026-11-23.backup
            """,
        subcommands: [RestoreBackup.self, RestoreEvents.self],
        defaultSubcommand: RestoreBackup.self
    )
}
