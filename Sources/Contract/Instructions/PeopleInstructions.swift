import EventStore
import Foundation
package import Lessons
package import UseCases

/// Adds a person.
package struct AddPerson: Instruction {
    package static let path = "people"
    package static let audience = Audience.administrators
    package static let isSigned = false

    /// What the events will bear; nil for one that follows from the command's.
    package let id: PersonID?
    package let name: String
    package let address: String?

    package init(id: PersonID?, name: String, address: String?) {
        (self.id, self.name, self.address) = (id, name, address)
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> PersonAnswer {
        // Sent again it is the same person.
        let person = PersonEntry(id: id ?? PersonID(uuid: context.id), name: name, address: address)
        do {
            let isNew = try await desk.people.add(person)
            return PersonAnswer(person, isRepeat: id == nil && !isNew)
        } catch PeopleError.taken where id == nil {
            throw AppendError.commandReused(context.id)
        }
    }
}

/// Takes a person's name and address away, for good.
package struct ForgetPerson: Instruction {
    package static let path = "people/{person}/forget"
    package static let audience = Audience.administrators
    package static let isSigned = false
    package static let repetition = Repetition.harmless

    package let person: PersonID

    package init(person: PersonID) {
        self.person = person
    }

    package func carryOut(at desk: Desk, in context: CommandContext) async throws -> PersonAnswer {
        try await desk.people.forget(person)
        return PersonAnswer(PersonEntry(id: person, name: nil))
    }
}
