import API
import Contract
import EventSourcing
import EventStore
import Foundation
import Hummingbird
import Lessons
import Projections
import UseCases
import Wording

/// The form of a command about a thing, or of one that begins one.
struct CommandForm<Verb: UseCase, Subject: ContractedAggregate>: Sendable {
    private static var changes: String { "changes" }

    private let route: CommandRoute
    private let shape: Shape.Object

    init(_ route: CommandRoute) {
        self.route = route
        shape = route.shape
    }

    /// Where it is shown, and sent.
    var path: String { route.subject == nil ? "/\(route.path)/new" : "/\(route.path)" }

    /// What is filled in and by whom, while a form goes back and forth.
    private struct Draft {
        let thing: FormThing<Subject>?
        let suggestions: FormSuggestions
        let presets: [String: FieldValue]
        var values: [String: FieldValue]
        var rows: [String: Int] = [:]
        var command = UUID()
        /// Where the thing stood when the form was shown.
        var revision: Revision?
        var faults = FormFaults()
        var change: FormPage.Change?
    }

    // MARK: To be filled in

    func show(_ visit: Visit) async throws -> Response {
        let thing = try await thing(of: visit)
        guard thing?.mayBe(Verb.name, by: visit) ?? visit.mayBegin(Verb.name) else {
            throw LedgerError.forbidden(Verb.name)
        }
        var draft = try await draft(about: thing, of: visit)
        let asked = visit.query.fields.flatMap { name, value in value.texts.map { (name: name, value: $0) } }
        draft.values.merge(FormReading(Form(asked), as: shape).values.filter { $0.value != .object([:]) }) { $1 }
        return try await response(draft, visit)
    }

    private func thing(of visit: Visit) async throws -> FormThing<Subject>? {
        guard route.subject != nil else { return nil }
        return try await FormThing(Reference(try visit.value(route.pathName)), of: visit)
    }

