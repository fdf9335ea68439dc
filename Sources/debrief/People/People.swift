import ArgumentParser

struct People: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The people behind the ids that events bear.",
        discussion: """
            The log holds ids alone. Names and addresses are kept beside it, so that a person can be forgotten.

            Example: debrief people list
            """,
        subcommands: [PeopleAdd.self, PeopleList.self, PeopleForget.self]
    )
}
