import Contract
import UseCases
import Wording

/// One review, observation, lesson, reform action or alert.
struct ThingPage: Page {
    static let words: [any Phrase.Type] = [ThingWord.self]

    static let template = "thing"

    let title: String
    let thing: ThingModel

    init<Subject: ContractedAggregate>(_ visit: Visit, _ reference: Reference, as subject: Subject.Type) async throws {
        thing = try await ThingModel(visit, reference, as: subject)
        title = "\(thing.reference) \(thing.title)"
    }
}
