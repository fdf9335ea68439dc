package import EventSourcing
package import EventStore
import Foundation
import Postgres

/// A store, and a recorder that notes everything that is asked of it and answered.
package struct ObservedStore: Sendable {
    package let store: EventStore
    package let recorder: HistoryRecorder

    package init(_ store: EventStore, recorder: HistoryRecorder) {
        self.store = store
        self.recorder = recorder
    }

    package func append(_ request: AppendRequest) async -> AppendOutcome {
        let operation = recorder.appendAsked(request.command.id, streams: request.events.map(\.stream))
        do throws(AppendError) {
            let result = try await store.append(request)
            recorder.answered(operation, .acknowledged(request.places(result)))
            return .acknowledged(result)
        } catch {
            let outcome = AppendOutcome(error)
            recorder.answered(operation, outcome.answer)
            return outcome
        }
    }

    /// Sends the same command until its outcome is known, for at most 30 seconds.
    package func settle(_ request: AppendRequest) async throws -> AppendOutcome {
        let deadline = ContinuousClock.now + .seconds(30)
        var outcome = await append(request)
        while outcome.isUnsettled, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(10))
            outcome = await append(request)
        }
        return outcome
    }

    package func load(_ stream: StreamName) async throws {
        try await observe { .stream(stream, try await store.load(stream).map(LogEntry.init)) }
    }

    package func revision(of stream: StreamName) async throws {
        try await observe { .revision(stream, try await store.revision(of: stream)) }
    }

    package func head() async throws {
        try await observe { .head(try await store.head().position) }
    }

    /// Delivers what follows `after` to the recorder, until the task is cancelled; goes on from where it was when the
    /// store breaks off.
    package func follow(as follower: Int, after position: Position = 0) async throws {
        recorder.followed(by: follower, after: position)
        var position = position
        while !Task.isCancelled {
            do {
                for try await page in store.follow(after: position) {
                    page.events.forEach { recorder.delivered(to: follower, LogEntry($0)) }
                    position = page.position
                }
            } catch let error as PostgresError where error.isOfServerGoingAway {
                try await Task.sleep(for: .milliseconds(10))
            }
        }
    }

    /// A server that is away has no answer; whatever else keeps a read from one is thrown.
    private func observe(_ read: () async throws -> Observation) async throws {
        let operation = recorder.readAsked()
        do {
            recorder.answered(operation, .saw(try await read()))
        } catch let error as PostgresError where error.isOfServerGoingAway {}
    }
}

extension PostgresError {
    /// The connection was lost, or the server said that it goes, or that it isn't there yet.
    fileprivate var isOfServerGoingAway: Bool {
        kind == .connection || sqlState?.hasPrefix("57P") == true
    }
}

extension AppendOutcome {
    fileprivate var answer: Answer {
        switch self {
        case .refused(.conflict(let stream, _, let actual)): .refused(saw: .revision(stream, actual))
        case .refused: .refused(saw: nil)
        case .unknown, .acknowledged: .unknown
        }
    }
}
