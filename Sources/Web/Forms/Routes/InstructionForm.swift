import API
import Contract
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Lessons
import UseCases
import Wording

/// The form of an instruction: who may do what, who the people are, tokens, what is sent elsewhere.
struct InstructionForm<Told: Instruction>: Sendable {
    private let shape = Told.shape

    /// Where it is shown, and sent.
    var path: String { Told.path.contains("/") ? "/\(Told.path)" : "/\(Told.path)/new" }

    func show(_ visit: Visit) async throws -> Response {
        try check(visit)
        let asked = visit.query.fields.flatMap { name, value in value.texts.map { (name: name, value: $0) } }
        let reading = FormReading(Form(asked), as: shape)
        return try await response(reading.values, [:], UUID(), FormFaults(), visit)
    }

    func take(_ visit: Visit, _ form: Form) async throws -> Response {
        try check(visit)
        let reading = FormReading(form, as: shape)
        var command = try form.command
        var rows = reading.rows
        if let list = form["more"] {
            rows[list, default: 0] += 1
            return try await response(reading.values, rows, command, FormFaults(), visit)
        }
        let people = try await FormSuggestions(for: shape, of: visit).people
        let body = FormBody(reading.values, as: shape, people)
        var faults = FormFaults()
        faults.general = reading.strangers.map { "\($0): \(FormWord.noSuchField.words(in: visit.language))" }
        for (name, word) in body.faults { faults.byInput[name] = word.words(in: visit.language) }
        if faults.isEmpty {
            do {
                return try await tell(body.values, command, visit)
            } catch {
                let told: any Error = InputFaults(error, naming: body.values) ?? error
                let found = FormFaults(told, reading.values, as: shape, about: .observation, in: visit.language)
                guard let found else { throw error }
                faults = found
                if case AppendError.commandReused = error { command = UUID() }
            }
        }
        return try await response(reading.values, rows, command, faults, visit, status: .unprocessableContent)
    }

    private func check(_ visit: Visit) throws {
        try visit.checkPresent()
        guard visit.principal.scopes.contains(.write), visit.desk.admits(Told.audience),
            Self.duty.map({ visit.mayBegin($0) }) != false
        else { throw LedgerError.forbidden(Told.path) }
    }

    /// The command whose part it is; nil where the audience alone decides.
    private static var duty: String? {
        switch Told.path.split(separator: "/").first {
        case "access" where Told.audience == .holders: "access.admit"
        case "events": "event.redact"
        default: nil
        }
    }

    private func tell(_ body: [String: FieldValue], _ command: UUID, _ visit: Visit) async throws -> Response {
        var fields = body
        for name in Told.path.namesInBraces { fields[name] = .text(try visit.value(name)) }
        let instruction = try FieldDecoder.decodeWhole(Told.self, from: fields, .strict)
        let answer: Told.Answer
        do {
            answer = try await visit.desk.tell(instruction, in: visit.given(as: command))
        } catch TokenError.madeBefore(let id) {
            return try await madeBefore(id, undoneBy: RevokeToken.self, visit)
        } catch WebhookError.madeBefore(let id) {
            return try await madeBefore(id, undoneBy: RemoveWebhook.self, visit)
        }
        let position = (answer as? any PositionedAnswer)?.logPosition
        if let position = position.flatMap({ Position($0) }) {
            visit.service.hasWritten(visit.principal.person, position)
        }
        if let secret = SecretPage(answer, words, visit, back: place) { return try await visit.response(secret) }
        return Response(seeOther: "\(place)?done=\(position.map { "p\($0)" } ?? "told")")
    }

    /// What is shown once was shown when the form was sent before.
    private func madeBefore<Undoing: Instruction>(
        _ id: UUID,
        undoneBy undoing: Undoing.Type,
        _ visit: Visit
    ) async throws -> Response {
        let path = undoing.path.namesInBraces.reduce("/\(undoing.path)") { path, name in
            path.replacing("{\(name)}", with: id.uuidString.lowercased())
        }
        let page = MadeBeforePage(
            title: words?.title.words(in: visit.language) ?? "",
            removal: Link(text: CommandWords.all[undoing.path]?.title.words(in: visit.language) ?? "", href: path),
            another: self.path,
            back: place
        )
        return try await visit.response(page, status: .conflict)
    }

    /// Where it shows what came of it.
    private var place: String {
        switch Told.path.split(separator: "/").first {
        case "events", "projections": "/audit"
        case "webhooks": "/webhooks"
        default: "/access"
        }
    }

    private var words: CommandWords? { CommandWords.all[Told.path] }

    private func response(
        _ values: [String: FieldValue],
        _ rows: [String: Int],
        _ command: UUID,
        _ faults: FormFaults,
        _ visit: Visit,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let views = FieldViews(
            command: Told.path,
            language: visit.language,
            faults: faults,
            rows: rows,
            presets: [:]
        )
        let page = FormPage(
            words,
            in: visit.language,
            about: nil,
            action: visit.request.uri.path,
            back: place,
            hidden: [FormPage.Hidden(name: "command", value: command.uuidString.lowercased())],
            fields: views.group(of: shape, values),
            general: faults.general,
            suggesting: try await FormSuggestions(for: shape, of: visit)
        )
        return try await visit.response(page, status: status)
    }
}

extension SecretPage {
    /// nil where the answer bears none.
    fileprivate init?(_ answer: any Sendable, _ words: CommandWords?, _ visit: Visit, back: String) {
        let (secret, word): (String, FormWord)
        switch answer {
        case let answer as NewTokenAnswer where answer.entry.scopes == [.signIn]:
            (secret, word) = ("\(visit.service.publicURL)/sign-in#\(answer.token)", .handOver)
        case let answer as NewTokenAnswer: (secret, word) = (answer.token, .shownOnce)
        case let answer as NewWebhookAnswer: (secret, word) = (answer.secret, .shownOnce)
        default: return nil
        }
        title = words?.title.words(in: visit.language) ?? ""
        sentence = word.words(in: visit.language)
        (self.secret, self.back) = (secret, back)
    }
}
