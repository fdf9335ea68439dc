package import EventSourcing
package import EventStore

extension EventStore {
    /// The whole log.
    package func allEvents() async throws -> [RecordedEvent] {
        var events: [RecordedEvent] = []
        for try await page in pages() { events += page.events }
        return events
    }
}
