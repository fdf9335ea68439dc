import EventSourcing
import Testing

@Suite struct DeciderTests {
    private static let planned = Patrol.Event.planned(PatrolPlanned(start: "Gao", end: "Ansongo", vehicles: 3))
    private static let cancelled = Patrol.Event.cancelled(PatrolCancelled(reason: "rain"))

    @Test func theStateFollowsFromTheEventsInTheirOrder() {
        #expect(Patrol.fold([]) == .unplanned)
        #expect(Patrol.fold([Self.planned]) == .planned(vehicles: 3))
        #expect(Patrol.fold([Self.planned, Self.cancelled]) == .cancelled)
        #expect(Patrol.fold([Self.cancelled, Self.planned]) == .planned(vehicles: 3))
    }

    @Test func whatIsDecidedDependsOnTheState() throws {
        #expect(
            try Patrol.decide(.plan(from: "Gao", to: "Ansongo", vehicles: 3), in: .unplanned) == [Self.planned]
        )
        #expect(throws: Patrol.Rejection.notPlanned) { try Patrol.decide(.cancel(reason: "rain"), in: .unplanned) }
        #expect(try Patrol.decide(.cancel(reason: "rain"), in: .cancelled) == [])
    }
}
