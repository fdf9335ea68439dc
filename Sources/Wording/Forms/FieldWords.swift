/// What a field of a form is called, and how it is filled in.
package struct FieldWords: Sendable {
    package let label: Translation
    /// In a sentence, with an example; nil where the label says all.
    package let help: Translation?

    init(_ english: String, _ french: String) {
        (label, help) = (Translation(english, french), nil)
    }

    init(_ english: String, _ french: String, help englishHelp: String, _ frenchHelp: String) {
        (label, help) = (Translation(english, french), Translation(englishHelp, frenchHelp))
    }

    /// By the fields' names, those within another dotted: `place.latitude`. Where a field means something else in one command
    /// or for one sort of thing, that stands before it: `observation.reject:why`, `lesson:title`.
    package static let all: [String: FieldWords] = [
        things, observations, lessons, actions, missions, reviews, reasons, instructions,
    ].reduce(into: [:]) { $0.merge($1) { first, _ in first } }

    /// The words of a field in the form of a command, `path` being without the places in lists; and by which of the names
    /// above they go.
    package static func found(_ path: String, in command: String) -> (name: String, words: FieldWords)? {
        let parts = path.split(separator: ".")
        let suffixes = parts.indices.map { parts[$0...].joined(separator: ".") }
        let sort = command.prefix { $0 != "." && $0 != "/" }
        let names = suffixes.map { "\(command):\($0)" } + suffixes.map { "\(sort):\($0)" } + suffixes
        return names.lazy.compactMap { name in all[name].map { (name, $0) } }.first
    }
}
