package import EventSourcing
import EventStore
package import Lessons

/// What one attempt at a command reads, and where each stream stood then: append checks that they still do.
package final class Reading {
    private let states: States
    let gate: Gate
    private let named: (stream: StreamName, revision: Revision)?
    private let begun: StreamName?
    private var loaded: [StreamName: any Sendable] = [:]
    /// How the things stand that were decided about.
    private(set) var decided: [StreamName: Standing] = [:]
    private(set) var expecting: [StreamName: ExpectedRevision] = [:]

    /// `named` is where the caller says that a stream stands. `begun` is one that can't be there yet, so that nobody needs to
    /// look: its id was made just now.
    init(
        _ states: States,
        _ gate: Gate,
        named: (stream: StreamName, revision: Revision)? = nil,
        begun: StreamName? = nil
    ) {
        self.states = states
        self.gate = gate
        self.named = named
        self.begun = begun
    }

    /// A thing as it stands; its state before the first event where it isn't there.
    package func state<Subject: Aggregate>(of id: Identifier<Subject>) async throws -> Subject.State {
        try await state(of: id.stream, as: Subject.self)
    }

    /// A mission as it stands; nil where it isn't there.
    package func state(of code: MissionCode) async throws -> Mission.State {
        try await state(of: code.stream, as: Mission.self)
    }

    func state<Subject: Aggregate>(of stream: StreamName, as subject: Subject.Type) async throws -> Subject.State {
        // Cast only what is there: a state is itself optional, and nothing would be cast to its absence.
        if let known = loaded[stream], let state = known as? Subject.State { return state }
        let current = stream == begun ? Current() : try await states.load(subject, from: stream)
        try gate.checkReading(current.state, of: stream, as: subject)
        try await checkReading(of: subject.headline(of: current.state)?.standsOn ?? [], under: stream)
        if let named, named.stream == stream, named.revision != current.revision {
            throw AppendError.conflict(stream: stream, expected: .exact(named.revision), actual: current.revision)
        }
        loaded[stream] = current.state
        expecting[stream] = current.revision.map { .exact($0) } ?? .absent
        return current.state
    }

    /// - Throws: `LedgerError.absent` of the thing that stands on others, where one of these may not be read.
    private func checkReading(of facts: [StreamName], under stream: StreamName) async throws {
        for fact in facts {
            guard let sort = Aggregates.named(fact.category) else { continue }
            do {
                _ = try await state(of: fact, as: sort)
            } catch LedgerError.absent(fact) {
                throw LedgerError.absent(stream)
            }
        }
    }

    /// Where a stream that was read stood; nil where it had no event.
    func revision(of stream: StreamName) -> Revision? {
        guard case .exact(let revision)? = expecting[stream] else { return nil }
        return revision
    }

    func decide<Subject: Aggregate>(_ state: Subject.State, of stream: StreamName, as subject: Subject.Type) {
        decided[stream] = Standing(state, as: subject)
    }

    /// What a person may see and do.
    func access(of person: PersonID) async throws -> AccessState {
        let access = try await AccessRecord.load(person, from: states.store)
        expecting[person.accessStream] = access.revision.map { .exact($0) } ?? .absent
        return access.state
    }
}
