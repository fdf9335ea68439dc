import Lessons
import UseCases

/// A person as it is printed.
struct PersonAnswer: Encodable {
    let id: String
    /// nil for who was forgotten.
    let name: String?
    let address: String?

    init(_ person: PersonEntry) {
        id = person.id.description
        name = person.name
        address = person.address
    }

    var line: String {
        guard let name else { return "\(id)  (forgotten)" }
        return ["\(id)  \(name)", address.map { "<\($0)>" }].compactMap(\.self).joined(separator: "  ")
    }
}
