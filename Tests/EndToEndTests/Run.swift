import Foundation

/// How a command ended and what it said.
struct Run {
    let code: Int32
    let output: String
    let complaint: String

    /// Standard error is for people: one sentence, a line of its own, after what a slow machine says of its progress.
    var isOnePlainSentence: Bool {
        let lines = complaint.split(separator: "\n").filter { !$0.hasSuffix(" …") }
        return lines.count == 1 && lines[0].hasPrefix("debrief: ") && lines[0].hasSuffix(".")
    }

    func answer<Value: Decodable>(as type: Value.Type = Value.self) throws -> Value {
        try JSONDecoder().decode(type, from: Data(output.utf8))
    }
}
