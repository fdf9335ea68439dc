import EventSourcing
import Foundation
import Testing

@Suite struct CommandTests {
    private static let id = UUID(uuidString: "3e7eae8a-01a8-4392-87b1-157d9a1d7052")
    private static let actor = UUID(uuidString: "6B1A2C3D-0000-4000-8000-000000000001")

    private static func command(
        name: String = "observation.record",
        arguments: String = #"{"title":"Élan"}"#,
        actor: UUID? = actor,
        correlationID: UUID? = nil
    ) throws -> Command {
        Command(
            id: try #require(id),
            name: name,
            arguments: arguments,
            actor: try #require(actor),
            authentication: .local,
            time: try #require(Instant(microsecondsSince1970: 0)),
            correlationID: correlationID
        )
    }

    /// Computed by Python's hashlib from actor, name and arguments, each behind its length of eight bytes, big-endian.
    @Test func theDigestIsOfActorNameAndArguments() throws {
        #expect(
            try Self.command().digest.description == "cc713792fe9f3839c76bf64e625afa0dd825cf0e17dddc5b9c4a42a80bb99a62"
        )
    }

    @Test func whatIsHashedCannotBeCutOtherwise() throws {
        let digests = try [
            Self.command(name: "ab", arguments: "c"), Self.command(name: "a", arguments: "bc"),
            Self.command(name: "abc", arguments: ""), Self.command(name: "", arguments: "abc"),
            Self.command(name: "abc", arguments: "", actor: UUID()),
        ].map(\.digest)
        #expect(Set(digests).count == digests.count)
    }

    @Test func theSameCommandGivenAgainHasTheSameDigestWhateverComesWithIt() throws {
        #expect(try Self.command().digest == Self.command(correlationID: UUID()).digest)
    }

    @Test("104 the correlation id is the command's own where none is given, and an explicit one wins")
    func correlation() throws {
        let other = UUID()
        #expect(try Self.command().correlationID == Self.id)
        #expect(try Self.command(correlationID: other).correlationID == other)
    }

    /// Computed by Python's hashlib and uuid.
    @Test(arguments: [
        (0, "6a30413e-49d5-8af3-bfc7-eb3ab2185d43"),
        (1, "ec4164a7-38ff-8e24-b761-f3e60a5fc28c"),
        (9_999, "17c64100-1bb3-8b66-9879-222bea85aaaa"),
    ])
    func anEventsIdFollowsFromTheCommandAndItsIndex(_ index: Int, _ expected: String) throws {
        #expect(try Self.command().eventID(at: index).uuidString.lowercased() == expected)
    }
}
