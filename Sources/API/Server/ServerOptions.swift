/// How a server is to be run.
package struct ServerOptions: Sendable {
    /// The address that it listens on.
    package var host = "127.0.0.1"
    /// 0 takes one that is free.
    package var port = 8_080
    /// What people's programs call it by, without a slash at the end: `https://debrief.example.org`. nil is `http://`, the
    /// host and the port.
    package var publicURL: String?
    /// The addresses of proxies whose X-Forwarded-For is believed.
    package var trustedProxies: Set<String> = []
    /// So many requests a second each principal may send, twice as many at once; an address twice that.
    package var requestsPerSecond = 100.0
    /// How long requests and connections may take.
    package var limits = RequestLimits()

    /// Whether everybody may read the signed tree's hashes and checkpoints: they tell how many events there are, and when.
    package var publicLog = false

    /// The OpenID Connect provider whose access tokens are taken, without a slash at the end; nil for none.
    package var issuer: String?
    /// Whom its tokens have to be for.
    package var audience = "debrief"
    /// What the pages are called there, so that people sign in with it; nil where they don't.
    package var clientID: String?
    /// nil for a public client.
    package var clientSecret: String?

    package init() {}
}
