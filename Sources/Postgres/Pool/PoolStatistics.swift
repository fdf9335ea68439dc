/// A pool at one moment.
package struct PoolStatistics: Sendable, Hashable {
    /// The most connections the pool will hold.
    package var size: Int
    /// Connections that wait for work.
    package var idle: Int
    /// Connections at work, or being made.
    package var leased: Int
    /// Callers that wait for a connection.
    package var waiting: Int
}
