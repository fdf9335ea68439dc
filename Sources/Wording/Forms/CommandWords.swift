/// What a command is called where people give it, and what it does.
package struct CommandWords: Sendable {
    /// What the form is headed with, and what its button says.
    package let title: Translation
    /// In one sentence.
    package let about: Translation

    init(_ english: String, _ french: String, about englishAbout: String, _ frenchAbout: String) {
        (title, about) = (Translation(english, french), Translation(englishAbout, frenchAbout))
    }

    /// By the commands' names, and the instructions' paths.
    package static let all: [String: CommandWords] = [
        observations, lessons, actions, missions, reviews, alerts, instructions,
    ]
    .reduce(into: [:]) { $0.merge($1) { first, _ in first } }
}
