import ArgumentParser
import Lessons
import UseCases

struct ActionDue: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "Set or move the day by which a reform is due.",
        discussion: "Example: debrief action due A-1 --to 2027-06-30 --why \"The trainers came late\""
    )

    @Argument(help: "The reform action: A-7, its id or the beginning of it.")
    var action: Reference

    @Option(name: .customLong("to"), help: "A day, a month or a year: 2027-06-30, 2027-06, 2027.")
    var due: WorldDate?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let due = try Ask.value("By when", given: due)
        let why = try Ask.text("Why", given: why)
        try await options.perform { MoveActionDue(action: try await $0.id(of: action), due: due, why: why) }
    }
}
