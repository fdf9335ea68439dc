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

    /// The words of a field in the form of a command, and by which of its names they go.
    package static func found(_ path: String, in command: String) -> (name: String, words: FieldWords)? {
        names(of: path, in: command).lazy.compactMap { name in all[name].map { (name, $0) } }.first
    }

    /// What a field in the form of a command may be called here, `path` being where it is, `evidence.0.sha256`: the most
    /// particular name first.
    package static func names(of path: String, in command: String) -> [String] {
        let parts = path.split(separator: ".").filter { Int($0) == nil }
        let suffixes = parts.indices.map { parts[$0...].joined(separator: ".") }
        let sort = command.prefix { $0 != "." && $0 != "/" }
        return suffixes.flatMap { ["\(command):\($0)", "\(sort):\($0)", $0] }
    }
}
