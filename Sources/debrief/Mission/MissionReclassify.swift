import ArgumentParser
import Lessons
import UseCases

struct MissionReclassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify",
        abstract: "Change who may read a mission.",
        discussion: "Example: debrief mission reclassify MINUSMA --as confidential --why \"Its plans are\""
    )

    @Argument(help: "The mission's code, in any case.")
    var mission: MissionCode

    @Option(name: .customLong("as"), help: "unclassified, confidential or strictly_confidential.")
    var sensitivity: Sensitivity?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let sensitivity = try Ask.value("Sensitivity", given: sensitivity)
        let why = try Ask.text("Why", given: why)
        try await options.perform { _ in
            ReclassifyMission(mission: mission, sensitivity: sensitivity, why: why)
        }
    }
}
