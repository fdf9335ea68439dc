import EventSourcing
import TestSupport
import Testing

@Suite struct HistoryCheckerTests {
    @Test(arguments: UInt64(0)..<50)
    func aRightHistoryPasses(seed: UInt64) {
        let play = SimulatedClients(seed: seed)
        #expect(play.head > 100)
        #expect(HistoryChecker(play.history).violations() == [])
    }

    @Test(arguments: Anomaly.allCases)
    func anAnomalyIsFoundByItsOwnKindAndItsPositionNamed(anomaly: Anomaly) {
        for seed in UInt64(0)..<20 {
            var play = SimulatedClients(seed: seed)
            let position = anomaly.happen(in: &play)
            let violations = HistoryChecker(play.history).violations()
            #expect(Set(violations.map(\.kind)) == [anomaly.kind], "seed \(seed): \(violations)")
            #expect(violations.first?.position == position, "seed \(seed): \(violations)")
        }
    }

    @Test func everyKindOfViolationHasItsAnomaly() {
        #expect(Set(Anomaly.allCases.map(\.kind)) == Set(HistoryViolation.Kind.allCases))
    }

    @Test(.timeLimit(.minutes(5)))
    func aHistoryTenTimesAsLongTakesAboutTenTimesAsLong() {
        let short = bestCheckingTime(events: 5_000)
        let long = bestCheckingTime(events: 50_000)
        #expect(long < short * 40, "\(short) for 5,000 events, \(long) for 50,000")
    }

    /// The best of five: what the machine did besides can only have made the others longer.
    private func bestCheckingTime(events: Int) -> Duration {
        let history = oneClient(events: events)
        let times = (1...5).map { _ in
            ContinuousClock().measure {
                #expect(HistoryChecker(history).violations() == [])
            }
        }
        return times.min() ?? .zero
    }

    private func oneClient(events: Int) -> History {
        var play = SimulatedClients(seed: 0, steps: 0)
        let streams = SimulatedClients.streams
        for index in 0..<events {
            let stream = streams[index % streams.count]
            let entry = LogEntry(
                position: Position(index + 1),
                stream: stream,
                revision: Revision(index / streams.count),
                commandID: play.uuid()
            )
            play.history.log.append(entry)
            play.answer(play.ask(entry.commandID, [stream]), .acknowledged([entry]))
            play.history.moments.append(.delivered(follower: 0, entry))
        }
        return play.history
    }
}
