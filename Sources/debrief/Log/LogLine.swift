import Client
import Contract
import EventSourcing
import FoundationEssentials
import Lessons
import UseCases

/// What of an event stands in a line for people.
struct LogLine {
    let position: String
    let recordedAt: String
    /// The stream's category, and what stands behind it.
    let sort: String
    let id: String
    let type: String
    let actor: String
    /// As it is stored.
    let record: String

    init(_ event: RecordedEvent) {
        (position, recordedAt) = (String(event.position), event.recordedAt.description)
        (sort, id) = (String(event.stream.category), event.stream.id)
        (type, actor, record) = (event.type, event.actor.uuidString.lowercased(), event.line)
    }

    /// nil for what is no record.
    init?(_ record: String) {
        struct Form: Decodable {
            let position: String
            let recordedtime: String
            let subject: String
            let type: String
            let actor: String?
        }
        guard let form = try? JSONDecoder().decode(Form.self, from: Data(record.utf8)),
            let slash = form.subject.firstIndex(of: "/")
        else { return nil }
        (position, recordedAt, type) = (form.position, form.recordedtime, form.type)
        (sort, id) = (String(form.subject[..<slash]), String(form.subject[form.subject.index(after: slash)...]))
        (actor, self.record) = (form.actor ?? "", record)
    }
}

/// What people call the things and people of a log.
struct LogNames {
    private var references: [String: String] = [:]
    private var people: [String: String] = [:]

    mutating func learn(of lines: [LogLine], at desk: Desk) async throws {
        let found = try await desk.ledger.references(in: lines.map { "\($0.sort)/\($0.id)" })
        references.merge(found.mapValues(\.text)) { $1 }
        try learn(try await desk.ask(PeopleQuestion()))
    }

    /// What was learned before isn't asked again.
    mutating func learn(of lines: [LogLine], from remote: RemoteServer) async throws {
        guard !lines.isEmpty else { return }
        let sorts = Set(Aggregates.all.map { $0.category })
        for line in lines where references[line.id] == nil && sorts.contains(line.sort) && line.sort != Mission.category
        {
            references[line.id] = try? await remote.ask(ThingQuestion(Reference(line.id))).reference
        }
        try learn(try await remote.ask(PeopleQuestion()))
    }

    private mutating func learn(_ answer: PeopleAnswer) throws {
        for person in answer.people { people[person.id] = person.name }
    }

    func words(for line: LogLine) -> String {
        let isMission = line.sort == Mission.category
        let reference = isMission ? line.id : references[line.id] ?? "\(line.sort)/\(line.id.prefix(8))"
        return line.position.padded(to: 8) + line.recordedAt.toSeconds.padded(to: 21) + reference.padded(to: 20)
            + line.type.padded(to: 32) + (people[line.actor] ?? line.actor)
    }
}
