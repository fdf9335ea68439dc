/// How much may wait in front of a store's log, and for how long: what comes faster than the disk takes it is refused
/// while there is still the memory to say so.
package struct AppendLimits: Sendable {
    /// So many requests wait; the next is refused, `AppendError.overloaded`.
    package let requests: Int
    /// They have so many bytes together; what would be more is refused, `AppendError.overloaded`.
    package let bytes: Int
    /// From the call to its answer, whatever stands in between: `AppendError.timedOut` where the request was not sent by
    /// then, `.outcomeUnknown` where it may have been.
    package let patience: Duration

    package init(requests: Int = 10_000, bytes: Int = 64 << 20, patience: Duration = .seconds(30)) {
        precondition(
            requests > 0 && bytes >= AppendRequest.maximumBytes && patience > .zero,
            "nothing could be appended"
        )
        self.requests = requests
        self.bytes = bytes
        self.patience = patience
    }
}
