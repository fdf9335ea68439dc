import API
import ArgumentParser
import Contract
import FoundationEssentials
import Glibc
import Logging
import Web

struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serve one organisation over HTTP, until stopped.",
        discussion: """
            It listens on this machine alone and speaks plain HTTP: whoever opens it to others puts a proxy in front that \
            speaks TLS, and says so with --public-url and --trusted-proxy. What can be asked is listed at /openapi.json.

            Example: debrief serve --port 8080
            """
    )

    @OptionGroup var server: ServerArguments
    @OptionGroup var ledger: LedgerOptions

    func run() async throws {
        Heaps.bound()
        try await ledger.withDesk(connections: ServerArguments.connections, isServer: true) { desk in
            try await server.serve(desk)
        }
    }
}

/// How a server is to be run.
struct ServerArguments: ParsableArguments {
    /// To PostgreSQL, as each of the roles. What many ask at the same time is asked with few queries, so few are enough.
    static let connections = 8

    @Option(help: ArgumentHelp("The address to listen on.", valueName: "address"))
    var host = "127.0.0.1"

    @Option(help: ArgumentHelp("The port to listen on; 0 takes a free one.", valueName: "number"))
    var port = 8080

    @Option(help: ArgumentHelp("What others call it by: https://debrief.example.org.", valueName: "url"))
    var publicURL: String?

    @Option(
        name: .customLong("trusted-proxy"),
        help: ArgumentHelp("A proxy whose X-Forwarded-For is believed; may be given again.", valueName: "address")
    )
    var trustedProxies: [String] = []

    @Option(help: ArgumentHelp("How many requests a second each may send.", valueName: "number"))
    var rate = 100.0

    @Flag(help: "Let everybody read the signed log's hashes: how many events there are, and when they came.")
    var publicLog = false

    @Option(
        name: .customLong("oidc-issuer"),
        help: ArgumentHelp("An OpenID Connect provider whose access tokens are taken.", valueName: "url")
    )
    var issuer: String?

    @Option(
        name: .customLong("oidc-audience"),
        help: ArgumentHelp("Whom its tokens have to be for.", valueName: "name")
    )
    var audience = "debrief"

    @Option(
        name: .customLong("oidc-client"),
        help: ArgumentHelp(
            "What the pages are called there, to sign in with it; its secret is read from DEBRIEF_OIDC_SECRET.",
            valueName: "name"
        )
    )
    var clientID: String?

    func validate() throws {
        if clientID != nil, issuer == nil { throw ValidationError("--oidc-client goes with --oidc-issuer") }
        guard (0...65_535).contains(port) else { throw ValidationError("--port is from 0 to 65535") }
        guard rate > 0 else { throw ValidationError("--rate is above 0") }
        if let publicURL, Origin(publicURL) == nil {
            throw ValidationError(
                "--public-url is https:// or http://, a host and perhaps a port, and nothing else: "
                    + "https://debrief.example.org"
            )
        }
    }

    /// Where a browser finds it; nil before it has taken a free port.
    var address: String? { publicURL?.withoutSlash ?? (port == 0 ? nil : "http://\(host):\(port)") }

    /// Serves at the desk until stopped; beside it runs what signs the log, where that is this process's part.
    func serve(_ desk: Desk, signing: (@Sendable () async throws -> Void)? = nil) async throws {
        var options = ServerOptions()
        (options.host, options.port) = (host, port)
        options.publicURL = publicURL?.withoutSlash
        (options.issuer, options.audience) = (issuer, audience)
        options.clientID = clientID
        options.clientSecret = ProcessInfo.processInfo.environment["DEBRIEF_OIDC_SECRET"]
        options.trustedProxies = Set(trustedProxies)
        options.requestsPerSecond = rate
        options.publicLog = publicLog
        let server = APIServer(desk, options, logger: .server, site: try Website(), signing: signing)
        try await server.run { [host] port in
            print("\(desk.organisation) is served on http://\(host):\(port)")
            fflush(nil)
        }
    }
}
