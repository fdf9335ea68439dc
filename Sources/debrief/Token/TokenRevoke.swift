import ArgumentParser
import Contract
import Lessons
import UseCases

struct TokenRevoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Take a token out of force, at once.",
        discussion: "Example: debrief token revoke 6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44"
    )

    @Argument(help: ArgumentHelp("The token's id, as debrief token list shows it.", valueName: "uuid"))
    var token: TokenID

    @OptionGroup var options: InstructionOptions

    func run() async throws {
        try await options.tell(RevokeToken(token: token.uuid))
    }
}

/// What a token is known by: not the token itself.
enum GivenToken {}
typealias TokenID = Identifier<GivenToken>

extension TokenScope: ExpressibleByArgument {
    public static var allValueStrings: [String] { [Self.read, .write].map(\.rawValue) }
}
