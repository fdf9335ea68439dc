import Testing

@testable import Postgres

@Suite
struct PoolStateMachineTests {
    private let now = ContinuousClock.now
    private let failure = PostgresError(.connection, "no such database")

    /// A machine of two connections, both lent: the first at work, the second being connected.
    private func busyMachine() -> PoolStateMachine<String> {
        var machine = PoolStateMachine<String>(size: 2)
        _ = machine.acquireAtOnce()
        _ = machine.acquireAtOnce()
        machine.connect(0)
        return machine
    }

    private func wait(
        _ name: String,
        in machine: inout PoolStateMachine<String>,
        seconds: Int = 10
    ) -> (ticket: Int, timer: ContinuousClock.Instant?) {
        let ticket = machine.newTicket()
        guard case .wait(let timer) = machine.acquire(ticket, name, until: now + .seconds(seconds)) else {
            Issue.record("\(name) was to wait")
            return (ticket, nil)
        }
        return (ticket, timer)
    }

    @Test func theLastUsedConnectionIsLentFirst() {
        var machine = busyMachine()
        machine.connect(1)
        _ = machine.release(1, .connected)
        _ = machine.release(0, .connected)
        #expect(machine.acquireAtOnce() == 0)
        #expect(machine.acquireAtOnce() == 1)
        #expect(machine.acquireAtOnce() == nil)
    }

    @Test func aConnectedOneIsLentBeforeOneThatMustDial() {
        var machine = busyMachine()
        _ = machine.release(0, .connected)
        _ = machine.release(1, .disconnected)
        #expect(machine.acquireAtOnce() == 0)
    }

    @Test func aReleasedConnectionGoesToTheFirstWhoWaits() {
        var machine = busyMachine()
        _ = wait("first", in: &machine)
        _ = wait("second", in: &machine)
        #expect(machine.release(0, .connected) == .hand(0, to: "first"))
        #expect(machine.release(1, .disconnected) == .hand(1, to: "second"))
        #expect(machine.statistics == PoolStatistics(size: 2, idle: 0, leased: 2, waiting: 0))
    }

    @Test func waitersStayWhileAnotherConnectionWorks() {
        var machine = busyMachine()
        _ = wait("patient", in: &machine)
        #expect(machine.release(1, .connectFailed(failure)) == .none)
        #expect(machine.statistics.waiting == 1)
    }

    @Test func waitersFailWhenNothingWorks() {
        var machine = busyMachine()
        _ = machine.release(0, .disconnected)
        _ = machine.acquireAtOnce()
        _ = wait("first", in: &machine)
        _ = wait("second", in: &machine)
        #expect(machine.release(1, .connectFailed(failure)) == .fail(["first", "second"], failure))
        #expect(machine.statistics == PoolStatistics(size: 2, idle: 0, leased: 1, waiting: 0))
    }

    @Test func whoWaitedTooLongHearsTheLastFailure() {
        var machine = busyMachine()
        let (_, timer) = wait("early", in: &machine, seconds: 1)
        #expect(timer == now + .seconds(1))
        #expect(wait("late", in: &machine, seconds: 2).timer == nil)
        let first = machine.expire(timer: now + .seconds(1), now: now + .seconds(1))
        #expect(first.expired == ["early"])
        #expect(first.reason.kind == .timeout)
        #expect(first.next == now + .seconds(2))
        _ = machine.release(1, .connectFailed(failure))
        let second = machine.expire(timer: now + .seconds(2), now: now + .seconds(2))
        #expect(second.expired == ["late"])
        #expect(second.reason == failure)
        #expect(second.next == nil)
    }

    @Test func anEarlierDeadlineOvertakesTheTimer() {
        var machine = busyMachine()
        #expect(wait("late", in: &machine, seconds: 5).timer == now + .seconds(5))
        #expect(wait("early", in: &machine, seconds: 1).timer == now + .seconds(1))
        let early = machine.expire(timer: now + .seconds(1), now: now + .seconds(1))
        #expect(early.expired == ["early"])
        #expect(early.next == now + .seconds(5))
        let stale = machine.expire(timer: now + .seconds(3), now: now + .seconds(3))
        #expect(stale.expired.isEmpty)
        #expect(stale.next == nil)
    }

    @Test func whoLeavesIsNotServed() {
        var machine = busyMachine()
        let (ticket, _) = wait("impatient", in: &machine)
        _ = wait("next", in: &machine)
        #expect(machine.cancel(ticket) == "impatient")
        #expect(machine.cancel(ticket) == nil)
        #expect(machine.release(0, .connected) == .hand(0, to: "next"))
    }

    @Test func shutdownEndsWithTheLastLease() {
        var machine = busyMachine()
        _ = wait("waiter", in: &machine)
        let (waiters, isFinished) = machine.shutDown()
        #expect(waiters == ["waiter"])
        #expect(!isFinished)
        #expect(machine.release(0, .connected) == .none)
        #expect(machine.release(1, .connectFailed(failure)) == .finishShutdown)
        #expect(machine.acquireAtOnce() == nil)
        #expect(machine.acquire(99, "late", until: now) == .refuse(.poolClosed))
    }

    @Test func tooManyAreRefused() {
        var machine = busyMachine()
        for ticket in 0..<PoolStateMachine<String>.maximumWaiting { _ = machine.acquire(ticket, "", until: now) }
        let one = machine.acquire(-1, "one more", until: now)
        #expect(one == .refuse(PostgresError(.timeout, "100000 callers wait for a connection already")))
    }
}
