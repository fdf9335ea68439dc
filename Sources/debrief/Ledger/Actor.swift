import Contract
import EventSourcing
import FoundationEssentials
import Lessons
import UseCases

/// Who gives a command on this machine. Nobody checks it: what is recorded says `local`.
struct Actor {
    let id: PersonID

    /// The person of this name or id; else who DEBRIEF_ACTOR names; else this machine's user, who becomes one of the
    /// people the first time.
    init(named name: String?, at desk: Desk) async throws {
        guard let name = Self.named(name) else {
            id = Self.user
            if try await desk.people.person(id) == nil {
                try await desk.people.add(PersonEntry(id: id, name: Account.userName))
            }
            return
        }
        id = try PersonID(called: name, among: try await desk.ask(PeopleQuestion()))
    }

    /// This machine's user, whether or not one of the people.
    static var user: PersonID {
        PersonID(source: "user of \(ProcessInfo.processInfo.hostName)", externalID: Account.userName)
    }

    /// This name, else that in DEBRIEF_ACTOR; nil where there is none.
    static func named(_ name: String?) -> String? {
        let name = name ?? ProcessInfo.processInfo.environment["DEBRIEF_ACTOR"]
        return name?.isEmpty == false ? name : nil
    }
}

extension PersonID {
    /// The person of this name or id.
    ///
    /// - Throws: where there is none, or several.
    init(called name: String, among everybody: PeopleAnswer) throws(Failure) {
        let fitting = everybody.people.filter { person in
            person.id == name.lowercased() || person.name?.lowercased() == name.lowercased()
        }
        guard let first = fitting.first, let id = PersonID(first.id) else {
            throw Failure(
                .usage,
                "Nobody here is \(name.debugDescription): debrief people add makes an entry, people list shows all."
            )
        }
        guard fitting.count == 1 else {
            throw Failure(.usage, "There are \(fitting.count) people of that name: give the id (debrief people list).")
        }
        self = id
    }
}

extension CommandContext {
    /// Of a command given here and now on this machine.
    static func local(by person: PersonID) -> CommandContext {
        CommandContext(id: UUID(), actor: person, authentication: .local, time: .now)
    }
}