    /// Filled in with what is so by itself: what the thing says where a thing is said otherwise, what is usual where one
    /// begins.
    private func draft(about thing: FormThing<Subject>?, of visit: Visit) async throws -> Draft {
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
            presets = shape.usual(for: Verb.name, in: visit.language)
        }
        return Draft(
            thing: thing,
            suggestions: suggestions,
            presets: presets,
            values: presets,
            revision: thing?.revision
        )
    }

    /// What a thing is said otherwise in; nil for a command that does something else.
    private var amended: Shape.Object? {
        guard case .object(let object)? = shape[Self.changes]?.shape else { return nil }
        return object
    }

    // MARK: Filled in

    func take(_ visit: Visit, _ form: Form) async throws -> Response {
        guard visit.mayBegin(Verb.name) else { throw LedgerError.forbidden(Verb.name) }
        var draft = try await draft(about: try await thing(of: visit), of: visit)
        let reading = FormReading(form, as: shape)
        (draft.values, draft.rows) = (reading.values, reading.rows)
        draft.command = try form.command
        if draft.thing != nil { draft.revision = try form.revision }
        if let list = form["more"] {
            draft.rows[list, default: 0] += 1
            return try await response(draft, visit)
        }
        draft.faults.general = reading.strangers.map { "\($0): \(FormWord.noSuchField.words(in: visit.language))" }
        return try await perform(&draft, visit)
    }

    private func perform(_ draft: inout Draft, _ visit: Visit) async throws -> Response {
        var body = FormBody(draft.values, as: shape, draft.suggestions.people)
        for (name, word) in body.faults { draft.faults.byInput[name] = word.words(in: visit.language) }
        try await leaveUnchangedOut(of: &body, &draft, visit)
        guard draft.faults.isEmpty else { return try await response(draft, visit, status: .unprocessableContent) }
        do {
            let context = visit.given(as: draft.command, at: draft.revision)
            let answer = try await give(body, about: draft.thing.map { Reference($0.reference) }, in: context, visit)
            let done = answer.position.map { "p\($0)" } ?? "unchanged"
            return Response(seeOther: "/\(Subject.register.rawValue)/\(answer.reference.queryEscaped)?done=\(done)")
        } catch let error as AppendError where error.isConflict && draft.thing != nil {
            return try await conflict(&draft, visit)
        } catch {
            let noun = Noun(rawValue: Subject.category) ?? .observation
            let found = FormFaults(error, draft.values, as: shape, about: noun, in: visit.language)
            guard var faults = found else { throw error }
            if Verb.name == RecordObservation.name, draft.values["title"] == nil {
                faults.move(from: "title", to: "observation")
            }
            draft.faults = faults
            if case AppendError.commandReused = error { draft.command = UUID() }
            return try await response(draft, visit, status: .unprocessableContent)
        }
    }

    private func give(
        _ body: FormBody,
        about thing: Reference?,
        in context: CommandContext,
        _ visit: Visit
    ) async throws -> CommandAnswer {
        let command = try await route.read(
            Verb.self,
            about: thing,
            body: body.values.withTitle(for: Verb.name),
            in: visit.desk.ledger
        )
        let outcome = try await visit.desk.ledger.perform(command, in: context)
        if let last = outcome.positions?.upperBound { visit.service.hasWritten(visit.principal.person, last) }
        return CommandAnswer(outcome, thing: try await visit.desk.ledger.thing(of: outcome))
    }

    // MARK: Kept on a device

    /// What was filled in without a connection, of a thing that begins. It is taken as the form is, and answered as programs
    /// are.
    ///
    /// - Throws: `InputFaults`, and what giving a command throws.
    func record(_ visit: Visit, _ form: Form) async throws -> CommandAnswer {
        guard visit.mayBegin(Verb.name) else { throw LedgerError.forbidden(Verb.name) }
        let reading = FormReading(form, as: shape)
        let body = FormBody(reading.values, as: shape, try await FormSuggestions(for: shape, of: visit).people)
        let faults =
            reading.strangers.map { RowFault.unknownField($0) } + body.faults.keys.sorted().map { .missing($0) }
        guard faults.isEmpty else { throw InputFaults(faults) }
        return try await give(body, about: nil, in: visit.given(as: try form.command), visit)
    }

    // MARK: What has changed

    /// Of what a thing says, a command has only what is to be said otherwise.
    private func leaveUnchangedOut(of body: inout FormBody, _ draft: inout Draft, _ visit: Visit) async throws {
        guard let amendment = try await amendment(draft, visit), case .object(let typed)? = draft.values[Self.changes],
            case .object(let given)? = body.values[Self.changes]
        else { return }
        let changed = amendment.changes(in: typed)
        body.values[Self.changes] = .object(changed.merging(given.filter { changed[$0.key] != nil }) { $1 })
        for name in amendment.removed(in: typed) {
            draft.faults.byInput["\(Self.changes).\(name)"] = FormWord.staysSaid.words(in: visit.language)
        }
    }

    private func amendment(_ draft: Draft, _ visit: Visit) async throws -> Amendment? {
        guard let amended, let thing = draft.thing else { return nil }
        let people = draft.suggestions.people
        return Amendment(
            shape: amended,
            base: try await thing.values(as: amended, at: draft.revision, people, of: visit)
        )
    }

    /// What happened meanwhile beside what was typed, to be sent again on the thing as it is now.
    private func conflict(_ draft: inout Draft, _ visit: Visit) async throws -> Response {
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

    private func response(
        _ draft: Draft,
        _ visit: Visit,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let views = FieldViews(
            command: Verb.name,
            language: visit.language,
            faults: draft.faults.byInput,
            rows: draft.rows,
            presets: draft.presets
        )
        let place = "/\(Subject.register.rawValue)" + (draft.thing.map { "/\($0.reference.queryEscaped)" } ?? "")
        let page = FormPage(
            CommandWords.all[Verb.name],
            in: visit.language,
            about: draft.thing.map { Link(text: "\($0.reference) · \($0.title)", href: place) },
            action: visit.request.uri.path,
            back: place,
            hidden: [FormPage.Hidden(name: "command", value: draft.command.uuidString.lowercased())]
                + (draft.revision.map { [FormPage.Hidden(name: "revision", value: String($0))] } ?? []),
            fields: views.group(of: shape, draft.values),
            general: draft.faults.general,
            change: draft.change,
            capture: Verb.name == RecordObservation.name ? Subject.category : nil,
            suggesting: draft.suggestions
        )
        return try await visit.response(page, status: status)
    }
}

extension [String: FieldValue] {
    /// An observation's title is the first line of what was seen, where it has no other.
    fileprivate func withTitle(for command: String) -> [String: FieldValue] {
        guard command == RecordObservation.name, self["title"] == nil, case .text(let seen)? = self["observation"]
        else {
            return self
        }
        return merging(["title": .text(seen.asTitle)]) { first, _ in first }
    }
}

extension Shape.Object {
    /// What is usual of a thing that begins.
    fileprivate func usual(for command: String, in language: Language) -> [String: FieldValue] {
        var usual: [String: FieldValue] = [
            "language": .text(language.rawValue), "sensitivity": .text(Sensitivity.unclassified.rawValue),
        ]
        if command == RecordObservation.name {
            usual["kind"] = .text(ObservationKind.gap.rawValue)
            usual["occurred"] = .text(WorldDate.today.text)
            usual["attribution"] = .object(["mode": .text(Attribution.Mode.sealed.rawValue)])
        }
        return usual.filter { self[$0.key] != nil }
    }
}
