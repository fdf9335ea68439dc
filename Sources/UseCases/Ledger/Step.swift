package import EventSourcing
package import Lessons

/// A decision of one aggregate that is part of a command.
package struct Step {
    let decide: (Reading) async throws -> [AuthoredEvent]

    init<Subject: Aggregate>(_ subject: Subject.Type, _ stream: StreamName, _ command: Subject.Command) {
        decide = { reading in
            var state = try await reading.state(of: stream, as: subject)
            let sensitivity = subject.headline(of: state)?.sensitivity
            try reading.gate.checkActing(on: state, as: subject)
            let decided: [Subject.Event]
            do throws(Subject.Rejection) {
                decided = try subject.decide(command, in: state)
            } catch {
                throw try await Self.refusal(error, in: state, of: stream, as: subject, reading)
            }
            let events = try decided.map { event in
                subject.evolve(&state, with: event)
                return try AuthoredEvent(event, of: subject, in: state, stream: stream)
            }
            try reading.gate.checkActing(on: state, as: subject)
            reading.decide(state, of: stream, as: subject)
            guard sensitivity != .strictlyConfidential,
                subject.headline(of: state)?.sensitivity == .strictlyConfidential
            else { return events }
            return try await events + Self.keeping(stream, reading)
        }
    }

    /// Of what is impossible, with what this person may do instead.
    private static func refusal<Subject: Aggregate>(
        _ rejection: Subject.Rejection,
        in state: Subject.State,
        of stream: StreamName,
        as subject: Subject.Type,
        _ reading: Reading
    ) async throws -> any Error {
        guard case .impossible(let action, in: let phase?, _) = rejection else { return rejection }
        if subject.beginnings.contains(action) { return LedgerError.exists(stream) }
        return Subject.Rejection.impossible(
            action,
            in: phase,
            possible: try await reading.offers(in: state, as: subject)
        )
    }

    /// Whoever makes a thing strictly confidential is on its need-to-know list.
    private static func keeping(_ stream: StreamName, _ reading: Reading) async throws -> [AuthoredEvent] {
        guard let person = reading.gate.actor else { return [] }
        let access = try await reading.access(of: person)
        return try Access.decide(.keep(stream, by: person), in: access).map { event in
            try AuthoredEvent(event, stream: person.accessStream)
        }
    }

    /// A decision about a thing that is known by an id.
    package init<Subject: Aggregate>(_ id: Identifier<Subject>, _ command: Subject.Command) {
        self.init(Subject.self, id.stream, command)
    }

    /// A decision about a mission.
    package init(_ code: MissionCode, _ command: Mission.Command) {
        self.init(Mission.self, code.stream, command)
    }
}

extension AuthoredEvent {
    /// An event of a thing that is in `state` since.
    init<Subject: Aggregate>(
        _ event: Subject.Event,
        of subject: Subject.Type,
        in state: Subject.State,
        stream: StreamName
    ) throws {
        try self.init(event, stream: stream, mission: subject.headline(of: state)?.missions.first)
    }

    init(_ event: some DomainEvent, stream: StreamName, mission: MissionCode? = nil) throws {
        let payload = event.payload
        try self.init(
            stream: stream,
            type: event.type,
            dataVersion: Swift.type(of: payload).version,
            mission: mission?.rawValue,
            data: EventData(encoding: payload).text
        )
    }
}
