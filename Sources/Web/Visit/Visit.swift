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
    /// What was just done, for the frame to say.
    let done: String?
    /// What was typed into the search at the top, which led straight here.
    let searched: String?
    /// Whether words that name a thing lead straight to it.
    let isDirect: Bool
    /// What the page takes, without as of when and what the frame has.
    let query: QueryFields
    /// As of when, as the links of the page have it.
    let point: [(name: String, value: String)]
    /// As of when, as somebody typed it.
    let typed: [String: String]
    /// Why that can't be shown; then the page is of now.
    let fault: PointFault?

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
        // A form sends a field that nobody filled in all the same.
        query.dropEmpty()
        let asked = query
        typed = ["asOf", "zone", "knownBy"].reduce(into: [:]) { $0[$1.kebabCased] = query.takeAll($1).first }
        _ = query.takeAll("minPosition")
        (done, searched) = (query.takeAll("done").first, query.takeAll("searched").first)
        isDirect = query.takeAll("direct").first == "true"
        self.query = query
        var desk = service.desk(for: principal, in: preferences.language)
        do {
            desk.asOf = try await Self.asOf(asked, principal, desk, service, preferences.zone)
            fault = nil
        } catch let error as PointFault {
            desk.asOf = try await PointAsked().asOf(for: principal.person, at: desk, of: service, readsModels: true)
            fault = error
        }
        desk.zone = preferences.zone
        self.desk = desk
        point = fault == nil ? Self.point(of: typed, in: preferences.zone) : []
    }

    private static func asOf(
        _ query: QueryFields,
        _ principal: Principal,
        _ desk: Desk,
        _ service: Service,
        _ zone: TimeZone
    ) async throws -> AsOf {
        var query = query
        let asked = try PointAsked(&query) { zone.distance(on: $0) }
        return try await asked.asOf(for: principal.person, at: desk, of: service, readsModels: true)
    }

    /// A day is one of the reader's: who is given its address elsewhere sees the same.
    private static func point(of typed: [String: String], in zone: TimeZone) -> [(name: String, value: String)] {
        var typed = typed
        if let day = typed["as-of"], day.utf8.count == 10, typed["zone"] == nil {
            let distance = WorldDate(day).map { zone.distance(on: $0) }
            typed["zone"] = distance == "+00:00" ? nil : distance
        }
        return typed.sorted { $0.key < $1.key }.map { (name: $0.key, value: $0.value) }
    }

    /// The same page as of now, from its beginning: a place in a list is one of its own moment.
    var present: String {
        let rest = (request.uri.query ?? "").split(separator: "&").filter { field in
            !["as-of=", "known-by=", "zone=", "after="].contains { field.hasPrefix($0) }
        }
        return String?(request.uri.path + (rest.isEmpty ? "" : "?" + rest.joined(separator: "&"))).localPath
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
    /// - Throws: `Problem` 422 that names each parameter at fault.
    func question<Asked: Question>(_ type: Asked.Type) throws(Problem) -> Asked {
        try query.question(type, in: language)
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
}

/// Nobody has signed in with this browser, or no longer.
struct SignedOut: Error {}

extension TimeZone {
    /// From UTC, where a day ends there, which is what is asked for: the clocks may change on it. `+02:00`.
    fileprivate func distance(on day: WorldDate) -> String {
        let end = Date(timeIntervalSince1970: Double(day.latest.microsecondsSince1970) / 1_000_000)
        let minutes = secondsFromGMT(for: end - Double(secondsFromGMT(for: end))) / 60
        let (hours, rest) = abs(minutes).quotientAndRemainder(dividingBy: 60)
        func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return "\(minutes < 0 ? "-" : "+")\(digits(hours)):\(digits(rest))"
    }
}
