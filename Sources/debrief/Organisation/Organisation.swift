import ArgumentParser

struct Organisation: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The organisations of a database.",
        discussion: """
            Each has a log, numbers and roles of its own, in a schema of its name. Who has one needs to know none of this.

            Example: debrief organisation list
            """,
        subcommands: [OrganisationCreate.self, OrganisationList.self]
    )
}
