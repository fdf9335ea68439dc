import EventSourcing
import Foundation
import TestSupport

/// A log that does what it promises and eight clients that use it at once, played from a seed: the history it leaves
/// is right, whatever the order in which the clients came.
struct SimulatedClients {
    private enum Step {
        case idle
        case appending(Moment.Operation, UUID, [StreamName])
        case appended(Moment.Operation, Answer)
        case reading(Moment.Operation)
        case readDone(Moment.Operation, Observation)
    }

    static let streams = ["a", "b", "c"].map(Self.stream)
    var generator: SeededGenerator
    var history = History(moments: [], log: [])
    private var clients = [Step](repeating: .idle, count: 8)
    private var followers = [0, 0]

    init(seed: UInt64, steps: Int = 600) {
        generator = SeededGenerator(seed: seed)
        for follower in followers.indices {
            history.moments.append(.followed(follower: follower, after: 0))
        }
        for _ in 0..<steps {
            advanceClient(Int.random(in: clients.indices, using: &generator))
            deliver(to: Int.random(in: followers.indices, using: &generator))
        }
    }

    static func stream(_ name: String) -> StreamName {
        do {
            return try StreamName("observation/\(name)")
        } catch {
            preconditionFailure("\(name): \(error)")
        }
    }

    // MARK: A log in memory, and questions to it

    var head: Position { Position(history.log.count) }

    func entries(of stream: StreamName) -> [LogEntry] {
        history.log.filter { $0.stream == stream }
    }

    mutating func uuid() -> UUID {
        withUnsafeTemporaryAllocation(of: UInt64.self, capacity: 2) { words in
            words[0] = generator.next()
            words[1] = generator.next()
            return UnsafeRawBufferPointer(words).loadUnaligned(as: UUID.self)
        }
    }

    /// Where `streams` would stand if they were appended now.
    func places(_ commandID: UUID, _ streams: [StreamName]) -> [LogEntry] {
        var after = history.log
        for stream in streams {
            let revision = Revision(after.count { $0.stream == stream })
            let position = Position(after.count) + 1
            after.append(LogEntry(position: position, stream: stream, revision: revision, commandID: commandID))
        }
        return Array(after.suffix(streams.count))
    }

    /// Appends what nobody asked for yet: the caller gives it its question and answer.
    mutating func append(_ streams: [StreamName]) -> [LogEntry] {
        let places = places(uuid(), streams)
        history.log += places
        return places
    }

    mutating func ask(_ commandID: UUID, _ streams: [StreamName]) -> Moment.Operation {
        history.moments.append(.appendAsked(history.moments.count, commandID: commandID, streams: streams))
        return history.moments.count - 1
    }

    mutating func askRead() -> Moment.Operation {
        history.moments.append(.readAsked(history.moments.count))
        return history.moments.count - 1
    }

    mutating func answer(_ operation: Moment.Operation, _ answer: Answer) {
        history.moments.append(.answered(operation, answer))
    }

    // MARK: The play

    private mutating func advanceClient(_ client: Int) {
        switch clients[client] {
        case .idle:
            clients[client] = Bool.random(using: &generator) ? startAppend() : .reading(askRead())
        case .appending(let operation, let commandID, let streams):
            clients[client] = .appended(operation, takeEffect(commandID, streams))
        case .reading(let operation):
            clients[client] = .readDone(operation, observe())
        case .appended(let operation, let result):
            answer(operation, result)
            clients[client] = .idle
        case .readDone(let operation, let observation):
            answer(operation, .saw(observation))
            clients[client] = .idle
        }
    }

    private mutating func startAppend() -> Step {
        let commandID = uuid()
        let streams = (0..<Int.random(in: 1...3, using: &generator)).compactMap { _ in
            Self.streams.randomElement(using: &generator)
        }
        return .appending(ask(commandID, streams), commandID, streams)
    }

    private mutating func takeEffect(_ commandID: UUID, _ streams: [StreamName]) -> Answer {
        let places = places(commandID, streams)
        switch Int.random(in: 0..<10, using: &generator) {
        case 0:
            return .refused(saw: .revision(streams[0], entries(of: streams[0]).last?.revision))
        case 1:
            return .unknown
        case 2:
            history.log += places
            return .unknown
        default:
            history.log += places
            return .acknowledged(places)
        }
    }

    private mutating func observe() -> Observation {
        let stream = Self.streams[Int.random(in: Self.streams.indices, using: &generator)]
        let after = Position.random(in: 0...head, using: &generator)
        let page = history.log.dropFirst(Int(after)).prefix(20)
        return switch Int.random(in: 0..<4, using: &generator) {
        case 0: .stream(stream, entries(of: stream))
        case 1: .revision(stream, entries(of: stream).last?.revision)
        case 2: .head(head)
        default: .page(after: after, Array(page), reachedHead: head < after + 20)
        }
    }

    private mutating func deliver(to follower: Int) {
        guard followers[follower] < history.log.count else { return }
        history.moments.append(.delivered(follower: follower, history.log[followers[follower]]))
        followers[follower] += 1
    }
}
