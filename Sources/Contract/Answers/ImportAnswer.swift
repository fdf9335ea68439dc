import FoundationEssentials
import Lessons
import UseCases
import Wording

/// What an import came to.
package struct ImportAnswer: Codable, Sendable, Equatable {
    package let good: Int
    package let bad: Int
    /// nil where nothing was to be written.
    package let recorded: Int?
    /// Rows that stood here already; nil where nothing was to be written.
    package let unchanged: Int?
    /// The first hundred.
    package let badRows: [BadRowAnswer]

    init(_ check: ImportCheck, _ outcome: ImportOutcome?, _ badRows: [BadRowAnswer]) {
        (good, bad, self.badRows) = (check.good, check.bad, badRows)
        (recorded, unchanged) = (outcome?.recorded, outcome?.unchanged)
    }
}

/// A row that can't be imported, in words.
package struct BadRowAnswer: Codable, Sendable, Equatable {
    /// From 1; of the first of its lines where it has several.
    package let line: Int
    /// nil where it isn't about one.
    package let field: String?
    package let reason: String

    init(_ row: BadRow, in language: Language) {
        line = row.line
        (field, reason) = row.words(in: language)
    }

    private init(_ row: BadRowAnswer, line: Int) {
        (self.line, field, reason) = (line, row.field, row.reason)
    }

    /// The same of a row that stands in another line than where it was sent.
    package func at(_ line: Int) -> BadRowAnswer { BadRowAnswer(self, line: line) }
}

extension BadRow {
    fileprivate func words(in language: Language) -> (field: String?, reason: String) {
        switch fault {
        case .syntax(let reason): (nil, reason)
        case .missing(let field): (field, "it is missing")
        case .unreadable(let field, let expected): (field, "it can't be read: \(expected) is wanted")
        case .unknownField(let field): (field, "there is no such field")
        case .repeated(let line): ("externalId", "line \(line) has the same one")
        case .dangling(let field, let name): (field, "it names \(name), which is neither in the files nor here")
        case .closed: ("externalId", "what stands here under it isn't open to you")
        case .refused(let error): refused(error, in: language)
        }
    }

    private func refused(_ error: any Error, in language: Language) -> (field: String?, reason: String) {
        guard let refusal = error as? any Refusal else { return (nil, "\(error)") }
        let noun = subject.flatMap { Noun(rawValue: $0.category) } ?? .observation
        return (refusal.faultyField?.rawValue, refusal.sentence(about: noun, in: language))
    }
}
