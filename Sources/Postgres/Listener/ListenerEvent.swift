/// What a listener has to tell.
package enum ListenerEvent: Sendable, Hashable {
    /// Someone notified the channel.
    case notification(channel: String, payload: String)
    /// The listener listens, for the first time or again: what was notified before is lost, so look now.
    case reconnected
    /// The connection was lost, or can't be made; once for each outage. The listener goes on trying.
    case disconnected(PostgresError)
}
