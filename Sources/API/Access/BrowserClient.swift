/// What the pages are to the provider: a client that browsers come back to.
struct BrowserClient: Sendable {
    let id: String
    /// nil for a public client.
    let secret: String?
    /// Where browsers come back to.
    let redirect: String
}
