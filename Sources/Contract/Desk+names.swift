import Lessons
import UseCases

extension Desk {
    /// What is called how in these texts: things by their references, people by their names, by their ids.
    func names(in texts: [String]) async throws -> [String: String] {
        var names = try await ledger.references(in: texts).mapValues(\.text)
        let ids = Set(texts.flatMap(\.uuids)).compactMap { PersonID($0) }
        for person in try await people.people(ids) { names[person.id.description] = person.name }
        return names
    }

    /// What reform actions have for owners who are called so: the ids of the people of these names, and the offices.
    func owners(called names: [String]) async throws -> [String] {
        guard !names.isEmpty else { return [] }
        let wanted = Set(names.map { $0.lowercased() })
        let people = try await people.all().filter { wanted.contains($0.name?.lowercased() ?? "") }
        return people.map(\.id.description) + names
    }
}
