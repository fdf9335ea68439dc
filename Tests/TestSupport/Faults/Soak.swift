/// A fault that is done to the store again and again, in a short form for every test run and a long one for the night.
package struct Soak: Sendable {
    typealias Body = @Sendable (_ count: Int, _ verdict: inout FaultVerdict) async throws -> Void

    package let name: String
    /// What is counted: kills, commands, rounds.
    package let unit: String
    package let short: Int
    package let long: Int
    /// Why it can't run on this machine; nil where it can.
    package let obstacle: String?
    private let body: Body

    init(_ name: String, unit: String, short: Int, long: Int, obstacle: String? = nil, body: @escaping Body) {
        self.name = name
        self.unit = unit
        self.short = short
        self.long = long
        self.obstacle = obstacle
        self.body = body
    }

    /// Does it `count` times on a server of its own, with what the seed makes of chance. What an error breaks off is in
    /// the verdict too, with its seed.
    package func run(count: Int, seed: UInt64 = .random(in: 0...UInt64.max)) async -> FaultVerdict {
        var verdict = FaultVerdict(name: name, seed: seed)
        do {
            try await body(count, &verdict)
        } catch {
            verdict.fault("it broke off: \(error)")
        }
        return verdict
    }
}
