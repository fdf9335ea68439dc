import EventSourcing
import EventStore
import Foundation

extension ModelRun {
    mutating func read() async throws {
        verdict.count("reads", 1)
        switch Int.random(in: 0..<6, using: &requests.generator) {
        case 0: try await readStream()
        case 1: try await readRevision()
        case 2: try await readPage()
        case 3: try await readBackwards()
        case 4: try await readHead()
        default: try await readAnswer()
        }
    }

    /// The log from its first event to its last, and every command's answer.
    mutating func compareWholeLog() async throws {
        for after in stride(from: 0, through: model.head, by: 1_000) {
            let page = try await store.read(after: after)
            try compare(page.events, with: Array(model.events[Int(after)...].prefix(1_000)), "the log after \(after)")
        }
        for id in model.commands.keys { try await compareAnswer(to: id) }
    }

    private mutating func readStream() async throws {
        let stream = requests.stream()
        let from = Revision.random(in: 0...10, using: &requests.generator)
        let through =
            Bool.random(using: &requests.generator) ? .max : from + .random(in: 0...10, using: &requests.generator)
        let limit =
            Bool.random(using: &requests.generator) ? Int.max : Int.random(in: 1...5, using: &requests.generator)
        let order = Bool.random(using: &requests.generator) ? ReadOrder.forward : .backward
        let found = try await store.load(stream, from: from, through: through, limit: limit, order: order)
        let window = model.events(of: stream).filter { from <= $0.place.revision && $0.place.revision <= through }
        let expected = order == .forward ? window : window.reversed()
        try compare(found, with: Array(expected.prefix(limit)), "load \(stream) \(from)...\(through) \(limit) \(order)")
    }

    private mutating func readRevision() async throws {
        let stream = requests.stream()
        let found = try await store.revision(of: stream)
        let expected = model.revisions[stream]
        verdict.expect(
            found == expected,
            "\(stream) at \(String(describing: found)), not \(String(describing: expected))"
        )
    }

    private mutating func readPage() async throws {
        let after = Position.random(in: 0...(model.head + 2), using: &requests.generator)
        let limit = Int.random(in: 1...20, using: &requests.generator)
        let filter = filter()
        if after > model.head { return try await readBeyondHead(after: after, limit: limit, where: filter) }
        let page = try await store.read(after: after, limit: limit, where: filter)
        let passed = model.events.filter { after < $0.place.position && $0.place.position <= page.position }
        try compare(page.events, with: passed.filter(filter.lets), "read after \(after), \(limit), \(filter)")
        let isAsFarAsMayBe = page.position == max(after, min(after + Position(limit), model.head))
        verdict.expect(isAsFarAsMayBe, "read after \(after), \(limit) of \(model.head) came to \(page.position)")
    }

    private mutating func readBeyondHead(after: Position, limit: Int, where filter: EventFilter) async throws {
        do {
            let page = try await store.read(after: after, limit: limit, where: filter)
            verdict.fault("read after \(after), where nothing is, came to \(page.position)")
        } catch let error as ReadError {
            verdict.expect(error == .beyondHead(after, head: model.head), "read after \(after): \(error)")
        }
    }

    private mutating func readBackwards() async throws {
        let before = Position.random(in: 1...(model.head + 2), using: &requests.generator)
        let limit = Int.random(in: 1...20, using: &requests.generator)
        let filter = filter()
        let page = try await store.readBackwards(before: before, limit: limit, where: filter)
        let passed = model.events.filter { page.position <= $0.place.position && $0.place.position < before }
        try compare(
            page.events,
            with: passed.filter(filter.lets).reversed(),
            "read before \(before), \(limit), \(filter)"
        )
        verdict.expect(page.position >= min(before, model.head + 1) - Position(limit), "read more than \(limit)")
        verdict.expect(
            page.position < min(before, model.head + 1) || page.position <= 1,
            "read before \(before) got nowhere"
        )
    }

    private mutating func readHead() async throws {
        let found = try await store.head().position
        verdict.expect(found == model.head, "the head is at \(found), not \(model.head)")
    }

    private mutating func readAnswer() async throws {
        let known = model.commands.keys.min { $0.uuidString < $1.uuidString }
        try await compareAnswer(
            to: Bool.random(using: &requests.generator) ? known ?? requests.uuid() : requests.uuid()
        )
    }

    private mutating func compareAnswer(to id: UUID) async throws {
        let found = try await store.answer(to: id)
        switch (found, model.commands[id]?.recorded) {
        case (nil, nil): break
        case (let found?, let expected?):
            verdict.expect(expected.agrees(with: found), "\(found) instead of \(expected)")
        case (let found, let expected):
            verdict.fault("\(id): \(String(describing: found)) instead of \(String(describing: expected))")
        }
    }

    private mutating func filter() -> EventFilter {
        let missions: Set<String>? = Bool.random(using: &requests.generator) ? ["MINUSMA"] : nil
        return EventFilter(missions: missions)
    }

    /// Places, types, missions and data; the record of each is read whole and agrees with its columns.
    private mutating func compare(_ found: [RecordedEvent], with expected: [ModelLog.Event], _ what: String) throws {
        let places = found.map(LogEntry.init)
        verdict.expect(places == expected.map(\.place), "\(what): \(places) instead of \(expected.map(\.place))")
        for (event, modelled) in zip(found, expected) {
            let authored = modelled.authored
            let isSame =
                try event.type == authored.type && event.mission == authored.mission
                && event.envelope().data == authored.data
            verdict.expect(isSame, "\(what): \(event) instead of \(authored)")
        }
    }
}

extension EventFilter {
    fileprivate func lets(_ event: ModelLog.Event) -> Bool {
        types.map { $0.contains(event.authored.type) } ?? true
            && missions.map { missions in event.authored.mission.map(missions.contains) ?? false } ?? true
    }
}
