import FoundationEssentials
import Lessons
import UseCases

/// Who gives a command on this machine. Nobody checks it: what is recorded says `local`.
struct Actor {
    let id: PersonID

    /// The person of this name or id; else who DEBRIEF_ACTOR names; else this machine's user, who becomes one of the
    /// people the first time.
    init(named name: String?, among people: PeopleRegister) async throws {
        let configured = ProcessInfo.processInfo.environment["DEBRIEF_ACTOR"]
        guard let name = name ?? configured, !name.isEmpty else {
            let user = Account.userName
            id = PersonID(source: "user of \(ProcessInfo.processInfo.hostName)", externalID: user)
            if try await people.person(id) == nil { try await people.add(PersonEntry(id: id, name: user)) }
            return
        }
        id = try await Self.person(name, among: people)
    }

    private static func person(_ name: String, among people: PeopleRegister) async throws -> PersonID {
        if let id = PersonID(name) {
            guard try await people.person(id) != nil else { throw Failure.nobody(name) }
            return id
        }
        let everybody = try await people.all()
        let fitting = everybody.filter { $0.name?.lowercased() == name.lowercased() }
        guard let first = fitting.first else { throw Failure.nobody(name) }
        guard fitting.count == 1 else {
            throw Failure(.usage, "There are \(fitting.count) people of that name: give the id (debrief people list).")
        }
        return first.id
    }
}

extension Failure {
    fileprivate static func nobody(_ name: String) -> Failure {
        Failure(
            .usage,
            "Nobody here is \(name.debugDescription): debrief people add makes an entry, people list shows all."
        )
    }
}
