import Audit
import EventSourcing
import EventStore
import Foundation
import Postgres
import Projections
import TestSupport
import Transparency

/// A log on a test's database, and what signs and verifies it.
struct SignedLog {
    let store: EventStore
    let signers: Pool
    let database: TestDatabase
    /// Where the signer remembers.
    let file: DurableFile
    let key: SigningKey

    static func with(_ body: (SignedLog) async throws -> Void) async throws {
        let database = TestDatabase.current
        let folder = try TemporaryFolder.make("audit")
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try await database.withStore { store in
            try await Pool.with(database.configuration(.signer), size: 4, logger: .silent) { signers in
                try await body(
                    SignedLog(
                        store: store,
                        signers: signers,
                        database: database,
                        file: DurableFile(folder + "/state"),
                        key: .sample
                    )
                )
            }
        }
    }

    var trees: TreeRegister { TreeRegister(signers, organisation: database.organisation) }

    /// Records so many events, two to a command, of a dozen streams.
    func record(_ count: Int) async throws {
        let head = Int(try await store.head().position)
        let requests = try stride(from: head + 1, through: head + count, by: 2).map { first in
            let events = try (first..<min(first + 2, head + count + 1)).map { place in
                try AuthoredEvent.sample(
                    try StreamName("observation/\(place % 12)"),
                    mission: place % 2 == 0 ? "UNMISS" : nil,
                    data: #"{"n":\#(place),"title":"Patrol \#(place)"}"#
                )
            }
            return AppendRequest.sample(events)
        }
        _ = try await store.importRequests(requests.async)
    }

    func signer(
        keys: [SigningKey]? = nil,
        clock: @escaping @Sendable () -> Instant = { .now },
        onStep: @escaping @Sendable (Signer.Step) throws -> Void = { _ in }
    ) -> Signer {
        Signer(
            signers,
            organisation: database.organisation,
            keys: keys ?? [key],
            origin: key.verifier.name,
            file: file,
            clock: clock,
            onStep: onStep
        )
    }

    func verify(
        by verifiers: [VerifierKey]? = nil,
        holding held: [HeldCheckpoint] = [],
        since start: HeldCheckpoint? = nil,
        now: Instant = .now
    ) async throws -> Verification {
        try await LogVerifier(
            signers,
            organisation: database.organisation,
            verifiers: verifiers ?? [key.verifier],
            now: now
        )
        .verify(holding: held, since: start)
    }

    /// The newest checkpoint, as somebody outside keeps it.
    func held() async throws -> HeldCheckpoint {
        guard let newest = try await trees.newest() else { throw CocoaError(.fileReadUnknown) }
        let verified = try SignedCheckpoint(newest.note, verifiedBy: [key.verifier])
        return HeldCheckpoint(name: "held", checkpoint: verified.checkpoint)
    }

    /// What the signer remembers.
    func state() async throws -> String { try file.read() ?? "" }

    /// Takes what the signer remembers away.
    func forget() throws { try FileManager.default.removeItem(atPath: file.path) }

    /// Takes the record from an event, as two people decide.
    func redact(_ position: Position) async throws {
        let stream = StreamName(stored: "redaction/\(UUID().uuidString.lowercased())")
        let data = #"{"position":"\#(position)","reason":"a name","approvedby":"7a2f8f99-dd54-401d-b658-15bdccafcb78"}"#
        _ = try await store.redact(
            with: .sample([try AuthoredEvent(stream: stream, type: "event.redacted", data: data)])
        )
    }

    /// Runs statements as the database's superuser, with the log's triggers off meanwhile.
    func tamper(_ statements: String) async throws {
        try await database.withSession { session in
            try session.script(Self.triggers("DISABLE TRIGGER"))
            try session.script(statements)
            try session.script(Self.triggers("ENABLE ALWAYS TRIGGER"))
        }
    }

    private static func triggers(_ what: String) -> String {
        """
        DO $$ DECLARE t record; BEGIN
            FOR t IN SELECT g.tgrelid::regclass AS place, g.tgname AS name FROM pg_trigger g
                JOIN pg_class c ON c.oid = g.tgrelid
                WHERE c.relnamespace = 'debrief'::regnamespace AND NOT g.tgisinternal
                    AND (c.relname IN ('events', 'streams') OR c.relispartition)
            LOOP EXECUTE format('ALTER TABLE %s \(what) %I', t.place, t.name); END LOOP;
        END $$
        """
    }
}

extension SigningKey {
    static let sample = sample("debrief.test/debrief", seed: 1)

    static func sample(_ name: String, seed: UInt8) -> SigningKey {
        guard let name = KeyName(name), let key = try? SigningKey(name: name, seed: [UInt8](repeating: seed, count: 32))
        else {
            fatalError("no key")
        }
        return key
    }
}

extension Instant {
    static var now: Instant { .sample(Timestamp.now.microsecondsSince1970) }
}
