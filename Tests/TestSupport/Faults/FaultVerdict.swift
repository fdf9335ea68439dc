/// What a fault run did and found: printed whole, so that it can be run again from its seed.
package struct FaultVerdict: Sendable, CustomStringConvertible {
    package let name: String
    package let seed: UInt64
    /// What was done, in the order in which it is printed.
    package private(set) var counts: [(name: String, value: Int)]
    /// Every promise that was broken, one sentence each; empty when all were kept.
    package private(set) var faults: [String]

    package init(name: String, seed: UInt64, counts: [(name: String, value: Int)] = [], faults: [String] = []) {
        self.name = name
        self.seed = seed
        self.counts = counts
        self.faults = faults
    }

    package var isKept: Bool { faults.isEmpty }

    package var description: String {
        let done = counts.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
        let broken = faults.prefix(10).map { "\n  broken: \($0)" }.joined()
        return "\(name) · seed \(seed) · \(done) · \(isKept ? "kept" : "\(faults.count) BROKEN")\(broken)"
    }

    package mutating func count(_ name: String, _ value: Int) {
        if let index = counts.firstIndex(where: { $0.name == name }) {
            counts[index].value += value
        } else {
            counts.append((name, value))
        }
    }

    package mutating func fault(_ sentence: String) {
        faults.append(sentence)
    }

    package mutating func expect(_ isTrue: Bool, _ sentence: @autoclosure () -> String) {
        if !isTrue { faults.append(sentence()) }
    }

    /// Adds what the history counts and what it breaks.
    package mutating func judge(_ history: History) {
        for (name, value) in history.counts { count(name, value) }
        faults += HistoryChecker(history).violations().map(\.description)
    }
}
