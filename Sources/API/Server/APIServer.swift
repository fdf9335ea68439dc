package import Contract
import CoreMetrics
import EventSourcing
import EventStore
import HTTPTypes
import Hummingbird
import HummingbirdCore
package import Logging
import NIOCore
import Projections
import ServiceLifecycle
import UnixSignals
import UseCases
import Wording

/// The HTTP front of one organisation.
package struct APIServer: Sendable {
    private static let registry = PrometheusRegistry()
    private static let bootstrapped: Void = MetricsSystem.bootstrap(registry)

    private static let quicklyProjected: Position = 20_000

    private let service: Service
    private let logger: Logger
    private let site: (any Site)?
    private let signing: (@Sendable () async throws -> Void)?

    /// Answers at the desk, whose projector it keeps running and whose alerts it raises; beside it runs what signs the log, where that is this
    /// process's part.
    package init(
        _ desk: Desk,
        _ options: ServerOptions,
        logger: Logger,
        site: (any Site)? = nil,
        signing: (@Sendable () async throws -> Void)? = nil
    ) {
        service = Service(desk, options)
        (self.logger, self.site, self.signing) = (logger, site, signing)
    }

    /// Serves until the process is asked to end (SIGTERM, SIGINT) or the task is cancelled, and then answers what was
    /// accepted, within `RequestLimits.ending`. `onListening` is told the port.
    ///
    /// - Throws: `ListenError`.
    package func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        _ = Self.bootstrapped
        try await prepare()
        let options = service.options
        let limits = options.limits
        let application = Application(
            responder: router().buildResponder(),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [ConnectionGuard(limits)],
                    idleTimeout: limits.idle,
                    httpDecoderConfiguration: HTTP1Channel.Configuration.DecoderConfiguration(
                        maxHeaderFieldSize: 2 * RequestLimits.headerBytes,
                        maxHeaderListSize: 2 * RequestLimits.headerBytes,
                        maxHeaderFieldCount: 200
                    )
                )
            ),
            configuration: ApplicationConfiguration(
                address: .hostname(options.host, port: options.port),
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections)
            ),
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? options.port) },
            logger: logger
        )
        var configuration = ServiceGroupConfiguration(
            services: (signing.map { [.init(service: SigningService(body: $0))] } ?? []) + [
                .init(service: ProjectorService(projector: service.desk.projector, logger: logger)),
                .init(service: service.pulse),
                .init(service: WebhookService(service: service, logger: logger)),
                .init(service: AlertService(watch: AlertWatch(service.desk), logger: logger)),
                .init(service: application, successTerminationBehavior: .gracefullyShutdownGroup),
            ],
            gracefulShutdownSignals: [.sigterm, .sigint],
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = limits.ending
        let group = ServiceGroup(configuration: configuration)
        try await ListenError.telling(options.host, options.port) { try await group.run() }
    }

    /// Has the read models there before anybody asks them. Those of a long log that are missing are built while the server
    /// runs already, and says that it isn't ready.
    private func prepare() async throws {
        let head = try await service.desk.store.head().position
        if head <= Self.quicklyProjected { try await service.desk.projector.catchUp() }
    }

    private func router() -> Router<APIContext> {
        let router = Router(context: APIContext.self, options: [.autoGenerateHeadEndpoints])
        router.add(middleware: RequestMiddleware(logger: logger))
        let endpoints = Endpoint.all(service, Self.registry)
        for endpoint in endpoints {
            router.on(RouterPath(endpoint.path), method: endpoint.method) { request, context in
                try await context.answering { try await endpoint.respond(request, context) }
            }
        }
        LogRoutes(service: service).add(to: router)
        site?.add(to: router, of: service)
        for (path, endpoints) in Dictionary(grouping: endpoints, by: \.path) {
            refuseOthers(than: endpoints, at: path, router)
        }
        return router
    }

    /// A path that is there and a method that isn't.
    private func refuseOthers(than endpoints: [Endpoint], at path: String, _ router: Router<APIContext>) {
        let allowed = Set(endpoints.map(\.method))
        let names = (allowed.map(\.rawValue) + (allowed.contains(.get) ? ["HEAD"] : [])).sorted().joined(
            separator: ", "
        )
        let methods: [HTTPRequest.Method] = [.get, .post, .put, .patch, .delete, .options, .trace, .connect, .query]
        for method in methods + (allowed.contains(.get) ? [] : [.head]) where !allowed.contains(method) {
            router.on(RouterPath(path), method: method) { _, _ -> Response in
                throw Problem("method", .methodNotAllowed, .method(names), headers: [.allow: names])
            }
        }
    }
}

/// Keeps the read models at the log's end while the server runs.
private struct ProjectorService: ServiceLifecycle.Service {
    let projector: Projector
    let logger: Logger

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await projector.run()
                } catch  where Task.isCancelled {
                    return
                } catch {
                    logger.error("the read models can't be kept up", metadata: ["error": "\(error)"])
                    try await Task.sleep(for: .seconds(1))
                }
            }
        }
    }
}

/// Signs the log while the server runs.
private struct SigningService: ServiceLifecycle.Service {
    let body: @Sendable () async throws -> Void

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            do { try await body() } catch is CancellationError {}
        }
    }
}

extension HTTPRequest.Method {
    fileprivate static let query = Self("QUERY") ?? .get
}

extension Endpoint {
    /// Everything that is served.
    static func all(
        _ service: Service,
        _ registry: PrometheusRegistry,
        _ reader: SchemaReader = SchemaReader()
    ) -> [Endpoint] {
        func question<Asked: Question>(_ type: Asked.Type) -> Endpoint { .question(type, service, reader) }
        func instruction<Told: Instruction>(_ type: Told.Type) -> Endpoint { .instruction(type, service, reader) }
        func command<Verb: UseCase>(_ type: Verb.Type, _ route: CommandRoute) -> Endpoint {
            .command(type, route, service, reader)
        }
        let endpoints =
            Questions.all.map { question($0) } + Instructions.all.map { instruction($0) }
            + CommandRoute.all.map { command($0.verb, $0) } + Register.allCases.map { .export($0, service) }
            + [
                .events(service), .eventStream(service), .health, .readiness(service, reader),
                .metrics(service, registry),
                .signIn(service, reader), .imports(service, reader),
            ]
        return endpoints + document(of: endpoints, reader, service)
    }
}
