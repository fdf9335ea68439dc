import ArgumentParser
import Glibc

@main
struct Debrief: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The lessons-learned ledger of a peace operation.",
        discussion: """
            With no DEBRIEF_DATABASE_URL, Debrief keeps a PostgreSQL of its own: debrief up makes and starts it. \
            Its place is $XDG_DATA_HOME/debrief (for root /var/lib/debrief) and its socket's $XDG_RUNTIME_DIR/debrief or \
            /tmp/debrief-<uid>; DEBRIEF_DATA names one folder for both. DEBRIEF_POSTGRES names the folder of \
            PostgreSQL's programs where they aren't found.

            Exit codes: 64 wrong usage, 65 wrong data, 69 something needed isn't there, 75 try again, 77 not permitted.

            Example: debrief up && debrief doctor
            """,
        version: "0.1.0",
        subcommands: [
            Observe.self, Sync.self, ObservationGroup.self, LessonGroup.self, ActionGroup.self, ReviewGroup.self,
            MissionGroup.self, AlertGroup.self, Search.self, BoardCommand.self, MatrixCommand.self,
            TimelineCommand.self,
            LinksCommand.self,
            History.self,
            Log.self, Import.self, Export.self, RedactGroup.self, People.self, AccessGroup.self, TokenGroup.self,
            WebhookGroup.self, AuditGroup.self, Sign.self, Up.self,
            Serve.self, Login.self, Logout.self,
            Down.self,
            Doctor.self, Migrate.self, ProjectionsGroup.self,
            Organisation.self, Backup.self, Restore.self,
        ]
    )

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
            try StandardOutput.finish()
            leave(with: EXIT_SUCCESS)
        } catch {
            guard let failure = Failure(error) else {
                if let meant = Suggestion.nearest(to: Array(CommandLine.arguments.dropFirst()), under: self) {
                    StandardError.write("Did you mean '\(meant)'?\n")
                }
                let (text, code) = (fullMessage(for: error), exitCode(for: error))
                if code.isSuccess { print(text) } else if !text.isEmpty { StandardError.write(text + "\n") }
                leave(with: code.rawValue)
            }
            StandardError.write("debrief: \(failure.sentence)\n")
            leave(with: failure.kind.rawValue)
        }
    }

    /// Without what exit() would do besides: OpenSSL gives its locks up then, while a connection that is being made on
    /// another thread still takes them.
    private static func leave(with code: Int32) -> Never {
        fflush(nil)
        _exit(code)
    }
}
