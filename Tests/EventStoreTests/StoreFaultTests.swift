import TestSupport
import Testing

/// What is done to the store while it works, in the short form. One at a time: each wants the machine for itself.
@Suite(.serialized) struct StoreFaultTests {
    @Test("107 the store does what a log in memory does, also when it crashes", .timeLimit(.minutes(5)))
    func model() async {
        await Soak.model.expectKept()
    }

    @Test("108 what eight clients saw of one stream is one order", .timeLimit(.minutes(5)))
    func linearizability() async {
        await Soak.linearizability.expectKept()
    }

    /// What a projector keeps when its backend is ended (76) is tested where projectors are: FollowingTests.
    @Test("109 terminated backends lose, double and reorder nothing (10, 47, 48)", .timeLimit(.minutes(5)))
    func backends() async {
        await Soak.backends.expectKept()
    }

    @Test("110 an immediate stop loses nothing that was acknowledged (58, 59)", .timeLimit(.minutes(5)))
    func immediateStops() async {
        await Soak.immediateStops.expectKept()
    }

    @Test("27 a command sent three times at once has one effect and one answer", .timeLimit(.minutes(5)))
    func doubled() async {
        await Soak.doubled.expectKept()
    }

    @Test("a process killed while appending loses and doubles nothing", .timeLimit(.minutes(5)))
    func processKilled() async {
        await Soak.processKilled.expectKept()
    }
}

/// The faults that mostly wait, beside the others.
@Suite struct WaitingFaultTests {
    @Test("58 PostgreSQL killed while appending loses nothing that was acknowledged", .timeLimit(.minutes(5)))
    func postgresKilled() async {
        await Soak.postgresKilled.expectKept()
    }

    @Test(
        "18 recorded times don't go back when the clock does",
        .enabled(if: Soak.clock.obstacle == nil, "needs libfaketime"),
        .timeLimit(.minutes(5))
    )
    func clock() async {
        await Soak.clock.expectKept()
    }

    @Test(
        "append refused and reads served while the disk is full, and nothing lost",
        .enabled(if: Soak.diskFull.obstacle == nil, "needs root and loop devices"),
        .timeLimit(.minutes(5))
    )
    func diskFull() async {
        await Soak.diskFull.expectKept()
    }

    @Test(
        "58 a power cut loses nothing that was acknowledged",
        .enabled(if: Soak.powerCut.obstacle == nil, "needs root and loop devices"),
        .timeLimit(.minutes(5))
    )
    func powerCut() async {
        await Soak.powerCut.expectKept()
    }

    @Test("21 a cut connection leaves no outcome that the same command doesn't settle", .timeLimit(.minutes(5)))
    func lineCut() async {
        await Soak.lineCut.expectKept()
    }
}

extension Soak {
    /// Runs the short form and prints its verdict.
    fileprivate func expectKept() async {
        let verdict = await run(count: short)
        print(verdict)
        #expect(verdict.isKept, "\(verdict)")
    }
}
