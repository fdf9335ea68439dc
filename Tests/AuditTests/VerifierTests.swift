import Audit
import EventSourcing
import EventStore
import Foundation
import LogGenerator
import Postgres
import Projections
import Synchronization
import TestSupport
import Testing
import Transparency

/// What somebody outside finds who holds a checkpoint.
@Suite(.database, .timeLimit(.minutes(5))) struct VerifierTests {
    @Test("99 whoever owns database and key is found by who holds a checkpoint")
    func whoeverOwnsDatabaseAndKeyIsFound() async throws {
        try await SignedLog.with { log in
            try await log.record(300)
            _ = try await log.signer().round()
            let held = try await log.held()
            // Another history, signed anew from the beginning with the log's own key.
            try await log.tamper(
                """
                UPDATE debrief.events SET record = replace(record, 'Patrol 42', 'Patrol 43') WHERE position = 42;
                \(Forgery.reseal("position = 42")); DELETE FROM debrief.signed_trees; DELETE FROM debrief.tiles
                """
            )
            try log.forget()
            #expect(try await log.signer().round() == 300)
            #expect(try await log.verify().faults.isEmpty)
            let faults = try await log.verify(holding: [held]).faults
            #expect(faults.map(\.kind) == [.checkpoint])
            #expect(faults.first?.detail.contains("the log up to 300 is not the one of the held checkpoint") == true)
        }
    }

    @Test func theFirstPositionIsNarrowedByTheCheckpointsBefore() async throws {
        try await SignedLog.with { log in
            var held: [HeldCheckpoint] = []
            for _ in 0..<4 {
                try await log.record(100)
                _ = try await log.signer().round()
                held.append(try await log.held())
            }
            try await log.tamper(
                """
                UPDATE debrief.events SET record = replace(record, 'Patrol 250', 'x') WHERE position = 250;
                \(Forgery.reseal("position = 250")); DELETE FROM debrief.signed_trees; DELETE FROM debrief.tiles
                """
            )
            let faults = try await log.verify(holding: held).faults
            #expect(faults.count == 1)
            #expect(faults.first?.detail.contains("up to 300") == true)
            #expect(faults.first?.detail.contains("up to 200 it is") == true)
        }
    }

    @Test("100 an event's place in a signed tree is proved offline, and that one tree continues another")
    func proofsHoldOffline() async throws {
        try await SignedLog.with { log in
            var checkpoints: [Checkpoint] = []
            for count in [1, 254, 1, 1, 400] {
                try await log.record(count)
                _ = try await log.signer().round()
                checkpoints.append(try await log.held().checkpoint)
            }
            let newest = try #require(checkpoints.last)
            for position in [1, 2, 255, 256, 257, 258, 656, 657] as [Position] {
                let proved = try await log.trees.inclusion(of: position)
                let record = try #require(try await log.store.read(after: position - 1, limit: 1).events.first?.record)
                #expect(proved.entry == Digest(hashing: record.utf8))
                try proved.proof.verify(leaf: Digest(leafOf: proved.entry), root: newest.root)
                #expect(throws: ProofFault.root) {
                    try proved.proof.verify(leaf: Digest(leafOf: Digest(hashing: "x".utf8)), root: newest.root)
                }
            }
            for (place, old) in checkpoints.enumerated() {
                for new in checkpoints[place...] {
                    let proof = try await log.trees.consistency(from: old.size, to: new.size)
                    try proof.verify(oldRoot: old.root, newRoot: new.root)
                }
            }
            await #expect(throws: ProofError.notSigned(658)) { try await log.trees.inclusion(of: 658) }
            await #expect(throws: ProofError.noEvent(0)) { try await log.trees.inclusion(of: 0) }
            await #expect(throws: ProofError.sizes) { try await log.trees.consistency(from: 5, to: 4) }
        }
    }

    @Test func aLogThatGoesOnIsVerifiedWithoutFalseAlarm() async throws {
        try await SignedLog.with { log in
            try await log.record(600)
            let signer = log.signer()
            _ = try await signer.round()
            let work = Task {
                while !Task.isCancelled {
                    for place in 0..<40 { _ = try await log.store.append(.sample(StreamName("test/\(place % 7)"))) }
                    _ = try await signer.round()
                }
            }
            for _ in 0..<40 { #expect(try await log.verify().faults.isEmpty) }
            work.cancel()
            _ = await work.result
            #expect(try await log.trees.reach().signed > 1_000)
        }
    }

    @Test("101 a log is verified part by part, each event once, within a minute for 20,000 of a build for debugging")
    func aLogIsVerifiedPartByPart() async throws {
        try await SignedLog.with { log in
            try await log.record(20_000)
            _ = try await log.signer().round()
            let parts = Mutex<[Position]>([])
            let verification = try await LogVerifier(
                log.signers,
                organisation: log.database.organisation,
                verifiers: [log.key.verifier],
                now: .now
            ).verify { done, head in
                #expect(head == 20_000)
                parts.withLock { $0.append(done) }
            }
            #expect(verification.faults.isEmpty)
            #expect(parts.withLock { $0 } == Array(stride(from: 2_048, to: 20_000, by: 2_048)) + [20_000])
        }
    }

    @Test func onlyWhatCameAfterACheckpointIsVerifiedAgain() async throws {
        try await SignedLog.with { log in
            try await log.record(2_600)
            _ = try await log.signer().round()
            let held = try await log.held()
            try await log.record(500)
            _ = try await log.signer().round()
            let verification = try await log.verify(since: held)
            #expect(verification.faults.isEmpty)
            #expect(verification.after == 2_600)
            #expect(verification.root == (try await log.held().checkpoint.root))
            // A published tree that isn't the held one's is no place to begin.
            try await log.tamper(
                "UPDATE debrief.tiles SET hashes = set_byte(hashes, 3, get_byte(hashes, 3) # 1) WHERE level = 1"
            )
            let all = try await log.verify(since: held)
            #expect(all.after == 0)
            #expect(all.faults.contains { $0.kind == .checkpoint && $0.table == "tiles" })
            #expect(all.faults.contains { $0.kind == .tile && $0.row == "1/0" })
        }
    }

    @Test func aLogOfDaysThatNobodySignedIsVerifiedAsFarAsItGoes() async throws {
        try await SignedLog.with { log in
            try await log.record(5_000)
            let verification = try await log.verify()
            #expect(verification.faults.isEmpty)
            #expect(verification.newest == nil)
            #expect(verification.checkpoints == 0)
            #expect(verification.head == 5_000)
        }
    }

    // 500 in all.
    @Test("99 one bit flipped in any record, leaf, digest, tile or checkpoint is found", arguments: 500..<505)
    func oneBitFlippedIsFound(seed: UInt64) async throws {
        try await SignedLog.with { log in
            try await log.record(700)
            _ = try await log.signer().round()
            var generator = SeededGenerator(seed: seed)
            for _ in 0..<100 {
                let flip = Flip.random(size: 700, using: &generator)
                let undo = try await log.flip(flip)
                let faults = try await log.verify().faults
                #expect(faults.contains { flip.isNamed(by: $0) }, "\(flip) isn't among \(faults.prefix(3))")
                try await log.restore(undo)
            }
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test(
        "85 99 an edited row of a read model is named",
        arguments: [
            (
                "UPDATE debrief$read.observations SET title = 'nobody said so' WHERE created = (SELECT min(created) FROM debrief$read.observations)",
                "title differs"
            ),
            (
                "DELETE FROM debrief$read.observations WHERE created = (SELECT min(created) FROM debrief$read.observations)",
                "it is missing"
            ),
            (
                "INSERT INTO debrief$read.links SELECT (jsonb_populate_record(l, '{\"created\": 999999}')).* FROM debrief$read.links l LIMIT 1",
                "the log gives no such row"
            ),
        ]
    )
    func anEditedReadModelIsNamed(statement: String, detail: String) async throws {
        try await SignedLog.with { log in
            var generator = LogGenerator(seed: 5, missions: 3)
            let requests = try (0..<250).map { _ in try generator.next() }
            _ = try await log.store.importRequests(requests.async)
            try await Pool.with(log.database.configuration(.projector), size: 4, logger: .silent) { pool in
                let projector = Projector(log.store, pool, organisation: log.database.organisation, logger: .silent)
                #expect(try await projector.differences().isEmpty)
                try await log.database.withSession { session in try session.script(statement) }
                let found = try await projector.differences()
                #expect(found.contains { $0.detail == detail }, "\(found)")
                // Looking changes nothing.
                #expect(try await projector.differences() == found)
            }
        }
    }
}

/// A bit that somebody, or a failing disk, flips.
private struct Flip: CustomStringConvertible {
    enum Place: String, CaseIterable {
        case record, digest, leaf, tile, note
    }

    let place: Place
    let position: Int
    /// Of the value, modulo its length.
    let bit: Int

    static func random(size: Int, using generator: inout SeededGenerator) -> Flip {
        Flip(
            place: Place.allCases.randomElement(using: &generator) ?? .record,
            position: Int.random(in: 1...size, using: &generator),
            bit: Int.random(in: 0..<1_000_000, using: &generator)
        )
    }

    var description: String { "bit \(bit) of the \(place.rawValue) at \(position)" }

    func isNamed(by fault: LogFault) -> Bool {
        switch place {
        case .record, .digest, .leaf: fault.table == "events" && fault.position == Position(position)
        case .tile: fault.table == "tiles"
        case .note: fault.table == "signed_trees"
        }
    }

    var table: String {
        switch place {
        case .record, .digest, .leaf: "events"
        case .tile: "tiles"
        case .note: "signed_trees"
        }
    }

    var column: String {
        switch place {
        case .record, .digest, .leaf: place.rawValue
        case .tile: "hashes"
        case .note: "note"
        }
    }

    var condition: String {
        switch place {
        case .record, .digest, .leaf: "position = \(position)"
        case .tile: position % 5 == 0 ? "level = 1" : "level = 0 AND place = \(position % 3)"
        case .note: "true"
        }
    }

    /// A text's bytes are ASCII here: flipping one of the low seven bits leaves it one, but for a NUL.
    var isText: Bool { place == .record || place == .note }
}

extension SignedLog {
    /// Flips a bit.
    ///
    /// - Returns: what brings the value back.
    fileprivate func flip(_ flip: Flip) async throws -> String {
        let (table, column, condition) = (flip.table, flip.column, flip.condition)
        let before: [UInt8] = try await database.withSession { session in
            let value: SQL = flip.isText ? "convert_to(\(identifier: column), 'UTF8')" : "\(identifier: column)"
            return try session.query(
                "SELECT \(sql: value) FROM debrief.\(identifier: table) WHERE \(unsafe: condition)"
            ).first?.decode(0) ?? []
        }
        var after = before
        var place = flip.bit / 8 % before.count
        // A part of a longer character would leave no text.
        while flip.isText, before[place] >= 0x80 { place += 1 }
        after[place] ^= 1 << UInt8(flip.isText ? flip.bit % 7 : flip.bit % 8)
        if flip.isText, after[place] == 0 || String(validating: after, as: UTF8.self) == nil { after[place] = 0x7E }
        if after == before { after[place] = 0x7D }
        try await tamper(Self.set(flip, to: after))
        return Self.set(flip, to: before)
    }

    private static func set(_ flip: Flip, to bytes: [UInt8]) -> String {
        let hex = bytes.map { String(0x100 + Int($0), radix: 16).dropFirst() }.joined()
        let value = flip.isText ? "convert_from('\\x\(hex)'::bytea, 'UTF8')" : "'\\x\(hex)'::bytea"
        return "UPDATE debrief.\(flip.table) SET \(flip.column) = \(value) WHERE \(flip.condition)"
    }

    fileprivate func restore(_ statement: String) async throws {
        try await tamper(statement)
    }
}
