package import API
import Contract
import FoundationEssentials
import HTTPTypes
package import Hummingbird
import Logging
import UseCases
import Wording

/// The pages: everything that people do with a browser.
package struct Website: Site {
    let templates: Templates

    /// - Throws: what parsing a template throws.
    package init() throws {
        templates = try Templates()
    }

    package func add(to router: Router<APIContext>, of service: Service) {
        for asset in Asset.all { router.get(RouterPath(asset.path)) { _, _ in asset.response() } }
        let responder = PageResponder(service: service, templates: templates)
        let pages = PageRoutes(router, responder)
        SignInRoutes().add(to: pages)
        ProviderRoutes().add(to: pages)
        ReadingRoutes().add(to: pages)
        AuditRoutes().add(to: pages)
        CaptureRoutes().add(to: pages)
        FormRoutes().add(to: pages)
        AccessRoutes().add(to: pages)
        // The pages follow the log by it.
        pages.program(.get, "/live") { visit in
            try await service.eventStream(for: visit.request, visit.context, bearing: visit.session.token)
        }
        // Whatever else is asked for isn't there.
        router.get("/**") { request, context in
            guard !request.uri.path.hasPrefix("/v1/"), !request.uri.path.hasPrefix("/log/") else {
                throw HTTPError(.notFound)
            }
            return try await responder.respond(request, context) { _ in throw Problem.notFound }
        }
    }
}

/// Adds pages to a router.
struct PageRoutes {
    private let router: Router<APIContext>
    let responder: PageResponder

    init(_ router: Router<APIContext>, _ responder: PageResponder) {
        (self.router, self.responder) = (router, responder)
    }

    /// A page for whoever signed in.
    func get(_ path: String, _ body: @escaping @Sendable (Visit) async throws -> Response) {
        router.get(RouterPath(path)) { [responder] request, context in
            try await responder.respond(request, context, body)
        }
    }

    /// A page that shows, for whoever signed in, and bears nothing that is good for one time only.
    func show(_ path: String, _ body: @escaping @Sendable (Visit) async throws -> Response) {
        router.get(RouterPath(path)) { [responder] request, context in
            try await responder.respondRepeatedly(request, context, body)
        }
    }

    /// Where a form of one of the pages is sent, by whoever signed in.
    func post(_ path: String, _ body: @escaping @Sendable (Visit, Form) async throws -> Response) {
        router.post(RouterPath(path)) { [responder] request, context in
            try await responder.respond(request, context) { visit in
                let form = try await Form(of: request, limit: context.maxUploadSize)
                guard form["form-token"] == visit.session.formToken else { throw Problem.expiredForm }
                return try await body(visit, form)
            }
        }
    }

    /// What a script of the pages sends, for whoever signed in; it is refused as programs are told.
    func program(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: @escaping @Sendable (Visit) async throws -> Response
    ) {
        router.on(RouterPath(path), method: method) { [responder] request, context in
            try await context.answering {
                do {
                    return try await body(try await Visit(request, context, responder.service, responder.templates))
                } catch is SignedOut {
                    throw Problem.signedOut
                }
            }
        }
    }

    /// What nobody has to sign in for.
    func open(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: @escaping @Sendable (Request, APIContext) async throws -> Response
    ) {
        router.on(RouterPath(path), method: method) { [responder] request, context in
            try await responder.respondOpenly(request, context, body)
        }
    }
}
