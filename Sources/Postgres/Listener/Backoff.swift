/// The pauses between tries to connect: 50 ms, doubled up to 5 s, each cut short at random so that many clients of a
/// server that comes back don't come all at once.
struct Backoff {
    private static let longest = Duration.seconds(5)
    private var pause = Duration.milliseconds(50)
    /// Whether nothing has failed yet.
    private(set) var isFresh = true

    mutating func reset() {
        self = Backoff()
    }

    mutating func next() -> Duration {
        isFresh = false
        defer { pause = min(pause * 2, Self.longest) }
        return pause * Double.random(in: 0.5...1)
    }
}
