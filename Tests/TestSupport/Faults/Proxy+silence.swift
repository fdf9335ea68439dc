extension Proxy {
    /// Waits until nothing has gone through for 200 milliseconds: on a busy machine a notification may come late.
    package func fallsSilent() async throws {
        var before = (-1, -1)
        while before != passed {
            before = passed
            try await Task.sleep(for: .milliseconds(200))
        }
    }
}
