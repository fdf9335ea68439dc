import Contract
import EventSourcing

extension RedactionAnswer: Answer {
    var text: String {
        let line = "\(event)  \(type)  \(subject)  \(standing.rawValue)"
        let asked = "asked for by \(requestedBy), \(requestedAt.description.toSeconds) UTC"
        return ([line, "  \(asked)"] + (reason.map { ["  \($0)"] } ?? [])).joined(separator: "\n")
    }
}

extension RedactionsAnswer: Answer {
    var text: String {
        redactions.isEmpty ? "none is asked for" : redactions.map(\.text).joined(separator: "\n")
    }
}

extension RedactionStepAnswer: Answer {
    var text: String { changed ? redaction.text : "\(redaction.text)\n(nothing new was recorded)" }
}
