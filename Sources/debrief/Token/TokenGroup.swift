import ArgumentParser

struct TokenGroup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "token",
        abstract: "The tokens with which programs and people sign in over HTTP.",
        discussion: """
            A token is shown once, and kept as a digest alone. It stands for its person: what it opens is what they may see.

            Example: debrief token create "Nightly report" --scope read --days 30
            """,
        subcommands: [TokenList.self, TokenCreate.self, TokenRevoke.self],
        defaultSubcommand: TokenList.self
    )
}
