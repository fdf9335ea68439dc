/// Waits until the condition holds, looking every few milliseconds; throws after 20 seconds.
package func eventually(_ condition: () async throws -> Bool) async throws {
    struct NeverHeld: Error {}
    let deadline = ContinuousClock.now + .seconds(20)
    while try await !condition() {
        if ContinuousClock.now > deadline { throw NeverHeld() }
        try await Task.sleep(for: .milliseconds(2))
    }
}
