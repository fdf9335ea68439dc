import Crypto
import EventSourcing
import EventStore
import Foundation
import Postgres
import TestSupport
import Testing

/// What the database makes of an event: its record, digest, leaf and id, held against values made elsewhere.
@Suite(.database, .timeLimit(.minutes(5))) struct RecordTests {
    private let database = TestDatabase.current

    /// Written by hand; its digest and leaf, as the only event of a log, computed by Python's hashlib.
    private static let line =
        #"{"specversion":"1.0","position":"1","recordedtime":"2026-11-23T16:22:01.123456Z","revision":0,"#
        + #""id":"6a30413e-49d5-8af3-bfc7-eb3ab2185d43","source":"https://debrief.test/organisation","#
        + #""type":"observation.recorded","dataversion":2,"#
        + #""subject":"observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607","time":"2026-11-23T16:22:00.000001Z","#
        + #""actor":"6b1a2c3d-0000-4000-8000-000000000001","authtype":"token","authid":"laptop \"7\"","#
        + #""onbehalfof":"7a2f8f99-dd54-401d-b658-15bdccafcb78","mission":"MINUSMA","#
        + #""commandid":"3e7eae8a-01a8-4392-87b1-157d9a1d7052","correlationid":"cccb0ace-2871-4ee7-8a97-1c60ebc09c27","#
        + #""causationid":"trace é","salt":"yZK8k6XPqCIZX9vRdwUIHA==","data":{"title":"Élan"}}"#
    private static let digest = "3d8c32e3f438749d808faff31fe1f06d07c4354fd371783fea2fea4e62a6f9ac"
    private static let leaf = "f239be5ca613f0f193ce99d75405f25929cc3f6613094bbcf6297fdeeea8a758"

    @Test func theDatabaseWritesARecordAsItIsWrittenByHand() async throws {
        let record = try await database.withSession { session in
            try session.query(
                """
                SELECT debrief.record(1, debrief.instant('2026-11-23 16:22:01.123456Z'), 0, debrief.authored(
                    debrief.event_id('3e7eae8a-01a8-4392-87b1-157d9a1d7052', 0), 'https://debrief.test/organisation',
                    'observation.recorded', 2, 'observation/2d1ac480-1bf7-430a-b781-f6b3bbca1607',
                    '2026-11-23 16:22:00.000001Z', '6b1a2c3d-0000-4000-8000-000000000001', 'token', 'laptop "7"',
                    '7a2f8f99-dd54-401d-b658-15bdccafcb78', 'MINUSMA', '3e7eae8a-01a8-4392-87b1-157d9a1d7052',
                    'cccb0ace-2871-4ee7-8a97-1c60ebc09c27', 'trace é', decode('yZK8k6XPqCIZX9vRdwUIHA==', 'base64'),
                    '{"title":"Élan"}'))
                """
            )[0].decode(0, as: String.self)
        }
        #expect(record == Self.line)
    }

    @Test func theDigestAndTheLeafAreThoseThatAnybodyComputes() async throws {
        let restorer = LogRestorer(
            configuration: database.superuser,
            organisation: database.organisation,
            logger: .silent
        )
        #expect(try await restorer.restore(lines: [.success(Self.line)], from: "a page", by: "hand") == 1)
        let row = try await database.withSession(as: .signer) { session in
            try session.query("SELECT encode(digest, 'hex'), encode(leaf, 'hex') FROM debrief.events")[0]
        }
        #expect(try row.decode(0, as: String.self) == Self.digest)
        #expect(try row.decode(1, as: String.self) == Self.leaf)
        #expect(Digest(hashing: Self.line.utf8).description == Self.digest)
    }

    @Test func whatHasNoValueIsLeftOutOfTheRecord() async throws {
        let event = try await database.withStore { store in
            _ = try await store.append(.sample(StreamName("observation/1")))
            return try await store.allEvents()[0]
        }
        let record = try #require(event.record)
        for name in ["authid", "onbehalfof", "mission", "causationid", "null"] { #expect(!record.contains(name)) }
        #expect(try event.envelope().correlationID == event.commandID)
    }

    @Test func theDigestAndTheLeafOfEveryEventAreThoseOfItsRecord() async throws {
        try await database.withStore { store in
            let data = (0..<20).map { #"{"n":\#($0),"text":"\#(String(repeating: "é🕊\\n", count: $0))"}"# }
            for text in data { _ = try await store.append(.sample(StreamName("observation/é\t\"1"), data: text)) }
            let staged = try (0..<20).map { try AppendRequest.sample(StreamName("lesson/1"), data: data[$0]) }
            _ = try await store.importRequests(staged.async)
        }
        let rows = try await database.withSession(as: .signer) { session in
            try session.query("SELECT record, digest, leaf FROM debrief.events ORDER BY position")
        }
        #expect(rows.count == 40)
        for row in rows {
            let entry = SHA256.hash(data: Array(try row.decode(0, as: String.self).utf8))
            #expect(try row.decode(1, as: [UInt8].self) == Array(entry))
            #expect(try row.decode(2, as: [UInt8].self) == Array(SHA256.hash(data: [0] + Array(entry))))
        }
    }

    @Test func everySaltIsItsOwn() async throws {
        let salts = try await database.withStore { store in
            _ = try await store.append(.sample((0..<50).map { _ in try .sample(StreamName("observation/1")) }))
            let staged = try (0..<50).map { _ in try AppendRequest.sample(StreamName("observation/1")) }
            _ = try await store.importRequests(staged.async)
            return try await store.allEvents().map { try $0.envelope().salt }
        }
        #expect(Set(salts).count == 100)
        // As many bits set as chance sets, give or take six deviations.
        let bits = salts.joined().reduce(0) { $0 + $1.nonzeroBitCount }
        #expect((6_060...6_740).contains(bits))
    }

    @Test func anEventsIdIsTheSameInSwiftAndInTheDatabase() async throws {
        let commands = (0..<200).map { _ in Command.sample() }
        let indices = (0..<200).map { $0 < 100 ? $0 : Int.random(in: 0..<10_000) }
        let ids = try await database.withSession { session in
            try session.query(
                """
                SELECT debrief.event_id(c, i) FROM unnest(\(commands.map(\.id)), \(indices.map(Int32.init)))
                    WITH ORDINALITY u(c, i, n) ORDER BY n
                """
            ).map { try $0.decode(0, as: UUID.self) }
        }
        #expect(ids == zip(commands, indices).map { $0.eventID(at: $1) })
        #expect(Set(ids).count == 200)
        #expect(ids.allSatisfy { $0.uuid.6 >> 4 == 8 && $0.uuid.8 >> 6 == 0b10 })
    }

    @Test("104 correlation and causation ids are kept, also through an import")
    func correlation() async throws {
        let (correlation, command) = (UUID(), Command.sample())
        let commands = [
            Command.sample(
                correlationID: correlation,
                causationID: "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            ), command,
        ]
        let envelopes = try await database.withStore { store in
            let requests = try commands.map { AppendRequest(command: $0, events: [try .sample(StreamName("test/1"))]) }
            _ = try await store.append(requests[0])
            _ = try await store.importRequests([requests[1]].async)
            return try await store.allEvents().map { try $0.envelope() }
        }
        #expect(envelopes.map(\.correlationID) == [correlation, command.id])
        #expect(envelopes.map(\.causationID) == [commands[0].causationID, nil])
    }
}
