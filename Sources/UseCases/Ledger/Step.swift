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
            let events = try subject.decide(command, in: state).map { event in
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

    /// Whoever makes a thing strictly confidential is on its need-to-know list.
    private static func keeping(_ stream: StreamName, _ reading: Reading) async throws -> [AuthoredEvent] {
        let person = reading.gate.actor
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
