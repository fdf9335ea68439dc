package import UseCases

/// What Debrief can be told to do that is no command about a thing: who may do what, who the people are, the read models.
package protocol Instruction: Codable, Sendable {
    associatedtype Answer: Codable & Sendable

    /// Where it is given with POST, behind `/v1/`; a name in braces is a field of the instruction.
    static var path: String { get }

    /// Who may give it.
    static var audience: Audience { get }

    /// Whether something is kept that bears who gave it.
    static var isSigned: Bool { get }

    /// What comes of it when it is given again with the same id.
    static var repetition: Repetition { get }

    /// - Throws: what the registers throw; each front has its words for that.
    func carryOut(at desk: Desk, in context: CommandContext) async throws -> Answer
}

extension Instruction {
    package static var isSigned: Bool { true }
    package static var repetition: Repetition { .answered }
}

/// What comes of an instruction that is given again with the same id.
package enum Repetition: Sendable {
    /// It is done once, and gets its first answer.
    case answered
    /// What it makes is made once, and shown once: it is refused then.
    case refused
    /// Twice is as often as once, whatever the id: nobody looks at that.
    case harmless
}
