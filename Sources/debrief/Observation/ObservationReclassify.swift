import ArgumentParser
import Lessons
import UseCases

struct ObservationReclassify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reclassify",
        abstract: "Change who may read an observation.",
        discussion: "Example: debrief observation reclassify O-1 --as confidential --why \"It names a village\""
    )

    @Argument(help: "The observation: O-42, its id or the beginning of it.")
    var observation: Reference

    @Option(name: .customLong("as"), help: "unclassified, confidential or strictly_confidential.")
    var sensitivity: Sensitivity?

    @Option(name: [.customShort("m"), .long], help: "Why.")
    var why: LongText?

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let sensitivity = try Ask.value("Sensitivity", given: sensitivity)
        let why = try Ask.text("Why", given: why)
        try await options.perform {
            ReclassifyObservation(observation: try await $0.id(of: observation), sensitivity: sensitivity, why: why)
        }
    }
}
