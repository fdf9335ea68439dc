import Lessons
package import UseCases

/// Everybody whom the register knows, by name; addresses are for who administers.
package struct PeopleQuestion: Question {
    package static let path = "people"
    package static let readsModels = false
    package static let isAnsweredAsOf = false

    package init() {}

    package func answer(at desk: Desk) async throws -> PeopleAnswer {
        let seesAddresses = desk.viewer.authority.holdsEverywhere(anyOf: [.administrator], at: desk.viewer.instant)
        return PeopleAnswer(
            people: try await desk.people.all().map { PersonAnswer($0, withAddress: seesAddresses) }
        )
    }
}

/// The people.
package struct PeopleAnswer: Codable, Sendable {
    package let people: [PersonAnswer]
}

/// A person.
package struct PersonAnswer: Codable, Sendable {
    package let id: String
    /// nil for who was forgotten.
    package let name: String?
    package let address: String?

    /// Whether the person had been added before by the same command: no part of the answer, which is the same for ever.
    package private(set) var isRepeat = false

    private enum CodingKeys: CodingKey { case id, name, address }

    package init(_ person: PersonEntry, withAddress: Bool = true, isRepeat: Bool = false) {
        (id, name, address) = (person.id.description, person.name, withAddress ? person.address : nil)
        self.isRepeat = isRepeat
    }
}
