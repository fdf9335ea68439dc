import Audit
import EventSourcing
import EventStore
import Foundation
import Postgres
import Synchronization
import TestSupport
import Testing
import Transparency

/// A signer signs each tree once, whatever becomes of it or of the database.
@Suite(.database, .timeLimit(.minutes(5))) struct SignerTests {
    private struct Killed: Error {}

    @Test func whatIsNewIsSignedRoundAfterRound() async throws {
        try await SignedLog.with { log in
            let signer = log.signer()
            #expect(try await signer.round() == 0)
            #expect(try await log.trees.newest() == nil)
            for (count, size) in [(1, 1), (299, 300), (1, 301), (700, 1_001)] as [(Int, Position)] {
                try await log.record(count)
                #expect(try await signer.round() == size)
                #expect(try await log.held().checkpoint.size == size)
            }
            let verification = try await log.verify()
            #expect(verification.faults.isEmpty)
            #expect(verification.checkpoints == 4)
            #expect(verification.root == (try await log.held().checkpoint.root))
        }
    }

    @Test(
        "killed at any step, it never signs two trees of one size",
        arguments: Signer.Step.allCases,
        [(1, false), (3, false), (3, true)]
    )
    func aKilledSignerGoesOn(step: Signer.Step, how: (round: Int, isSame: Bool)) async throws {
        try await SignedLog.with { log in
            let (round, isSame) = how
            let rounds = Mutex(0)
            let mortal = log.signer(onStep: { reached in
                let isEnd = rounds.withLock { count in
                    if reached == step { count += 1 }
                    return reached == step && count == round
                }
                if isEnd { throw Killed() }
            })
            for _ in 1..<round {
                try await log.record(200)
                _ = try await mortal.round()
            }
            try await log.record(200)
            await #expect(throws: Killed.self) { try await mortal.round() }
            let before = try await log.trees.trees(after: 0, limit: 100)
            // It may be the same signer, whose connection was cut, or another one.
            let next = isSame ? mortal : log.signer()
            // More came meanwhile: what was promised is signed first, as it was promised.
            try await log.record(50)
            #expect(try await next.round() == Position(round * 200 + 50))
            let after = try await log.trees.trees(after: 0, limit: 100)
            #expect(after.map(\.size).contains(Position(round * 200)))
            #expect(Set(after.map(\.size)).count == after.count)
            for tree in before { #expect(after.contains { $0.note == tree.note }) }
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test func thoseWhoTakeTurnsGoOnBehindEachOther() async throws {
        try await SignedLog.with { log in
            let signers = [log.signer(), log.signer()]
            for turn in 0..<6 {
                try await log.record(30)
                #expect(try await signers[turn % 2].round() == Position(turn + 1) * 30)
            }
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test func anEventThatChangedAfterThePromiseIsNotSigned() async throws {
        try await SignedLog.with { log in
            try await log.record(10)
            let mortal = log.signer(onStep: { if $0 == .promised { throw Killed() } })
            await #expect(throws: Killed.self) { try await mortal.round() }
            try await log.tamper(
                "UPDATE debrief.events SET record = replace(record, 'Patrol 5', 'Patrol 6') WHERE position = 5;"
                    + Forgery.reseal("position = 5")
            )
            let refusal = await #expect(throws: SigningReport.Refusal.self) { try await log.signer().round() }
            #expect(refusal?.reason == "the events up to 10 are not those that were about to be signed")
            #expect(try await log.trees.newest() == nil)
        }
    }

    @Test func aRestoredOlderDatabaseIsNoticed() async throws {
        try await SignedLog.with { log in
            try await log.record(100)
            _ = try await log.signer().round()
            let old = try await log.state()
            try await log.record(20)
            _ = try await log.signer().round()
            // Back to the backup, and other events since.
            try await log.tamper(
                """
                DELETE FROM debrief.events WHERE position > 100; DELETE FROM debrief.commands WHERE first_position > 100;
                DELETE FROM debrief.signed_trees WHERE size > 100; DELETE FROM debrief.tiles;
                """
            )
            let shrunk = await #expect(throws: SigningReport.Refusal.self) { try await log.signer().round() }
            #expect(shrunk?.reason.contains("the database is older than what was signed") == true)
            #expect(shrunk?.position == 101)
            // The state file goes back too: then whoever holds the later checkpoint finds it.
            try log.file.write(old)
            #expect(try await log.signer().round() == 100)
        }
    }

    @Test func aForkIsNoticedByWhoeverSignedTheOther() async throws {
        try await SignedLog.with { log in
            try await log.record(120)
            let signer = log.signer()
            _ = try await signer.round()
            try await log.tamper(
                "UPDATE debrief.events SET record = replace(record, 'Patrol 120', 'Patrol 121') WHERE position = 120;"
                    + Forgery.reseal("position = 120")
            )
            try await log.record(10)
            let refusal = await #expect(throws: SigningReport.Refusal.self) { try await signer.round() }
            #expect(refusal == .init(at: 120, "another event stood here when it was signed"))
        }
    }

    @Test func aDamagedStateFileSignsNothing() async throws {
        try await SignedLog.with { log in
            try await log.record(50)
            _ = try await log.signer().round()
            let text = try await log.state()
            var generator = SeededGenerator(seed: 7)
            for _ in 0..<200 {
                var bytes = Array(text.utf8)
                let place = Int.random(in: bytes.indices, using: &generator)
                bytes[place] ^= 1 << UInt8.random(in: 0..<7, using: &generator)
                try log.file.write(String(decoding: bytes, as: UTF8.self))
                await #expect(throws: SignerStateFault.self, "byte \(place)") { try await log.signer().round() }
            }
        }
    }

    @Test func withoutAStateFileASignedLogIsAdoptedOnlyWhereItIsTheSame() async throws {
        try await SignedLog.with { log in
            try await log.record(400)
            _ = try await log.signer().round()
            try log.forget()
            let refusal = await #expect(throws: SigningReport.Refusal.self) { try await log.signer().round() }
            #expect(refusal?.reason.contains("--adopt") == true)
            try await log.tamper(
                "UPDATE debrief.events SET record = replace(record, 'Patrol 7', 'Patrol 8') WHERE position = 7;"
                    + Forgery.reseal("position = 7")
            )
            await #expect(throws: SigningReport.Refusal.self) { try await log.signer().adopt() }
            try await log.tamper(
                "UPDATE debrief.events SET record = replace(record, 'Patrol 8', 'Patrol 7') WHERE position = 7;"
                    + Forgery.reseal("position = 7")
            )
            #expect(try await log.signer().adopt() == 400)
            try await log.record(10)
            #expect(try await log.signer().round() == 410)
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test func twoKeysSignWhileOneTakesOver() async throws {
        try await SignedLog.with { log in
            let next = SigningKey.sample("debrief.test/debrief", seed: 2)
            try await log.record(10)
            _ = try await log.signer(keys: [log.key]).round()
            try await log.record(10)
            _ = try await log.signer(keys: [log.key, next]).round()
            let both = try #require(try await log.trees.newest())
            for key in [log.key, next] {
                #expect(try SignedCheckpoint(both.note, verifiedBy: [key.verifier]).checkpoint.size == 20)
            }
            try await log.record(10)
            _ = try await log.signer(keys: [next]).round()
            #expect(try await log.verify(by: [log.key.verifier, next.verifier]).faults.isEmpty)
            // Who knows the old key alone can't tell of the last one.
            let faults = try await log.verify().faults
            #expect(faults.map(\.kind) == [.checkpoint])
            #expect(faults.first?.row == "30")
        }
    }

    @Test func eventsThatAppearLateAreSignedOnlyWhenTheyAreAccepted() async throws {
        try await SignedLog.with { log in
            try await log.record(10)
            let hour: Int64 = 3_600_000_000
            let ahead: @Sendable () -> Instant = { .sample(Instant.now.microsecondsSince1970 + hour) }
            let signer = log.signer(clock: ahead)
            _ = try await signer.round()
            try await log.record(2)
            let refusal = await #expect(throws: SigningReport.Refusal.self) { try await signer.round() }
            #expect(refusal?.position == 11)
            #expect(refusal?.reason.contains("wasn't there at") == true)
            #expect(try await signer.round(acceptsLate: true) == 12)
        }
    }

    @Test("98 a redacted record is nowhere any more, and positions, revisions and hashes stay valid")
    func aRedactedRecordIsSignedByItsDigest() async throws {
        try await SignedLog.with { log in
            try await log.record(10)
            let signer = log.signer()
            _ = try await signer.round()
            let held = try await log.held()
            try await log.redact(4)
            #expect(try await signer.round() == 11)
            #expect(try await log.verify(holding: [held]).faults.isEmpty)
            #expect(try await !log.store.lines().joined().contains("Patrol 4"))
            let proved = try await log.trees.inclusion(of: 4)
            let root = try SignedCheckpoint(proved.tree.note, verifiedBy: [log.key.verifier]).checkpoint.root
            try proved.proof.verify(leaf: Digest(leafOf: proved.entry), root: root)
            // Both behind the last tree: nobody signed the record before it went.
            try await log.record(5)
            try await log.redact(13)
            #expect(try await signer.round() == 17)
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test func onlyTheSignerPublishes() async throws {
        try await SignedLog.with { log in
            try await log.record(3)
            _ = try await log.signer().round()
            for role in [Role.writer, .projector, .reader] {
                await #expect(throws: PostgresError.self) {
                    try await log.database.withSession(as: role) { session in
                        try session.script("SELECT debrief.witness_tree(3, 'note')")
                    }
                }
            }
            for statement in ["UPDATE debrief.signed_trees SET size = 2", "DELETE FROM debrief.tiles"] {
                await #expect(throws: PostgresError.self) {
                    try await log.database.withSession(as: .signer) { session in try session.script(statement) }
                }
            }
            // What doesn't continue the last tree is refused, also of the signer.
            let error = await #expect(throws: PostgresError.self) {
                try await log.trees.publish(TreeGrowth(), from: 0, to: 5, note: "another")
            }
            #expect(error?.sqlState == "DB012")
        }
    }
}
