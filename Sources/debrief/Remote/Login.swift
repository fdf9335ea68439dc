import ArgumentParser
import Client
import Contract
import Wording

struct Login: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Sign in to a server: from then on, commands are sent there.",
        discussion: """
            It asks for a token or a one-time sign-in (debrief access invite makes one), or takes it from standard input. What \
            it is given for that is kept in ~/.config/debrief, for this user's eyes only. debrief logout goes back to this \
            machine's own database, and so does, for itself, a command that names an organisation of it (--organisation or \
            DEBRIEF_ORGANISATION). DEBRIEF_TOKEN and DEBRIEF_SERVER do without a file.

            Example: debrief login https://debrief.example.org
            """
    )

    @Argument(help: ArgumentHelp("The server's address.", valueName: "url"))
    var url: String

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
            throw ValidationError("the address begins with https:// or http://")
        }
    }

    func run() async throws {
        let given = try Ask.secret("Token or one-time sign-in")
        let language = Language.ofThisUser == .french ? "fr" : "en"
        let url = url.withoutSlash
        var token = given
        do {
            token = try await RemoteServer(url: url, token: given, language: language).signIn().token
        } catch let problem as RemoteProblem where problem.status == 403 {
            // A token that signs nobody in is one already.
        }
        let server = RemoteServer(url: url, token: token, language: language)
        let access = try await server.ask(OwnAccessQuestion())
        try ServerFile(url: url, token: token).write()
        try SignedIn(server: url, access: access).print(asJSON: output.json)
        if let name = LedgerOptions.namesLocal {
            StandardError.write("debrief: while \(name) is set, commands work on this machine.\n")
        }
    }

    private struct SignedIn: Answer {
        let server: String
        let access: AccessAnswer

        var text: String { "signed in to \(server) as\n\(access.text)" }
    }
}

struct Logout: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Forget the server and the token: commands work on this machine's own database again.",
        discussion: "The token itself stays in force: debrief token revoke ends it.\n\nExample: debrief logout"
    )

    func run() throws {
        print(try ServerFile.remove() ? "signed out" : "nobody was signed in")
    }
}
