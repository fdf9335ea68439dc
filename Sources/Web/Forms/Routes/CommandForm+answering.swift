import Contract
import Foundation
import HTTPTypes
import Hummingbird
import Lessons
import Projections
import UseCases
import Wording

extension CommandForm {
    /// The form, to be filled in or to be put right.
    func response(
        _ draft: CommandDraft<Subject>,
        _ visit: Visit,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let views = FieldViews(
            command: Verb.name,
            language: visit.language,
            faults: draft.faults,
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
