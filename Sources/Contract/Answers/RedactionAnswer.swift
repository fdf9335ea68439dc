package import EventSourcing
import Lessons
import UseCases

/// What is asked about an event's record, and where that stands.
package struct RedactionAnswer: Codable, Sendable {
    /// As it is written.
    package enum Standing: String, Codable, Sendable, CaseIterable {
        /// A second person has to decide.
        case requested
        case refused
        /// The record is gone.
        case approved
    }

    /// The event's position, as text: it may be larger than a number of JSON.
    package let event: String
    package let type: String
    /// What people call the thing that the event is of; its stream where nobody calls it anything.
    package let subject: String
    package let standing: Standing
    /// nil for who may not read the event.
    package let reason: String?
    /// By name, where it is known.
    package let requestedBy: String
    package let requestedAt: Instant

    init(_ redaction: RedactionRegister.Case, _ names: [String: String]) {
        let request = redaction.redaction.request
        (event, type) = (String(redaction.event.position), redaction.event.type)
        subject = names[redaction.event.stream.id] ?? redaction.event.stream.rawValue
        standing = Standing(redaction.redaction.standing)
        reason = redaction.isReadable ? request.reason : nil
        requestedBy = names[request.person.description] ?? request.person.description
        requestedAt = request.recordedAt
    }
}

extension RedactionAnswer.Standing {
    fileprivate init(_ standing: Redaction.Standing) {
        switch standing {
        case .requested: self = .requested
        case .refused: self = .refused
        case .approved: self = .approved
        }
    }
}

/// The redactions that are asked for and nobody decided yet.
package struct RedactionsAnswer: Codable, Sendable {
    package let redactions: [RedactionAnswer]
}

/// What came of a step towards a redaction.
package struct RedactionStepAnswer: Codable, Sendable {
    package let redaction: RedactionAnswer
    /// Whether something was recorded.
    package let changed: Bool
    /// Of the last event about it, as text: it may be larger than a number of JSON.
    package let position: String

    /// Whether the same command had been given before: no part of the answer, which is the same for ever.
    package var isRepeat = false

    private enum CodingKeys: CodingKey { case redaction, changed, position }
}

extension Desk {
    /// Redactions with the names of who and what they are about.
    func answers(_ redactions: [RedactionRegister.Case]) async throws -> [RedactionAnswer] {
        let texts = redactions.flatMap { [$0.event.stream.rawValue, $0.redaction.request.person.description] }
        let names = try await names(in: texts)
        return redactions.map { RedactionAnswer($0, names) }
    }
}
