import EventSourcing
import Lessons
package import UseCases

/// Who may ask or tell something, whatever they see of it then.
package enum Audience: Sendable {
    /// Whoever holds a role anywhere.
    case holders
    /// Who manages, audits or administers all missions.
    case overseers
    /// Who administers all missions.
    case administrators
    /// Whoever has signed in; what it is about decides by itself.
    case everybody
}

extension Desk {
    /// Answers a question.
    ///
    /// - Throws: `LedgerError.forbidden`; what the question throws.
    package func ask<Asked: Question>(_ question: Asked) async throws -> Asked.Answer {
        try check(Asked.audience, Asked.path)
        return try await question.answer(at: self)
    }

    /// Carries an instruction out.
    ///
    /// - Throws: `LedgerError.forbidden`; what the instruction throws.
    package func tell<Told: Instruction>(_ instruction: Told, in context: CommandContext) async throws -> Told.Answer {
        try check(Told.audience, Told.path)
        return try await instruction.carryOut(at: self, in: context)
    }

    /// Whether who sits here is one of them.
    package func admits(_ audience: Audience) -> Bool {
        let (authority, instant) = (viewer.authority, viewer.instant)
        return switch audience {
        case .everybody: true
        case .holders: authority.holds(anyOf: AccessRole.allCases, at: instant)
        case .overseers: authority.holdsEverywhere(anyOf: [.manager, .auditor, .administrator], at: instant)
        case .administrators: authority.holdsEverywhere(anyOf: [.administrator], at: instant)
        }
    }

    func check(_ audience: Audience, _ path: String) throws(LedgerError) {
        guard admits(audience) else { throw .forbidden(path) }
    }
}
