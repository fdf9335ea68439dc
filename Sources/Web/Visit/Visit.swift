import API
import Contract
import EventSourcing
import EventStore
import Foundation
import HTTPTypes
import Hummingbird
import Lessons
import Projections
import UseCases
import Wording

/// One request of somebody's browser: who it is, how they want things told, and of which day.
struct Visit: Sendable {
    let request: Request
    let context: APIContext
    let service: Service
    let templates: Templates
    let preferences: Preferences
    let session: BrowserSession
    let principal: Principal
    /// As the visitor sees it, as of the day that is asked for.
    let desk: Desk
    /// What the page takes, without as of when.
    let query: QueryFields
    /// As of when, as the query has it.
    let point: [(name: String, value: String)]

    var language: Language { preferences.language }
    var isPast: Bool { !desk.asOf.isNow || desk.asOf.knownBy != nil }

    /// - Throws: `SignedOut` where nobody is; `Problem`; what waiting for the read models throws.
    init(_ request: Request, _ context: APIContext, _ service: Service, _ templates: Templates) async throws {
        guard let session = BrowserSession(in: request.headers) else { throw SignedOut() }
        (self.request, self.context, self.service, self.templates) = (request, context, service, templates)
        (self.session, preferences) = (session, Preferences(of: request))
        do {
            principal = try await service.principal(of: request, context, bearing: session.token, needs: .read)
        } catch let problem as Problem where problem.status == .unauthorized {
            throw SignedOut()
        }
        var query = try QueryFields(request.uri.query)
        point = [("as-of", "asOf"), ("known-by", "knownBy")].compactMap { name, field in
            guard case .text(let text)? = query.fields[field], !text.isEmpty else { return nil }
            return (name, text)
        }
        // A form sends a field that nobody filled in all the same.
        query.dropEmpty()
        let asked = try PointAsked(&query)
        self.query = query
        var desk = service.desk(for: principal, in: preferences.language)
        desk.asOf = try await asked.asOf(for: principal.person, at: desk, of: service, readsModels: true)
        self.desk = desk
    }

    /// The same page as of now.
    var present: String {
        let rest = (request.uri.query ?? "").split(separator: "&").filter { field in
            !["as-of=", "known-by=", "zone="].contains { field.hasPrefix($0) }
        }
        return request.uri.path + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&"))
    }

    /// A place of the site as of the same day.
    func href(_ path: String) -> String {
        guard !point.isEmpty else { return path }
        let query = point.map { "\($0.name)=\($0.value.queryEscaped)" }.joined(separator: "&")
        return path + (path.contains("?") ? "&" : "?") + query
    }

    /// Answers a question as of the day that is shown.
    func ask<Asked: Question>(_ question: Asked) async throws -> Asked.Answer { try await desk.ask(question) }

    /// The question that the query asks.
    ///
    /// - Throws: `InputFaults`.
    func question<Asked: Question>(_ type: Asked.Type) throws -> Asked {
        var query = query
        // What was just done is the frame's.
        _ = try query.take("done")
        return try FieldDecoder.decodeWhole(type, from: query.fields, .query)
    }

    /// What the path names.
    ///
    /// - Throws: `Problem` 400.
    func value(_ name: String) throws -> String { try Request.value(name, in: context) }

    /// Whether a command may be given about a thing of these missions, now.
    func may(_ command: String, missions: [MissionCode], isRecorder: Bool = false) -> Bool {
        !isPast && principal.scopes.contains(.write)
            && principal.authority.mayAct(command, missions: missions, isRecorder: isRecorder, at: .now)
    }

    /// The page, to be shown.
    func response(_ page: some Page, status: HTTPResponse.Status = .ok) async throws -> Response {
        var frame = Frame(language, path: request.uri.path, here: request.uri.string)
        frame.visitor = Frame.Visitor(
            name: try await desk.people.person(principal.person)?.name ?? principal.person.description,
            person: principal.person.description,
            formToken: session.formToken,
            position: String(desk.asOf.position),
            mayRecord: principal.scopes.contains(.write)
                && principal.authority.mayEver(RecordObservation.name, at: .now)
        )
        frame.places = places
        frame.home = href("/")
        frame.past = past
        frame.kept = query.fields.flatMap { name, value in
            value.texts.map { Frame.Kept(name: name.kebabCased, value: $0) }
        }.sorted { ($0.name, $0.value) < ($1.name, $1.value) }
        frame.point = point.map { Frame.Kept(name: $0.name, value: $0.value) }
        frame.day = String((isPast ? desk.asOf.clock : .now).description.prefix(10))
        frame.notice = try await notice
        return Response(html: templates.html(of: page, in: frame), status: status)
    }

    /// What was just done, as the address has it, as far as it is so: a position is told to whose act wrote it.
    private var notice: String? {
        get async throws {
            guard case .text(let done)? = query.fields["done"] else { return nil }
            guard done.hasPrefix("p"), let position = Position(done.dropFirst()) else {
                return FrameWord.done(done, in: language)
            }
            guard position > 0, let event = try await desk.store.events(at: [position]).first, event.record != nil,
                try event.envelope().actor == principal.person.uuid
            else { return nil }
            return FrameWord.recorded(at: position, in: language)
        }
    }

    private var places: [Frame.Place] {
        let all: [(FrameWord, String)] =
            [
                (.board, "/board"), (.alerts, "/alerts"), (.lessons, "/lessons"), (.observations, "/observations"),
                (.actions, "/actions"),
                (.missions, "/missions"), (.reviews, "/reviews"), (.matrix, "/matrix"), (.audit, "/audit"),
            ] + (desk.admits(.overseers) ? [(.access, "/access")] : [])
        return all.map { word, path in
            Frame.Place(
                text: word.words(in: language),
                href: href(path),
                isHere: request.uri.path == path || request.uri.path.hasPrefix(path + "/")
            )
        }
    }

    private var past: Frame.Past? {
        guard isPast else { return nil }
        return Frame.Past(
            sentence: language.past(
                desk.asOf.clock,
                in: preferences.zone,
                position: desk.asOf.position,
                knownBy: desk.asOf.knownBy
            ),
            now: Link(text: FrameWord.backToNow.words(in: language), href: present)
        )
    }
}

/// Nobody has signed in with this browser, or no longer.
struct SignedOut: Error {}
