import Audit
import EventSourcing
import EventStore
import Foundation
import TestSupport
import Testing
import Transparency

/// A witness signs a checkpoint just where it continues the one that it signed before.
@Suite(.database, .timeLimit(.minutes(5))) struct WitnessTests {
    private let key: CosigningKey

    init() throws {
        key = try CosigningKey(name: try #require(KeyName("witness.example")), seed: [UInt8](repeating: 9, count: 32))
    }

    private func ledger(of log: SignedLog) -> WitnessLedger {
        WitnessLedger(key, logs: [log.key.verifier], file: DurableFile(log.file.path + ".witness"))
    }

    private func cosigner(_ log: SignedLog, asking ledger: WitnessLedger) -> Cosigner {
        Cosigner(log.trees) { _, body in try await ledger.answer(Array(body.utf8), secondsSince1970: 1_800_000_000) }
    }

    private var witness: Witness { Witness(url: "https://witness.example", key: key.verifier) }

    @Test func whatContinuesIsSignedAndPublished() async throws {
        try await SignedLog.with { log in
            let ledger = ledger(of: log)
            let cosigner = cosigner(log, asking: ledger)
            #expect(try await cosigner.round([witness]).isEmpty)
            for size in [300, 600, 601] as [Position] {
                try await log.record(Int(size - (try await log.trees.reach().signed)))
                _ = try await log.signer().round()
                #expect(try await cosigner.round([witness]).isEmpty)
                #expect(try await log.trees.reach() == (size, size))
            }
            let note = try #require(try await log.trees.newestWitnessed()).note
            let signed = try SignedCheckpoint(note, verifiedBy: [log.key.verifier])
            #expect(try signed.note.verified(by: [key.verifier]).map(\.secondsSince1970) == [1_800_000_000])
            // Another process asks, who doesn't know what the witness saw: it is told.
            try await log.record(10)
            _ = try await log.signer().round()
            #expect(try await self.cosigner(log, asking: ledger).round([witness]).isEmpty)
            #expect(try await log.trees.reach().witnessed == 611)
            #expect(try await log.verify().faults.isEmpty)
        }
    }

    @Test("99 a log that was signed anew from the beginning gets no witness's signature")
    func anotherHistoryIsNotSigned() async throws {
        try await SignedLog.with { log in
            try await log.record(300)
            _ = try await log.signer().round()
            let ledger = ledger(of: log)
            #expect(try await cosigner(log, asking: ledger).round([witness]).isEmpty)
            try await log.tamper(
                """
                UPDATE debrief.events SET record = replace(record, 'Patrol 42', 'Patrol 43') WHERE position = 42;
                \(Forgery.reseal("position = 42")); DELETE FROM debrief.signed_trees; DELETE FROM debrief.tiles
                """
            )
            try log.forget()
            try await log.record(10)
            _ = try await log.signer().round()
            let faults = try await cosigner(log, asking: ledger).round([witness]).map { $0.1 as? WitnessFault }
            #expect(faults == [.refused(422)])
            // And none for a shorter one.
            try await log.tamper(
                "DELETE FROM debrief.events WHERE position > 200; DELETE FROM debrief.signed_trees; DELETE FROM debrief.tiles"
            )
            try log.forget()
            _ = try await log.signer().round()
            let ahead = try await cosigner(log, asking: ledger).round([witness]).map { $0.1 as? WitnessFault }
            #expect(ahead == [.ahead])
            #expect(try await log.trees.reach().witnessed == 0)
        }
    }

    @Test func whatItRemembersIsNeitherLostNorMended() async throws {
        try await SignedLog.with { log in
            try await log.record(10)
            _ = try await log.signer().round()
            let file = DurableFile(log.file.path + ".witness")
            #expect(try await cosigner(log, asking: ledger(of: log)).round([witness]).isEmpty)
            let text = try #require(try file.read())
            try file.write(text.replacing("\"size\":10", with: "\"size\":11"))
            let faults = try await cosigner(log, asking: ledger(of: log)).round([witness])
            #expect(faults.count == 1 && faults[0].1 is WitnessFileFault)
        }
    }

    @Test func othersAreRefusedAsTheSpecificationSays() async throws {
        try await SignedLog.with { log in
            try await log.record(10)
            _ = try await log.signer().round()
            let note = try #require(try await log.trees.newest()).note
            let ledger = ledger(of: log)
            let stranger = WitnessLedger(
                key,
                logs: [SigningKey.sample("other.test/log", seed: 3).verifier],
                file: log.file
            )
            let bodies: [(WitnessLedger, String, Int)] = [
                (ledger, "", 400), (ledger, "old 0\n\nnothing", 400), (ledger, "old x\n\n\(note)", 400),
                (ledger, "old 11\n\n\(note)", 400), (ledger, "old 5\n\n\(note)", 409),
                (ledger, "old 0\n\n\(note.replacing("\n10\n", with: "\n11\n"))", 403),
                (stranger, "old 0\n\n\(note)", 404),
            ]
            try log.forget()
            for (witness, body, status) in bodies {
                let reply = try await witness.answer(Array(body.utf8), secondsSince1970: 1)
                #expect(reply.status == status, "\(body.prefix(20))")
                if status == 409 { #expect(reply.body == "0\n") }
            }
        }
    }
}
