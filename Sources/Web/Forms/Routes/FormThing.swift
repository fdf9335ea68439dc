import API
import Contract
import EventSourcing
import EventStore
import Foundation
import Lessons
import UseCases

/// The thing that a form is about, and what it says.
struct FormThing<Subject: ContractedAggregate>: Sendable {
    let reference: String
    let title: String
    let revision: Revision
    private let state: Subject.State
    private let history: [HistoryEntry<Subject>]
    private let missions: [MissionCode]

    init(_ reference: Reference, of visit: Visit) async throws {
        let dossier = try await visit.desk.ledger.dossier(of: reference, as: Subject.self)
        (self.reference, title) = (dossier.thing.reference.text, dossier.thing.headline.title)
        (revision, state, history) = (dossier.thing.revision, dossier.state, dossier.history)
        missions = dossier.thing.headline.missions
    }

    func mayBe(_ command: String, by visit: Visit) -> Bool {
        let recorder = (state as? ObservationState)?.recorder
        return visit.may(command, missions: missions, isRecorder: recorder == visit.principal.person)
    }

    /// What it says, or said at a revision, as a form shows it.
    func values(
        as shape: Shape.Object,
        at revision: Revision? = nil,
        _ people: PeopleNames,
        of visit: Visit
    ) async throws -> [String: FieldValue] {
        let state = revision.map { revision in
            Subject.fold(history.filter { $0.recorded.revision <= revision }.compactMap(\.event))
        }
        let json = try JSONEncoder().encode(state ?? self.state)
        guard case .object(let details)? = try JSONReader.object(Array(json))["details"] else { return [:] }
        let references = try await visit.desk.ledger.references(in: [String(decoding: json, as: UTF8.self)])
        return shape.shown(details, references.mapValues(\.text), people)
    }

    /// A review's recommendation, as a form shows it.
    func recommendation(_ number: Int) throws -> [String: FieldValue]? {
        guard let recommendation = (state as? ReviewState)?.recommendation(number) else { return nil }
        return try JSONReader.object(Array(try JSONEncoder().encode(recommendation)))
    }
}

extension Shape.Object {
    /// Those of its fields that stand among others, as they are typed: things and people by what they are called.
    fileprivate func shown(
        _ values: [String: FieldValue],
        _ references: [String: String],
        _ people: PeopleNames
    ) -> [String: FieldValue] {
        var shown: [String: FieldValue] = [:]
        for field in fields {
            shown[field.name] = values[field.name].flatMap { field.shape.shown($0, references, people) }
        }
        return shown
    }
}

extension Shape {
    fileprivate func shown(
        _ value: FieldValue,
        _ references: [String: String],
        _ people: PeopleNames
    ) -> FieldValue? {
        switch (self, value) {
        case (_, .null): return nil
        case (.object(let object), .object(let values)), (.recommendation(let object), .object(let values)):
            let shown = object.shown(values, references, people)
            return shown.isEmpty ? nil : .object(shown)
        case (.list(let element), .list(let values)):
            let shown = values.compactMap { element.shown($0, references, people) }
            return shown.isEmpty ? nil : .list(shown)
        case (.identifier, .text(let id)): return .text(references[id] ?? id)
        case (.person, .text(let id)): return .text(people.name(of: id) ?? id)
        case (_, .text(let text)):
            // As a browser gives it back.
            let typed = text.replacing("\r\n", with: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
            return typed.isEmpty ? nil : .text(typed)
        default: return value
        }
    }
}
