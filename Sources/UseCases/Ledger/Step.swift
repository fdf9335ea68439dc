package import EventSourcing
package import Lessons

/// A decision of one aggregate that is part of a command.
package struct Step {
    let decide: (Reading) async throws -> [AuthoredEvent]

    init<Subject: Aggregate>(_ subject: Subject.Type, _ stream: StreamName, _ command: Subject.Command) {
        decide = { reading in
            var state = try await reading.state(of: stream, as: subject)
            return try subject.decide(command, in: state).map { event in
                subject.evolve(&state, with: event)
                return try AuthoredEvent(event, of: subject, in: state, stream: stream)
            }
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
        let payload = event.payload
        try self.init(
            stream: stream,
            type: event.type,
            dataVersion: Swift.type(of: payload).version,
            mission: subject.headline(of: state)?.missions.first?.rawValue,
            data: EventData(encoding: payload).text
        )
    }
}
