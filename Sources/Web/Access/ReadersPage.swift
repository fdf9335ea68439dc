import Contract
import Lessons
import UseCases
import Wording

/// To whom a thing is open, or was on the day shown, and why.
struct ReadersPage: Page {
    struct Row: Sendable {
        let person: String
        let grounds: [String]
    }

    static let template = "readers"
    static let words: [any Phrase.Type] = [AccessWord.self]

    let title: String
    let thing: Link
    let sensitivity: Chip
    let rows: [Row]
    let isEmpty: Bool

    init(_ visit: Visit, of reference: Reference) async throws {
        let answer = try await visit.ask(ReadersQuestion(reference))
        title = "\(AccessWord.readers.words(in: visit.language)) \(answer.reference)"
        thing = visit.link(to: answer.reference)
        sensitivity = Chip(
            answer.sensitivity,
            answer.sensitivity == .unclassified ? .plain : .secret,
            in: visit.language
        )
        isEmpty = answer.readers.isEmpty
        rows = answer.readers.map { reader in
            Row(
                person: reader.name ?? reader.person,
                grounds: reader.by.map { $0.words(in: visit.language, visit.preferences.zone) }
            )
        }
    }
}
