package import UseCases

/// What can be asked of Debrief, with the form of the answer: the same whichever way it is carried, within one process
/// or over HTTP. It is asked with `Desk.ask`.
package protocol Question: Codable, Sendable {
    associatedtype Answer: Codable & Sendable

    /// Where it is asked, behind `/v1/`; a name in braces is a field of the question: `missions/{mission}/timeline`. All
    /// other fields are parameters of the query, in kebab case: `recordedAfter` is `recorded-after`.
    static var path: String { get }

    /// Whether it is answered from the read models, and waits for them; otherwise the log itself answers.
    static var readsModels: Bool { get }

    /// Whether people ask it again and again, so that its answer is kept at hand for as long as nothing changes.
    static var isRepeated: Bool { get }

    /// Whether it is answered as of a moment that is past too; otherwise of now alone: nothing keeps how that stood.
    static var isAnsweredAsOf: Bool { get }

    /// Whether what wasn't known by a day can be left out of the answer.
    static var isNarrowedByKnownBy: Bool { get }

    /// Who may ask it.
    static var audience: Audience { get }

    /// - Throws: what the ledger and the read models throw; each front has its words for that.
    func answer(at desk: Desk) async throws -> Answer
}

extension Question {
    package static var readsModels: Bool { true }
    package static var isRepeated: Bool { readsModels }
    package static var isAnsweredAsOf: Bool { true }
    package static var isNarrowedByKnownBy: Bool { readsModels }
    package static var audience: Audience { .holders }
}

/// A question about one thing, by what people call it.
package protocol ReferringQuestion: Question {
    var reference: Reference { get }
}
