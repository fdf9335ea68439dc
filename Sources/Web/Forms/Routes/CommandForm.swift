import API
import Contract
import EventStore
import Foundation
import Hummingbird
import Lessons
import Projections
import UseCases
import Wording

/// The form of a command about a thing, or of one that begins one.
struct CommandForm<Verb: UseCase, Subject: ContractedAggregate>: Sendable {
    private let route: CommandRoute
    let shape: Shape.Object

    init(_ route: CommandRoute) {
        self.route = route
        shape = route.shape
    }

    /// Where it is shown, and sent.
    var path: String { route.subject == nil ? "/\(route.path)/new" : "/\(route.path)" }

    func show(_ visit: Visit) async throws -> Response {
        try visit.checkPresent()
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

    func take(_ visit: Visit, _ form: Form) async throws -> Response {
        try visit.checkPresent()
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

    private func perform(_ draft: inout CommandDraft<Subject>, _ visit: Visit) async throws -> Response {
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
            faults.moveDerived(of: Verb.name, draft.values)
            if case LedgerError.exists(let stream) = error, let input = faults.byInput.keys.first {
                faults.things[input] = try await visit.link(toThing: Reference(stream.id))
            }
            draft.faults = faults
            if case AppendError.commandReused = error { draft.command = UUID() }
            return try await response(draft, visit, status: .unprocessableContent)
        }
    }

    /// Gives the command, and says what came of it.
    func give(
        _ body: FormBody,
        about thing: Reference?,
        in context: CommandContext,
        _ visit: Visit
    ) async throws -> CommandAnswer {
        let values = body.values.withDerived(for: Verb.name)
        let ledger = visit.desk.ledger
        return try await route.give(Verb.self, about: thing, body: values, in: ledger) { command in
            let outcome = try await ledger.perform(command, in: context)
            if let last = outcome.positions?.upperBound { visit.service.hasWritten(visit.principal.person, last) }
            return CommandAnswer(outcome, of: command, thing: try await ledger.thing(of: outcome))
        }
    }
}

extension [String: FieldValue] {
    /// With the fields that follow from others, where nobody filled them in.
    fileprivate func withDerived(for command: String) -> [String: FieldValue] {
        var values = self
        for (field, source) in FormLayout.derived[command] ?? [:] where self[field] == nil {
            if case .text(let text)? = self[source] { values[field] = .text(text.asTitle) }
        }
        return values
    }
}
