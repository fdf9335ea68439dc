import Contract
import DeskSupport
import EventSourcing
import Foundation
import Hummingbird
import Lessons
import NIOCore
import Projections
import Synchronization
import TestSupport
import Testing
import UseCases

@testable import API

/// What is remembered is what would be answered anew.
@Suite(.database, .timeLimit(.minutes(5))) struct AnswerMemoryTests {
    private let asOf = AsOf(position: 1, clock: .now, isNow: true)

    private func principal(_ name: String, _ grants: Grant..., scopes: Set<TokenScope> = [.read]) -> Principal {
        let person = PersonID(source: "test", externalID: name)
        return Principal(
            person: person,
            name: name,
            authentication: .token,
            credential: name,
            scopes: scopes,
            authority: .granted(Authority.Holding(person: person, grants: grants))
        )
    }

    /// Counts how often it answers.
    private final class Maker: Sendable {
        let count = Mutex(0)
        let bytes: Int
        let isRepeatable: Bool

        init(bytes: Int = 10, isRepeatable: Bool = true) {
            (self.bytes, self.isRepeatable) = (bytes, isRepeatable)
        }

        func make() -> AnswerMemory.Made {
            count.withLock { $0 += 1 }
            let body = ResponseBody(byteBuffer: ByteBuffer(repeating: 120, count: bytes))
            return AnswerMemory.Made(Response(status: .ok, body: body), isRepeatable: isRepeatable)
        }
    }

    @Test func theSameIsMadeOnce() async throws {
        let (memory, maker) = (AnswerMemory { .still }, Maker())
        let key = AnswerKey(principal("a", Grant(role: .observer)), "/v1/lessons", ["en"], asOf: asOf)
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { _ = try await memory.answer(key) { maker.make() } } }
            try await group.waitForAll()
        }
        #expect(maker.count.withLock(\.self) == 1)
        #expect(memory.bytes > 10)
    }

    @Test func whateverDecidesIsAskedFor() async throws {
        let (memory, maker) = (AnswerMemory { .still }, Maker())
        let observer = principal("a", Grant(role: .observer))
        let then = AsOf(position: 1, clock: .now, isNow: false)
        let keys = [
            AnswerKey(observer, "/v1/lessons", ["en"], asOf: asOf),
            AnswerKey(observer, "/v1/lessons?limit=1", ["en"], asOf: asOf),
            AnswerKey(observer, "/v1/lessons", ["fr"], asOf: asOf),
            AnswerKey(observer, "/v1/lessons", ["en"], asOf: then),
            AnswerKey(principal("a", Grant(role: .manager)), "/v1/lessons", ["en"], asOf: asOf),
            AnswerKey(principal("a"), "/v1/lessons", ["en"], asOf: asOf),
            AnswerKey(
                principal("a", Grant(role: .observer), scopes: [.read, .write]),
                "/v1/lessons",
                ["en"],
                asOf: asOf
            ),
            AnswerKey(principal("b", Grant(role: .observer)), "/v1/lessons", ["en"], asOf: asOf),
        ]
        for key in keys { _ = try await memory.answer(key) { maker.make() } }
        #expect(maker.count.withLock(\.self) == keys.count)
    }

    @Test func whateverIsCommittedEndsIt() async throws {
        try await TestServer.with { server in
            let (memory, maker) = (AnswerMemory { try await DatabaseState.current(at: server.desk) }, Maker())
            let key = AnswerKey(principal("a", Grant(role: .observer)), "/v1/lessons", ["en"], asOf: asOf)
            let person = PersonID(source: "test", externalID: "somebody")
            let changes: [() async throws -> Void] = [
                { try await server.desk.people.add(PersonEntry(id: person, name: "Somebody")) },
                { try await server.desk.people.forget(person) },
                { try await server.observe() },
            ]
            for (index, change) in changes.enumerated() {
                _ = try await memory.answer(key) { maker.make() }
                let before = maker.count.withLock(\.self)
                #expect(before > index)
                try await change()
                _ = try await memory.answer(key) { maker.make() }
                #expect(maker.count.withLock(\.self) == before + 1)
            }
        }
    }

    @Test func noMoreIsHeldThanTheBound() async throws {
        let (memory, maker) = (AnswerMemory(limit: 100_000) { .still }, Maker(bytes: 10_000))
        let huge = Maker(bytes: 60_000)
        let observer = principal("a", Grant(role: .observer))
        for number in 0..<50 {
            let key = AnswerKey(observer, "/v1/lessons/\(number)", ["en"], asOf: asOf)
            _ = try await memory.answer(key) { number % 10 == 0 ? huge.make() : maker.make() }
            #expect(memory.bytes <= 100_000)
        }
        #expect(memory.bytes > 10_000)
    }

    @Test func whatIsGoodForOneTimeIsMadeForEach() async throws {
        let (memory, maker) = (AnswerMemory { .still }, Maker(isRepeatable: false))
        let key = AnswerKey(principal("a", Grant(role: .observer)), "/v1/lessons", ["en"], asOf: asOf)
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { _ = try await memory.answer(key) { maker.make() } } }
            try await group.waitForAll()
        }
        #expect(maker.count.withLock(\.self) == 20)
        #expect(memory.bytes == 0)
    }

    @Test func whatFailsIsTriedAgain() async throws {
        let (memory, maker) = (AnswerMemory { .still }, Maker())
        let key = AnswerKey(principal("a", Grant(role: .observer)), "/v1/lessons", ["en"], asOf: asOf)
        await #expect(throws: Problem.self) { try await memory.answer(key) { throw Problem.notFound } }
        _ = try await memory.answer(key) { maker.make() }
        #expect(maker.count.withLock(\.self) == 1)
    }
}

extension DatabaseState {
    /// Of a database in which nothing happens.
    fileprivate static let still = DatabaseState(log: "5:5:", readModels: "5:5:")
}
