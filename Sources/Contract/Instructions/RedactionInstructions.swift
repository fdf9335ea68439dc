import EventSourcing
package import UseCases

/// Asks that an event's record go out of the log, for good.
package struct AskForRedaction: Instruction {
    package static let path = "events/{position}/redaction"
    package static let audience = Audience.holders

    package let position: EventPosition
    /// Without what is to go.
    package let why: String

    package init(position: EventPosition, why: String) {
        (self.position, self.why) = (position, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RedactionStepAnswer {
        try await desk.take(.ask(why: why), about: position, in: context)
    }
}

/// Approves a redaction that somebody else asks for: the record goes.
package struct ApproveRedaction: Instruction {
    package static let path = "events/{position}/redaction/approve"
    package static let audience = Audience.holders

    package let position: EventPosition

    package init(position: EventPosition) {
        self.position = position
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RedactionStepAnswer {
        try await desk.take(.approve, about: position, in: context)
    }
}

/// Lets a record stand whose redaction is asked for; who asks takes it back so.
package struct RefuseRedaction: Instruction {
    package static let path = "events/{position}/redaction/refuse"
    package static let audience = Audience.holders

    package let position: EventPosition
    package let why: String?

    package init(position: EventPosition, why: String?) {
        (self.position, self.why) = (position, why)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> RedactionStepAnswer {
        try await desk.take(.refuse(why: why), about: position, in: context)
    }
}

extension Desk {
    fileprivate func take(
        _ step: RedactionRegister.Step,
        about position: EventPosition,
        in context: CommandContext
    ) async throws -> RedactionStepAnswer {
        let (redaction, outcome) = try await RedactionRegister(ledger).take(step, about: position.value, in: context)
        return RedactionStepAnswer(
            redaction: try await answers([redaction])[0],
            changed: outcome.positions != nil,
            position: String(redaction.redaction.lastPosition),
            isRepeat: outcome.isRepeat
        )
    }
}
