import Lessons
import UseCases

extension Desk {
    /// What is called how in these texts: things by their references, people by their names, by their ids. What is known of
    /// one thing isn't looked for again.
    func names(in texts: [String], besides known: Thing? = nil) async throws -> [String: String] {
        var ids = Set(texts.flatMap(\.uuids))
        if let known { ids.remove(known.stream.id) }
        var names = try await ledger.references(of: ids).mapValues(\.text)
        if let known { names[known.stream.id] = known.reference.text }
        for person in try await people.people(ids.compactMap { PersonID($0) }) {
            names[person.id.description] = person.name
        }
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
