import ArgumentParser
import Lessons
import UseCases

struct MissionOpen: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Open a mission.",
        discussion: """
            Example: debrief mission open MINUSMA --name "Stabilization Mission in Mali" --type multidimensional \
            --host-country Mali
            """
    )

    @Argument(help: "Its code: capital letters, digits and hyphens; any case is taken.")
    var code: MissionCode

    @Option(help: "What it is called.")
    var name: String?

    @Option(help: "What it is sent to do.")
    var type: MissionType?

    @Option(help: "Where it is.")
    var hostCountry: String?

    @Option(help: "Who established it: a resolution.")
    var establishedBy: String?

    @Option(help: ArgumentHelp("When it was established.", valueName: "date"))
    var established: WorldDate?

    @Option(help: "unclassified, confidential or strictly_confidential (default: unclassified).")
    var sensitivity: Sensitivity?

    @Flag(help: "It is made up, to show or to try something.")
    var synthetic = false

    @OptionGroup var options: CommandOptions

    func run() async throws {
        let name = try Ask.value("Name", given: name)
        let type = try Ask.value("Type", given: type)
        let details = MissionDetails(
            code: code,
            name: name,
            hostCountry: hostCountry,
            type: type,
            establishedBy: establishedBy,
            established: established,
            sensitivity: sensitivity ?? .unclassified,
            provenance: synthetic ? Provenance(synthetic: true) : nil
        )
        try await options.perform { _ in OpenMission(details: details) }
    }
}
