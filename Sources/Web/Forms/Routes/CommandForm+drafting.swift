import API
import Contract
import Lessons
import UseCases
import Wording

extension CommandForm {
    static var changes: String { "changes" }

    /// Filled in with what is so by itself: what the thing says where a thing is said otherwise, what is usual where one
    /// begins.
    func draft(about thing: FormThing<Subject>?, of visit: Visit) async throws -> CommandDraft<Subject> {
        let suggestions = try await FormSuggestions(for: shape, of: visit)
        var presets: [String: FieldValue] = [:]
        if let thing {
            presets = try await thing.values(as: shape, suggestions.people, of: visit)
            if let amended {
                presets[Self.changes] = .object(try await thing.values(as: amended, suggestions.people, of: visit))
            }
            if case .text(let number)? = visit.query.fields["number"], let number = Int(number) {
                presets["recommendation"] = try thing.recommendation(number).map { .object($0) }
            }
        } else {
            presets = shape.usual(for: Verb.name, to: visit)
        }
        return CommandDraft(
            thing: thing,
            suggestions: suggestions,
            presets: presets,
            values: presets,
            revision: thing?.revision
        )
    }

    /// What a thing is said otherwise in; nil for a command that does something else.
    var amended: Shape.Object? {
        guard case .object(let object)? = shape[Self.changes]?.shape else { return nil }
        return object
    }
}

extension Shape.Object {
    /// What is usual of a thing that begins.
    fileprivate func usual(for command: String, to visit: Visit) -> [String: FieldValue] {
        var usual: [String: FieldValue] = [
            "language": .text(visit.language.rawValue), "sensitivity": .text(Sensitivity.unclassified.rawValue),
        ]
        if command == RecordObservation.name {
            usual["kind"] = .text(ObservationKind.gap.rawValue)
            usual["occurred"] = .text(WorldDate(dayOf: .now, in: visit.preferences.zone).text)
            usual["attribution"] = .object(["mode": .text(Attribution.Mode.sealed.rawValue)])
        }
        return usual.filter { self[$0.key] != nil }
    }
}
