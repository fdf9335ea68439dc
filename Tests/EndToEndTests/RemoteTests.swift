import Foundation
import TestSupport
import Testing

/// One set of commands, two ways to carry them: on the database's own machine, and over HTTP.
@Suite(.timeLimit(.minutes(10))) struct RemoteTests {
    private static let person = "6f2c1e0a-53a8-4f5e-9a51-1d0c2f7b9e44"
    private static let other = "0b1d9f54-7c3e-4a52-8f0e-3d5a6c7b8e9f"

    /// A blank within a word is a plus; what begins something or changes it gets a command id of its own. ID is the first
    /// that the line before printed.
    enum Script: CaseIterable {
        case records, changes, keys

        var lines: [String] {
            switch self {
            case .records: RemoteTests.records
            case .changes: RemoteTests.changes
            case .keys: RemoteTests.keys
            }
        }
    }

    private static let records = [
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
        "observation list --as-of 99999", "lesson list --as-of 2016", "observation show O-1 --as-of 99999",
        "projections rebuild observations", "projections rebuild dreams", "projections retry dreams",
    ]

    private static let changes = [
        "mission open UNAMIR --name Rwanda --type peacekeeping", "mission open UNAMIR --name Again --type peacekeeping",
        "mission mandate UNAMIR --text Watch+the+truce --objective Kigali --authority S/RES/872",
        "mission strength UNAMIR --from 1993-10-05 --military 2548", "mission phase UNAMIR --to operation",
        "mission assess UNAMIR --as failed --why It+could+not+act", "mission close NOWHERE --on 1996-03-08 --why Over",
        "mission reclassify UNAMIR --as confidential --why Plans", "mission show UNAMIR", "mission show NOWHERE",
        "review register Report --kind independent_inquiry --date 1999-12 --mission UNAMIR",
        "review recommend R-1 --number 1 --text Carry+fuel", "review recommend R-1 --number 1 --text Otherwise",
        "review amend-recommendation R-1 --number 1 --text Carry+more+fuel --why Corrigendum",
        "review amend-recommendation R-1 --number 9 --text Carry+maps --why Corrigendum",
        "review reclassify R-1 --as confidential --why Witnesses", "review show R-1",
        "observe The+convoy+ran+out+of+fuel --mission UNAMIR --occurred 1994-04",
        "observe Nobody+had+a+map --occurred 1994",
        "observe +",
        "observation amend O-1 --severity high --why Two+convoys", "observation return O-1 --why Which+convoy",
        "observation resubmit O-1", "observation reject O-1 --why Hearsay",
        "observation reconsider O-1 --why Confirmed",
        "observation verify O-1 --rating B2", "observation merge O-2 --into O-1", "observation merge O-1 --into O-1",
        "observation unmerge O-2 --why Another+day", "observation withdraw-consent O-2",
        "observation withdraw O-2 --why Twice", "observation verify O-2 --rating B2",
        "observation reclassify O-1 --as confidential --why A+village", "observation show O-1",
        "observation list --json",
        "lesson propose Carry+fuel --from O-1 --recommendation R-1/1", "lesson amend L-1 --title Fuel",
        "lesson propose Carry+maps", "lesson decline L-2 --why Doctrine+already",
        "lesson analyse L-1 --root-cause Never+planned", "lesson endorse L-1", "lesson endorse O-1",
        "action propose Buy+fuel --for L-1 --category training --track mission --due 2199-01",
        "action propose Buy+maps --recommendation R-1/1 --category training --track headquarters",
        "lesson task L-1 --action A-1", "action decide A-1 --as partly_accepted",
        "action implement A-1 --evidence Bills",
        "action verify A-1 --evidence Audit", "action assess A-1 --effect effective --evidence Exercise",
        "action reclassify A-1 --as confidential --why Prices", "lesson implement L-1",
        "lesson validate L-1 --outcome learned --review-on 2199-06-01 --evidence Exercise",
        "lesson reprove L-1 --review-on 2199-07-01 --evidence Exercise", "lesson contest L-1 --why It+ran+out",
        "lesson settle L-1 --why Another+sector", "lesson reclassify L-1 --as confidential --why Units",
        "action reopen A-1 --why It+ran+out", "action close A-1 --why No+money", "action overtake A-2 --why It+closed",
        "lesson reopen L-1 --recurrence O-1 --why Again", "lesson propose Carry+more --from O-1",
        "lesson supersede L-1 --with L-3 --why It+says+more", "lesson show L-1", "lesson list", "action list",
        "mission close UNAMIR --on 1996-03-08 --why Over", "mission close UNAMIR --on 1996-03-08 --why Again",
        "timeline NOWHERE", "links O-99", "history O-99",
    ]

    private static let keys = [
        "observe The+radio+net+failed", "access grant observer Lena+Vogt --until 2199-01-01 --why Trial",
        "access revoke observer Lena+Vogt", "access revoke observer Nobody", "access admit O-1 Lena+Vogt --why Leads",
        "access admit O-99 Lena+Vogt --why Leads", "access dismiss O-1 Lena+Vogt", "access dismiss O-99 Lena+Vogt",
        "access who O-1", "access who O-1 --as-of 5", "access who O-1 --as-of 99999", "access who O-99",
        "access --json",
        "access list --as-of 2", "access invite Lena+Vogt", "access invite Lena+Vogt --days 91",
        "token create x --days 91", "token create +", "token create Report --scope read --days 2 --json",
        "token revoke ID", "token revoke \(other)", "token list", "webhook create http://example.org/hook",
        "webhook create https://127.0.0.1/hook", "webhook create https://example.org/hook --type lesson.validated",
        "webhook retry ID", "webhook list", "webhook remove ID", "webhook remove \(other)", "webhook list",
        "people add Marc+Petit --id \(person)", "people add +", "people add Marc+Petit --address +",
        "people add Marc+Petit --id \(other)", "people forget \(other) --dry-run", "people forget \(other)",
        "people forget 7a1d9f54-7c3e-4a52-8f0e-3d5a6c7b8e9f", "people list", "redact ask 1 --why +",
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

    @Test(arguments: Script.allCases) func theSameScriptGivesTheSameOverHTTP(script: Script) async throws {
        let script = script.lines
        let ids = try await commandIDs(of: script)
        let local = try await outputs(of: script, ids, remotely: false)
        let remote = try await outputs(of: script, ids, remotely: true)
        #expect(local.count == script.count && remote.count == script.count)
        for (line, (here, there)) in zip(script, zip(local, remote)) {
            #expect(here == there, "\(line)")
        }
        #expect(local.filter { $0.hasPrefix("0") }.count > script.count / 3)
    }

    @Test func overHTTPNobodyActsAsSomebodyElse() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                for line in [
                    "mission close MINUSMA --on 2023-12-31 --why Over", "access grant observer Lena+Vogt",
                    "access invite Lena+Vogt", "token create x", "webhook create https://example.org/hook",
                    "redact ask 1 --why Twice",
                ] {
                    let run = try await machine.debrief(line.words + ["--by", "Lena Vogt"], environment: remote)
                    #expect(run.code == 64, "\(line)")
                    #expect(run.complaint == "debrief: On a server you are who signed in: leave --by out.\n", "\(line)")
                }
                #expect(try await !machine.debrief("access").output.contains("observer"))
            }
        }
    }

    @Test func whatSomebodySignedInWithIsForTheirEyesAlone() async throws {
        try await Machine.with { machine in
            try await machine.servingLedger { remote in
                _ = try await machine.signIn(to: remote)
                let folder = machine.folder + "/home/.config/debrief"
                let modes = try await machine.run("stat", ["-c", "%a", folder, folder + "/server.json"])
                #expect(modes.output == "700\n600\n")
            }
        }
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

    /// An id for each line that begins or changes something, the same for both ways.
    private func commandIDs(of script: [String]) async throws -> [String?] {
        var ids: [String?] = []
        try await Machine.with { machine in
            var takesID: [[String]: Bool] = [:]
            for line in script {
                let verb = Array(line.words.prefix(2))
                if takesID[verb] == nil {
                    takesID[verb] = try await machine.debrief(verb + ["--help"]).output.contains("--command-id")
                }
                ids.append(takesID[verb] == true ? UUID().uuidString.lowercased() : nil)
            }
        }
        return ids
    }

    private func outputs(of script: [String], _ ids: [String?], remotely: Bool) async throws -> [String] {
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
            let token =
                try await machine.debrief("token", "create", "test", "--by", "Lena Vogt").output
                .split(separator: "\n").first.map(String.init) ?? ""
            guard remotely else {
                return try await run(script, ids, on: machine, ["DEBRIEF_ACTOR": "Lena Vogt"], into: outputs)
            }
            try await machine.serving { address in
                let environment = ["DEBRIEF_SERVER": address, "DEBRIEF_TOKEN": token]
                try await run(script, ids, on: machine, environment, into: outputs)
            }
        }
        return await outputs.all
    }

    private actor Outputs {
        private(set) var all: [String] = []

        func add(_ text: String) { all.append(text) }
    }

    private func run(
        _ script: [String],
        _ ids: [String?],
        on machine: Machine,
        _ environment: [String: String],
        into outputs: Outputs
    ) async throws {
        let folder = machine.folder + "/home"
        var printed = ""
        for (line, id) in zip(script, ids) {
            let last = printed.firstMatch(of: String.uuid).map { String($0.output) } ?? ""
            var words = line.words.map { $0 == "ID" ? last : $0.replacingOccurrences(of: "FOLDER", with: folder) }
            if let id { words += ["--command-id", id] }
            let run = try await machine.debrief(words, environment: environment)
            printed = run.output
            var text = "\(run.code)\n\(run.output)\n\(run.complaint)".withoutTimes
            if ["token", "webhook"].contains(words[0]) { text = text.replacing(String.uuid, with: "ID") }
            await outputs.add(text.replacingOccurrences(of: folder, with: "FOLDER"))
        }
    }
}

extension String {
    fileprivate static var uuid: Regex<Substring> { /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/ }

    fileprivate var words: [String] {
        split(separator: " ").map { $0.replacingOccurrences(of: "+", with: " ") }
    }

    /// Without what differs between any two runs, and how it is known who somebody is.
    fileprivate var withoutTimes: String {
        replacing(/[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9:]{8}(\.[0-9]+Z)?/, with: "TIME")
            .replacing(/urn:uuid:[0-9a-f-]{36}/, with: "SOURCE")
            .replacing(/dbt_[0-9A-Za-z]+/, with: "TOKEN")
            .replacing(/whsec_[0-9A-Za-z+\/=]+/, with: "SECRET")
            .replacing(/last used TIME|never used/, with: "USE")
            .replacing(/\[second person not authenticated\]/, with: "")
            .replacing("\"secondPersonUnauthenticated\":true", with: "\"secondPersonUnauthenticated\":false")
    }
}
