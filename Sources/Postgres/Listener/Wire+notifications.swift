import CLibPQ
import Glibc

extension Wire {
    /// How long a silent connection is trusted before the server is asked whether it is still there.
    static let heartbeatInterval = Duration.seconds(15)

    /// Listens to the channels if this connection doesn't yet, otherwise waits for notifications, in vain for as long
    /// as the heartbeat's interval.
    func nextEvents(of channels: [String]) throws(PostgresError) -> [ListenerEvent] {
        if !isListening {
            for channel in channels { _ = try query("LISTEN \(identifier: channel)") }
            isListening = true
            return [.reconnected]
        }
        let end = ContinuousClock.now + Self.heartbeatInterval
        while true {
            let events = takeNotifications()
            if !events.isEmpty { return events }
            try checkInterruption()
            guard let ready = Poll.wait(socket, for: POLLIN, waker: waker, until: end) else { break }
            if ready != 0 { try consume() }
        }
        _ = try query("SELECT 1")
        return takeNotifications()
    }

    private func takeNotifications() -> [ListenerEvent] {
        var events: [ListenerEvent] = []
        while let notification = unsafe PQnotifies(handle.pointer) {
            let channel = unsafe String(cString: notification.pointee.relname)
            let payload = unsafe String(cString: notification.pointee.extra)
            events.append(.notification(channel: channel, payload: payload))
            unsafe PQfreemem(notification)
        }
        return events
    }
}
