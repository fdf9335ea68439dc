import Projections
package import UseCases

/// How one thing stands, or stood then.
package struct ShowQuestion<Subject: ContractedAggregate>: ReferringQuestion {
    package static var path: String { "\(Subject.register.rawValue)/{reference}" }
    package static var readsModels: Bool { false }
    package static var isRepeated: Bool { true }

    package let reference: Reference

    package init(_ reference: Reference) {
        self.reference = reference
    }

    package func answer(at desk: Desk) async throws -> ThingAnswer<Subject> {
        try await desk.thing(reference, as: Subject.self).thing
    }
}
