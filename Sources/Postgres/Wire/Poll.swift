import Glibc

/// Waiting for descriptors, bounded.
enum Poll {
    /// Waits until `descriptor` is ready for one of `events`, `waker` is woken, or the deadline passes.
    ///
    /// - Returns: what the descriptor is ready for; 0 when it is time to look again; nothing when the deadline passed.
    static func wait(_ descriptor: Int32, for events: Int32, waker: Waker, until deadline: ContinuousClock.Instant)
        -> Int32?
    {
        var descriptors = [
            pollfd(fd: descriptor, events: Int16(events), revents: 0),
            pollfd(fd: waker.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        let ready = unsafe poll(&descriptors, 2, milliseconds(until: deadline))
        if ready == 0 { return ContinuousClock.now < deadline ? 0 : nil }
        if descriptors[1].revents != 0 { waker.drain() }
        // An interrupted poll counts as a wake: the caller looks again.
        return ready < 0 ? 0 : Int32(descriptors[0].revents)
    }

    /// Whether something can be read from the descriptor now, its end included.
    static func isReadable(_ descriptor: Int32) -> Bool {
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&entry, 1, 0) != 0
    }

    /// Rounded up, so that a wait that times out has reached its deadline.
    private static func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let (seconds, attoseconds) = (deadline - .now).components
        if seconds < 0 || attoseconds < 0 { return 0 }
        // What is further off than poll(2) can say is waited for in parts: the caller looks again.
        guard seconds < Int64(Int32.max) / 1000 else { return Int32.max }
        return Int32(seconds * 1000 + attoseconds / 1_000_000_000_000_000 + 1)
    }
}
