import EventSourcing
import EventStore
import Lessons
import Projections
import UseCases

/// Follows the log behind the read models, and raises the alerts that its observations give by the rules.
///
/// Each event is looked at as of its own position, so the same log always gives the same alerts: with the ids made of what
/// they stand on, each is raised once, however often a watch is killed, begins anew or runs beside another.
package actor AlertWatch {
    /// So many positions are looked at between two entries of how far it has come.
    private static let pageSize = 200

    /// What is known of the log through a position.
    private struct Known {
        var raised: RaisedAlerts
        var facts = RuleFacts()
        var through: Position
    }

    private let desk: Desk
    private let checkpoint: WatchCheckpoint
    /// From the scan before.
    private var known: Known?

    /// Alerts are the system's own, whoever sits at the desk.
    package init(_ desk: Desk) {
        self.desk = desk.seen(by: .local)
        checkpoint = desk.ledger.watchCheckpoint
    }

    /// Looks at what the log has come to since, up to where it ends now.
    ///
    /// - Throws: `AppendError`; `ProjectionError`; `ReadError`; `PostgresError`. What was raised stays, and is passed over the
    ///   next time.
    @discardableResult
    package func scan() async throws -> AlertScanAnswer { try await scan(isPaced: false) }

    private func scan(isPaced: Bool) async throws -> AlertScanAnswer {
        let head = try await desk.projector.catchUp()
        let first = try await checkpoint.position()
        var known = try await takeKnown(through: first)
        var count = 0
        for try await page in desk.store.pages(after: first, through: head, limit: Self.pageSize) {
            let began = ContinuousClock.now
            count += try await look(at: page, &known)
            if isPaced, page.position < head { try await Task.sleep(for: .now - began) }
        }
        self.known = known
        return AlertScanAnswer(after: String(first), through: String(known.through), raised: count)
    }

    /// Looks at whatever the log comes to, until the task is cancelled. What was recorded before takes half of the time at
    /// most: a long import is not to slow those who ask meanwhile.
    ///
    /// - Throws: as `scan`.
    package func run() async throws {
        let first = Position(try await scan(isPaced: true).through) ?? 0
        var known = try await takeKnown(through: first)
        for try await page in desk.store.follow(after: first, limit: Self.pageSize) {
            try await desk.projector.catchUp(through: page.position)
            _ = try await look(at: page, &known)
        }
    }

    private func takeKnown(through position: Position) async throws -> Known {
        defer { known = nil }
        // Another watch may have come further, and raised what isn't known here.
        if let known, known.through == position { return known }
        return Known(raised: try await RaisedAlerts(in: desk.ledger), through: position)
    }

    /// - Returns: how many alerts were raised.
    private func look(at page: EventPage, _ known: inout Known) async throws -> Int {
        var count = 0
        let histories = try await histories(of: page.events.filter { $0.stream.category == Observation.category })
        for event in page.events {
            try Task.checkCancellation()
            known.facts.forget(at: event)
            guard let history = histories[event.stream] else { continue }
            count += try await look(at: event, history, &known)
        }
        known.through = page.position
        try await checkpoint.advance(to: page.position)
        return count
    }

    private func look(at event: RecordedEvent, _ history: [RecordedEvent], _ known: inout Known) async throws -> Int {
        var count = 0
        do {
            let rules = try await AlertRules(desk, event, history).given(after: known.raised, knowing: &known.facts)
            for rule in rules where known.raised.note(rule) {
                try await desk.ledger.raise(rule, because: "\(rule.position)", at: .now)
                count += 1
            }
        } catch  where error.isOfTheEventAlone {}
        return count
    }

    /// All events of the observations of these, or all through these of those that begin with one.
    private func histories(of observed: [RecordedEvent]) async throws -> [StreamName: [RecordedEvent]] {
        let begun = Set(observed.filter { $0.revision == 0 }.map(\.stream))
        let others = Set(observed.map(\.stream)).subtracting(begun)
        let loaded = others.isEmpty ? [] : try await desk.store.load(Array(others))
        return Dictionary(grouping: loaded + observed.filter { begun.contains($0.stream) }, by: \.stream)
    }
}

extension Error {
    /// Whether no later attempt would mend it, and the rest of the log can be looked at all the same: a record can't be read
    /// or was redacted, or the alert is there already under the same id.
    fileprivate var isOfTheEventAlone: Bool {
        switch self as any Error {
        case is EventCodecError, is RecordFault, is Alert.Rejection: true
        case LedgerError.absent, LedgerError.redacted, LedgerError.exists: true
        case AppendError.conflict, AppendError.commandReused: true
        default: false
        }
    }
}

/// What came of a scan.
package struct AlertScanAnswer: Codable, Sendable, Equatable {
    /// Behind which position it began, and how far it came; as text: they may be larger than a number of JSON.
    package let after: String
    package let through: String
    package let raised: Int
}
