import Testing

/// Lets few tests run at a time: these open, cut and cancel connections by the hundred, and what they wait for at most
/// is counted in seconds.
struct Throttle: SuiteTrait, TestTrait, TestScoping {
    private actor Gatekeeper {
        static let shared = Gatekeeper()
        private var places = 3
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func enter() async {
            if places > 0 {
                places -= 1
            } else {
                await withCheckedContinuation { waiting.append($0) }
            }
        }

        func leave() {
            if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
        }
    }

    var isRecursive: Bool { true }

    func scopeProvider(for _: Test, testCase: Test.Case?) -> Throttle? {
        testCase == nil ? nil : self
    }

    func provideScope(
        for _: Test,
        testCase _: Test.Case?,
        performing function: @concurrent @Sendable () async throws -> Void
    ) async throws {
        await Gatekeeper.shared.enter()
        do {
            try await function()
            await Gatekeeper.shared.leave()
        } catch {
            await Gatekeeper.shared.leave()
            throw error
        }
    }
}

extension Trait where Self == Throttle {
    static var throttled: Self { Throttle() }
}
