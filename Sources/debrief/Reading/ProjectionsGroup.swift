import ArgumentParser

struct ProjectionsGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "projections",
        abstract: "The read models: how far they are, and what to do when one is stuck.",
        discussion: "Example: debrief projections",
        subcommands: [ProjectionsStatus.self, ProjectionsFollow.self, ProjectionsRebuild.self, ProjectionsRetry.self],
        defaultSubcommand: ProjectionsStatus.self
    )
}
