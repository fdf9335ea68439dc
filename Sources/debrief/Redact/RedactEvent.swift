import ArgumentParser
import Contract
import EventSourcing
import EventStore
import UseCases

struct RedactEvent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "event",
        abstract: "Take the record of an event out of the log, for good: what was typed by mistake.",
        discussion: """
            For who holds the database: nobody checks that the second person approves. That it was done, by whom and why, \
            stays, and so does the record's digest. It can't be undone; backups made before still hold the record until they \
            are thrown away.

            Example: debrief redact 42 --why "It names a witness" --approved-by "Amara Diallo"
            """
    )

    @Argument(help: "The event's position, as debrief log shows it.")
    var position: Int64

    @Option(name: [.customShort("m"), .long], help: "Why, without what is to go.")
    var why: LongText?

    @Option(help: ArgumentHelp("Who approves, somebody else: a person's name or id.", valueName: "person"))
    var approvedBy: String?

    @OptionGroup var options: CommandOptions

    func validate() throws {
        if position < 1 { throw ValidationError("a position is at least 1") }
    }

    func run() async throws {
        let why = try Ask.text("Why", given: why)
        let approver = try Ask.value("Who approves", given: approvedBy)
        try await options.ledger.withDesk { desk in
            let page = try await desk.store.read(after: position - 1, limit: 1)
            guard let event = page.events.first else { throw Failure(.data, "There is no event at \(position).") }
            let approvedBy = try await Actor(named: approver, at: desk).id
            let context = try await options.context(at: desk)
            guard context.actor != approvedBy else {
                throw Failure(.data, "Somebody else has to approve than who asks for it.")
            }
            if !options.dryRun {
                _ = try await desk.ledger.redact(position, why: why, approvedBy: approvedBy, in: context)
            }
            try Redacted(
                position: String(position),
                stream: event.stream.rawValue,
                type: event.type,
                redacted: !options.dryRun
            ).print(asJSON: options.output.json)
        }
    }

    private struct Redacted: Answer {
        let position: String
        let stream: String
        let type: String
        let redacted: Bool

        var text: String {
            let event = "\(position)  \(type)  \(stream)"
            return redacted ? "redacted: \(event)" : "would be redacted, and was not: \(event)"
        }
    }
}
