import API
import Contract
import EventSourcing
import Hummingbird
import UseCases
import Wording

extension CommandForm {
    /// Of what a thing says, a command has only what is to be said otherwise.
    func leaveUnchangedOut(of body: inout FormBody, _ draft: inout CommandDraft<Subject>, _ visit: Visit) async throws {
        guard let amendment = try await amendment(draft, visit), case .object(let typed)? = draft.values[Self.changes],
            case .object(let given)? = body.values[Self.changes]
        else { return }
        let changed = amendment.changes(in: typed)
        body.values[Self.changes] = .object(changed.merging(given.filter { changed[$0.key] != nil }) { $1 })
        for name in amendment.removed(in: typed) {
            draft.faults.byInput["\(Self.changes).\(name)"] = FormWord.staysSaid.words(in: visit.language)
        }
    }

    private func amendment(_ draft: CommandDraft<Subject>, _ visit: Visit) async throws -> Amendment? {
        guard let amended, let thing = draft.thing else { return nil }
        let people = draft.suggestions.people
        return Amendment(
            shape: amended,
            base: try await thing.values(as: amended, at: draft.revision, people, of: visit)
        )
    }

    /// What happened meanwhile beside what was typed, to be sent again on the thing as it is now.
    func conflict(_ draft: inout CommandDraft<Subject>, _ visit: Visit) async throws -> Response {
        guard let thing = draft.thing, let shown = draft.revision else { throw Problem.notFound }
        let history = try await visit.ask(HistoryQuestion(Reference(thing.reference)))
        let events = history.events.filter { $0.revision > shown }.map { line in
            let when = Instant(line.recordedAt).map { visit.language.words(of: $0, in: visit.preferences.zone) }
            return FormPage.Change.Event(what: line.what, who: line.actor, when: when ?? line.recordedAt)
        }
        draft.change = FormPage.Change(events: events)
        if let amendment = try await amendment(draft, visit), case .object(let typed)? = draft.values[Self.changes],
            case .object(let current)? = draft.presets[Self.changes]
        {
            draft.values[Self.changes] = .object(amendment.rebased(typed, on: current))
        }
        draft.revision = thing.revision
        return try await response(draft, visit, status: .conflict)
    }
}
