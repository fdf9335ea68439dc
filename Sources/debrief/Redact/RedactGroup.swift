import ArgumentParser

struct RedactGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redact",
        abstract: "Take the record of an event out of the log, for good: what was typed by mistake.",
        discussion: """
            One person asks, a second one approves. That it was done, by whom and why, stays, and so does the record's digest. \
            It can't be undone; backups made before still hold the record until they are thrown away. Who holds the database \
            does it at once, and says who approves. With the record of a role that was given or taken, that person's roles \
            until then go: give anew what is still meant.

            Example: debrief redact ask 42 --why "It names a witness"
            Example: debrief redact 42 --why "It names a witness" --approved-by "Amara Diallo"
            """,
        subcommands: [RedactEvent.self, RedactAsk.self, RedactApprove.self, RedactRefuse.self, RedactList.self],
        defaultSubcommand: RedactEvent.self
    )
}
