package import EventSourcing
import EventStore
package import Lessons
package import UseCases

/// Gives somebody a role.
package struct GrantRole: Instruction {
    package static let path = "access/grant"
    package static let audience = Audience.holders

    package let person: PersonID
    package let role: AccessRole
    /// nil is all missions.
    package let mission: MissionCode?
    /// nil is for good.
    package let until: Instant?
    package let why: String?

    package init(person: PersonID, role: AccessRole, mission: MissionCode?, until: Instant?, why: String?) {
        (self.person, self.role, self.mission, self.until, self.why) = (person, role, mission, until, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> AccessChangeAnswer {
        let grant = Grant(role: role, mission: mission, until: until)
        return try await desk.change(.grant(grant, why: why), of: person, in: context)
    }
}

/// Takes a role back.
package struct RevokeRole: Instruction {
    package static let path = "access/revoke"
    package static let audience = Audience.holders

    package let person: PersonID
    package let role: AccessRole
    /// nil is the role in all missions.
    package let mission: MissionCode?
    package let why: String?

    package init(person: PersonID, role: AccessRole, mission: MissionCode?, why: String?) {
        (self.person, self.role, self.mission, self.why) = (person, role, mission, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> AccessChangeAnswer {
        try await desk.change(.revoke(role, in: mission, why: why), of: person, in: context)
    }
}

/// Puts somebody on a strictly confidential thing's need-to-know list.
package struct AdmitReader: Instruction {
    package static let path = "access/admit"
    package static let audience = Audience.holders

    package let person: PersonID
    package let thing: Reference
    package let why: String

    package init(person: PersonID, thing: Reference, why: String) {
        (self.person, self.thing, self.why) = (person, thing, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> AccessChangeAnswer {
        try await desk.change(readersOf: thing, of: person, in: context) { .admit($0, why: why) }
    }
}

/// Takes somebody off a need-to-know list.
package struct DismissReader: Instruction {
    package static let path = "access/dismiss"
    package static let audience = Audience.holders

    package let person: PersonID
    package let thing: Reference
    package let why: String?

    package init(person: PersonID, thing: Reference, why: String?) {
        (self.person, self.thing, self.why) = (person, thing, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> AccessChangeAnswer {
        try await desk.change(readersOf: thing, of: person, in: context) { .dismiss($0, why: why) }
    }
}

extension Desk {
    /// Who keeps a need-to-know list need not be on it; whoever neither keeps it nor reads the thing isn't told that it is
    /// there.
    fileprivate func change(
        readersOf thing: Reference,
        of person: PersonID,
        in context: CommandContext,
        _ request: (StreamName) -> AccessRegister.Request
    ) async throws -> AccessChangeAnswer {
        let kept = await streamOfKeptList(of: thing)
        let stream = if let kept { kept } else { try await ledger.resolve(thing).stream }
        return try await change(request(stream), of: person, in: context)
    }

    /// nil unless it is one thing alone, and its list is kept by who is at the desk.
    private func streamOfKeptList(of thing: Reference) async -> StreamName? {
        guard let stream = try? await ledger.seen(by: .local).resolve(thing).stream,
            let keeps = try? await AccessRegister(ledger).keepsList(of: stream)
        else { return nil }
        return keeps ? stream : nil
    }

    fileprivate func change(
        _ request: AccessRegister.Request,
        of person: PersonID,
        in context: CommandContext
    ) async throws -> AccessChangeAnswer {
        try await people.require(person)
        let (outcome, record) = try await AccessRegister(ledger).perform(request, for: person, in: context)
        return AccessChangeAnswer(
            // Overseers may ask for all of it anyhow.
            access: try await AccessAnswer(record, at: self, by: outcome.recordedAt, isWhole: admits(.overseers)),
            changed: outcome.positions != nil,
            position: outcome.positions.map { String($0.upperBound) },
            isRepeat: outcome.isRepeat
        )
    }
}
