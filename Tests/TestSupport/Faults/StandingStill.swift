/// Clients that don't get on, though the server is there.
struct StandingStill: Error, CustomStringConvertible {
    let seconds: Int

    var description: String { "the clients didn't get on for \(seconds) s" }
}
