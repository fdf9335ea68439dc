import Foundation
import TestSupport
import Testing

/// One set of commands, two ways to carry them: on the database's own machine, and over HTTP.
@Suite(.timeLimit(.minutes(5))) struct RemoteTests {
    private static let person = "6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44"

    /// A blank within a word is a plus; what begins something or changes it gets a command id of its own.
    private static let script = [
        "mission open MINUSMA --name Mali --type multidimensional",
        "observe The+radio+net+failed --mission MINUSMA --severity high --occurred 2016-07",
        "observe Nobody+read+the+warning --kind gap --factor leadership --occurred 2016-07-08",
        "observe Never --occurred 2016-02-31",
        "observation verify O-1 --rating B2", "observation verify O-1", "observation verify O-9",
        "observation verify O-2 --dry-run", "observation withdraw O-2 --why Twice --revision 7",
        "observation merge O-2 --into O-1", "observation show O-1", "observation show O-1 --json",
        "observation show O-2 --as-of 7", "observation show L-1", "observation list", "observation list --facets",
        "observation list --mission MINUSMA --json", "observation list --csv", "observation list --limit 0",
        "observation list --after bogus", "lesson propose Relays+need+a+spare+battery --from O-1",
        "lesson analyse L-1 --root-cause Never+budgeted", "lesson endorse L-1", "lesson show L-1", "lesson list",
        "action propose Buy+batteries --for L-1 --category training --track mission", "action decide A-1 --as accepted",
        "action due A-1 --to 2199-01-01 --why Late", "action progress A-1 --percent 50 --text Half+bought",
        "action assign A-1 --owner lena+vogt", "action assign A-1 --owner Nobody", "action list --mine",
        "action show A-1", "history A-1 --as-of 3", "alert list", "action list --overdue", "board",
        "board --mission MINUSMA --json", "matrix",
        "timeline MINUSMA",
        "links L-1", "history O-1", "search radio", "search radoi", "mission show MINUSMA", "mission list",
        "review register --title Report --kind independent_inquiry --date 2000-08",
        "review recommend R-1 --number 1 --text Give+every+relay+a+battery", "review show R-1", "people list",
        "export observations", "export lessons --csv", "log", "log --after 3",
        "log --type observation.recorded", "access", "access grant observer Lena+Vogt",
        "access who O-1", "audit", "audit checkpoint", "audit prove O-1 O-1.zip", "projections retry",
        "redact ask 2 --why It+names+a+witness", "redact ask 2 --why Otherwise",
        "redact list", "redact list --json", "redact approve 2", "redact refuse 2 --why The+name+is+public",
        "redact refuse 2", "redact approve 2", "redact ask 99999 --why Nothing", "redact ask 2 --why @nowhere",
        "import FOLDER/rows.jsonl FOLDER/more.jsonl --dry-run", "import FOLDER/rows.jsonl FOLDER/more.jsonl",
        "import FOLDER/more.jsonl --json", "import FOLDER/rows.jsonl FOLDER/bad.jsonl",
        "import FOLDER/bad.jsonl --skip-bad --report FOLDER/report.csv", "import FOLDER/bad.jsonl --skip-bad --json",
        "import FOLDER/table.csv --as mission --source Book", "import FOLDER/nowhere.jsonl", "import FOLDER/table.csv",
        "export observations --csv", "observation list", "mission list", "things",
    ]

    /// Some of one file name things in another; one ends without a line's end.
    private static let files = [
        "rows.jsonl": """
        {"aggregate":"observation","source":"Archive","externalId":"1","title":"One","observation":"It rained\\n\\nall day","kind":"gap","occurred":"2016"}

        {"aggregate":"observation","source":"Archive","externalId":"2","title":"Two","observation":"It poured","kind":"gap","occurred":"2016"}
        """,
        "more.jsonl": """
        \u{FEFF}{"aggregate":"lesson","source":"Archive","externalId":"1","title":"Umbrellas","statement":"Take one","observations":["1"]}

        """,
        "bad.jsonl": """
        {"aggregate":"observation","source":"Archive","externalId":"3","title":"Three","observation":"It hailed","kind":"gap","occurred":"2016-02-31"}
        {"aggregate":"observation","source":"Archive","externalId":"4","observation":"It snowed","kind":"gap","occurred":"2016"}
        {"aggregate":"observation","source":"Archive","externalId":"5","title":"Five","observation":"It froze","kind":"gap","occurred":"2016"}
        {

        """,
        "table.csv": "code,name,type\nUNAMIR,Rwanda,peacekeeping\n",
    ]

    @Test func theSameScriptGivesTheSameOverHTTP() async throws {
        let ids = Self.script.map { _ in UUID().uuidString.lowercased() }
        let local = try await outputs(ids, remotely: false)
        let remote = try await outputs(ids, remotely: true)
        for (line, (here, there)) in zip(Self.script, zip(local, remote)) {
            #expect(here == there, "\(line)")
        }
        #expect(local.filter { $0.hasPrefix("0") }.count > 30)
    }

    @Test func thatNobodyListensIsToldAtOnce() async throws {
        try await Machine.with { machine in
            let began = ContinuousClock.now
            let environment = ["DEBRIEF_SERVER": "http://127.0.0.1:1", "DEBRIEF_TOKEN": "dbt_x"]
            let run = try await machine.debrief("mission", "list", environment: environment)
            #expect(run.code == 69 && run.isOnePlainSentence)
            #expect(began.duration(to: .now) < .seconds(15))
        }
    }

    private func outputs(_ ids: [String], remotely: Bool) async throws -> [String] {
        let outputs = Outputs()
        try await Machine.with { machine in
            _ = try await machine.up()
            _ = try await machine.debrief("people", "add", "Lena Vogt", "--id", Self.person)
            for (name, text) in Self.files {
                try text.write(toFile: "\(machine.folder)/home/\(name)", atomically: true, encoding: .utf8)
            }
            for role in ["manager", "auditor", "administrator"] {
                #expect(try await machine.debrief("access", "grant", role, "Lena Vogt", "--by", "Lena Vogt").code == 0)
            }
            guard remotely else {
                return try await run(ids, on: machine, ["DEBRIEF_ACTOR": "Lena Vogt"], into: outputs)
            }
            let token =
                try await machine.debrief("token", "create", "test", "--by", "Lena Vogt").output
                .split(separator: "\n").first.map(String.init) ?? ""
            try await machine.serving { address in
                let environment = ["DEBRIEF_SERVER": address, "DEBRIEF_TOKEN": token]
                try await run(ids, on: machine, environment, into: outputs)
            }
        }
        return await outputs.all
    }

    private actor Outputs {
        private(set) var all: [String] = []

        func add(_ text: String) { all.append(text) }
    }

    private func run(
        _ ids: [String],
        on machine: Machine,
        _ environment: [String: String],
        into outputs: Outputs
    ) async throws {
        for (line, id) in zip(Self.script, ids) {
            var words = line.split(separator: " ").map { $0.replacingOccurrences(of: "+", with: " ") }
            let folder = machine.folder + "/home"
            words = words.map { $0.replacingOccurrences(of: "FOLDER", with: folder) }
            let isCommand = try await machine.debrief(words + ["--help"]).output.contains("--command-id")
            if isCommand { words += ["--command-id", id] }
            let run = try await machine.debrief(words, environment: environment)
            let text = "\(run.code)\n\(run.output)\n\(run.complaint)".withoutTimes
            await outputs.add(text.replacingOccurrences(of: folder, with: "FOLDER"))
        }
    }
}

extension String {
    /// Without what differs between any two runs, and how it is known who somebody is.
    fileprivate var withoutTimes: String {
        replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}(\.[0-9]+Z)?/, with: "TIME")
            .replacing(/urn:uuid:[0-9a-f-]{36}/, with: "SOURCE")
            .replacing(/\[second person not authenticated\]/, with: "")
            .replacing("\"secondPersonUnauthenticated\":true", with: "\"secondPersonUnauthenticated\":false")
    }
}
