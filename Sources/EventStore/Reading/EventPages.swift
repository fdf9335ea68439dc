import EventSourcing

/// The log, page by page, up to its end.
package struct EventPages: AsyncSequence, Sendable {
    package typealias Element = EventPage

    let store: EventStore
    let after: Position
    let through: Position
    let limit: Int
    let filter: EventFilter

    package func makeAsyncIterator() -> Iterator {
        Iterator(pages: self)
    }

    /// Fetches one page ahead.
    package final class Iterator: AsyncIteratorProtocol {
        private let pages: EventPages
        private var position: Position
        private var ahead: Task<EventPage, any Error>?

        init(pages: EventPages) {
            self.pages = pages
            position = pages.after
        }

        deinit {
            ahead?.cancel()
        }

        package func next() async throws -> EventPage? {
            var page = try await value(of: ahead ?? fetch(after: position))
            // What was fetched ahead may be older than what was appended since.
            if page.position == position, ahead != nil { page = try await value(of: fetch(after: position)) }
            guard page.position > position else { return nil }
            position = page.position
            ahead = fetch(after: position)
            return page
        }

        private func value(of fetch: Task<EventPage, any Error>) async throws -> EventPage {
            try await withTaskCancellationHandler {
                try await fetch.value
            } onCancel: {
                fetch.cancel()
            }
        }

        private func fetch(after position: Position) -> Task<EventPage, any Error> {
            let pages = pages
            return Task {
                try await pages.store.read(
                    after: position,
                    through: pages.through,
                    limit: pages.limit,
                    where: pages.filter
                )
            }
        }
    }
}
