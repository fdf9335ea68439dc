import Foundation
import Testing

@Suite(.timeLimit(.minutes(5)))
struct UsageTests {
    @Test func theVersionIsPrinted() async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief("--version")
            #expect(run.code == 0 && run.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
        }
    }

    @Test(arguments: [
        ["bogus"], ["up", "--bogus"], ["backup"], ["restore"], ["organisation", "create"], ["doctor", "extra"],
        ["people", "add"], ["people", "add", "A", "--id", "7"], ["people", "forget"], ["people", "forget", "A"],
        ["migrate", "--source", "no-uri"], ["migrate", "--source", "https://\u{e9}.example/"],
        ["migrate", "--source", "x:"], ["observe", "x", "--severity", "grave"],
        ["observe", "x", "--occurred", "2016-02-30"],
        ["observation", "verify"], ["observation", "verify", "O-1", "--rating", "Z9"], ["lesson", "validate", "L-1"],
        ["action", "decide", "A-1", "--as", "perhaps"], ["action", "progress", "A-1"], ["mission", "open", "X Y"],
        ["history"], ["import"], ["import", "x", "--as", "thing"], ["export"], ["redact", "0"], ["redact", "1"],
        ["redact", "ask", "x"], ["redact", "approve"], ["redact", "refuse", "0"],
        ["export", "events", "--csv"],
        ["log", "--after", "-1"], ["observe", "x", "--revision", "-1"],
        ["observe", "x", "--latitude", "n"], ["observe", "x", "--longitude", "1"],
        ["action", "progress", "A-1", "--text", "x", "--percent", "1", "--evidence-link", "https://e.example/"],
        ["observe", "x", "--offline", "--revision", "0"], ["sync", "x"],
        ["sync", "--list", "--undo"], ["sync", "--drop"], ["sync", "--mission", "MINUSMA"], ["search"], ["timeline"],
        ["projections", "rebuild"],
        ["observation", "list", "--as-of", "yesterday"], ["board", "--as-of", "-1"],
        ["matrix", "--as-of", "2016", "--zone", "+02:00"], ["lesson", "list", "--state", "verified"],
        ["serve", "--public-url", "debrief.example.org"],
        ["serve", "--public-url", "https://debrief.example.org/ledger"],
        ["action", "list", "--csv", "--json"], ["board", "--mission", "X", "--category", "training"],
    ])
    func wrongArgumentsAreUsage(arguments: [String]) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(arguments)
            #expect(run.code == 64)
            #expect(run.output.isEmpty && !run.complaint.isEmpty)
        }
    }

    @Test(arguments: ["", "Unmik", "7th", "pg_log", "public", "a-b", "é", String(repeating: "a", count: 41), "x; DROP"])
    func whatCantBeAnOrganisationsNameIsRefused(name: String) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief("organisation", "create", name)
            #expect(run.code == 64 && run.isOnePlainSentence)
        }
    }

    @Test func aSocketPathThatUnixCantTakeIsRefused() async throws {
        try await Machine.with { machine in
            let deep = machine.folder + "/" + String(repeating: "deep/", count: 20)
            let run = try await machine.debrief("up", "--database-only", environment: ["DEBRIEF_DATA": deep])
            #expect(run.code == 64 && run.isOnePlainSentence)
            #expect(run.complaint.contains("107 bytes"))
        }
    }

    @Test func aFolderThatMayNotBeMadeIsRefused() async throws {
        try await Machine.with { machine in
            try #require(machine.person.account != nil || !Person.isRoot)
            let run = try await machine.debrief("up", "--database-only", environment: ["DEBRIEF_DATA": "/usr/debrief"])
            #expect(run.code == 77 && run.isOnePlainSentence)
        }
    }

    @Test(arguments: [
        "doctor", "backup x", "organisation list", "migrate --dry-run", "people list", "observe x", "log",
    ])
    func withoutAClusterItSaysToMakeOne(words: String) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(words.split(separator: " ").map(String.init))
            #expect(run.code == 69 && run.isOnePlainSentence)
            #expect(run.complaint.contains("run debrief up"))
        }
    }

    @Test(arguments: [
        "observe", "sync", "observation", "observation amend", "observation resubmit", "observation verify",
        "observation return", "observation reject", "observation reconsider", "observation merge",
        "observation unmerge", "observation reclassify", "observation withdraw", "observation withdraw-consent",
        "observation show", "observation list", "lesson", "lesson propose", "lesson amend", "lesson analyse",
        "lesson decline", "lesson endorse", "lesson task", "lesson implement", "lesson validate", "lesson reprove",
        "lesson contest", "lesson settle", "lesson supersede", "lesson reopen", "lesson reclassify", "lesson show",
        "lesson list", "action", "action propose", "action decide", "action assign", "action due", "action progress",
        "action implement", "action verify", "action overtake", "action close", "action reopen", "action assess",
        "action reclassify", "action show", "action list", "review", "review register", "review recommend",
        "review amend-recommendation", "review reclassify", "review show", "review list", "mission", "mission open",
        "mission phase", "mission mandate", "mission strength", "mission assess", "mission close",
        "mission reclassify", "mission show", "mission list", "search", "board", "matrix", "timeline", "links",
        "history", "log", "import", "export", "redact", "redact ask", "redact approve", "redact refuse", "redact list",
        "people", "people add", "people list", "people forget", "up",
        "down", "doctor", "migrate", "projections", "projections follow", "projections rebuild", "projections retry",
        "organisation", "organisation create", "organisation list", "backup", "restore",
    ])
    func everyHelpHasAnExample(command: String) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(command.split(separator: " ").map(String.init) + ["--help"])
            #expect(run.code == 0)
            #expect(run.output.contains("Example: "))
            #expect(run.output.contains("debrief \(command)"))
        }
    }

    @Test(arguments: [("obsrve x", "observe"), ("lesson endorze L-1", "endorse"), ("peple list", "people")])
    func aSlipOfTheFingerIsUnderstood(words: String, meant: String) async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief(words.split(separator: " ").map(String.init))
            #expect(run.code == 64 && run.complaint.hasPrefix("Did you mean '\(meant)'?\n"))
        }
    }

    @Test func theHelpIsThis() async throws {
        try await Machine.with { machine in
            let run = try await machine.debrief("--help", environment: ["COLUMNS": "80"])
            #expect(run.output == Self.help)
        }
    }

    private static let help = """
        OVERVIEW: The lessons-learned ledger of a peace operation.

        With no DEBRIEF_DATABASE_URL, Debrief keeps a PostgreSQL of its own: debrief up
        makes and starts it. Its place is $XDG_DATA_HOME/debrief (for root
        /var/lib/debrief) and its socket's $XDG_RUNTIME_DIR/debrief or
        /tmp/debrief-<uid>; DEBRIEF_DATA names one folder for both. DEBRIEF_POSTGRES
        names the folder of PostgreSQL's programs where they aren't found.

        Exit codes: 64 wrong usage, 65 wrong data, 69 something needed isn't there, 75
        try again, 77 not permitted.

        Example: debrief up && debrief doctor

        USAGE: debrief <subcommand>

        OPTIONS:
          --version               Show the version.
          -h, --help              Show help information.

        SUBCOMMANDS:
          observe                 Log an observation: one line is enough.
          sync                    Send what was written with debrief observe --offline.
          observation             Observations from the field (debrief observe logs
                                  one).
          lesson                  Lessons, from what is proposed to what is learned.
          action                  Reform actions: who promised what, until when, and
                                  what it came to.
          review                  Reviews that findings come from, and their
                                  recommendations.
          mission                 Missions: mandates, means, phases and what they came
                                  to.
          alert                   Alerts that rules raise: early warnings, and lessons
                                  that may have to be learned again.
          search                  Find observations, lessons, reform actions and
                                  recommendations by their words.
          board                   Show where the reform actions stand, those that are
                                  overdue first.
          matrix                  Show the factors by missions: failures against what
                                  worked.
          timeline                Show what happened in a mission, and when it was
                                  recorded.
          links                   Show what a thing points to, and what points to it.
          history                 Show everything that happened to one thing.
          log                     Show the organisation's events, in the order in which
                                  they were recorded.
          import                  Bring in what other sources claim, from JSON Lines or
                                  CSV.
          export                  Write out what is here, to be read by people,
                                  spreadsheets and debrief import.
          redact                  Take the record of an event out of the log, for good:
                                  what was typed by mistake.
          people                  The people behind the ids that events bear.
          access                  Who may see and do what, over HTTP: roles,
                                  need-to-know lists, who could read what.
          token                   The tokens with which programs and people sign in
                                  over HTTP.
          webhook                 Addresses that events are sent to as they are
                                  recorded.
          audit                   Prove that nobody changed the record, or find who did.
          sign                    Sign the log, round after round, until stopped.
          up                      Start the private PostgreSQL, made the first time
                                  with one organisation in it, and serve.
          serve                   Serve one organisation over HTTP, until stopped.
          login                   Sign in to a server: from then on, commands are sent
                                  there.
          logout                  Forget the server and the token: commands work on
                                  this machine's own database again.
          down                    Stop the private PostgreSQL.
          doctor                  Look whether everything is as it should be.
          migrate                 Bring an organisation's schema up to this program's
                                  version.
          projections             The read models: how far they are, and what to do
                                  when one is stuck.
          organisation            The organisations of a database.
          backup                  Write the whole database, all organisations, into one
                                  file.
          restore                 Bring back a backup, or an exported log.

          See 'debrief help <subcommand>' for detailed help.

        """
}
