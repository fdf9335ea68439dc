import FoundationEssentials

/// What a command prints on standard output: lines for people, or one line of JSON.
protocol Answer: Encodable {
    var text: String { get }
}

extension Answer {
    func print(asJSON: Bool) throws {
        guard asJSON else { return Swift.print(text) }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        Swift.print(String(decoding: try encoder.encode(self), as: UTF8.self))
    }
}
