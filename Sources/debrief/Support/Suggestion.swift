import ArgumentParser

/// What somebody may have meant who wrote a subcommand that there isn't.
enum Suggestion {
    /// So many letters may be wrong.
    private static let tolerance = 2

    /// The nearest subcommand to the first word that is none; nil where all are, or nothing is near.
    static func nearest(to arguments: [String], under root: any ParsableCommand.Type) -> String? {
        var command = root
        for word in arguments {
            let subcommands = command.configuration.subcommands
            guard !subcommands.isEmpty, !word.hasPrefix("-") else { return nil }
            guard let next = subcommands.first(where: { $0._commandName == word }) else {
                let names = subcommands.map { $0._commandName } + ["help"]
                let near = names.map { (name: $0, distance: distance($0, word)) }.min { $0.distance < $1.distance }
                return near.flatMap { (1...tolerance).contains($0.distance) ? $0.name : nil }
            }
            command = next
        }
        return nil
    }

    /// How many letters have to be put in, taken out or changed (Levenshtein's distance).
    private static func distance(_ one: String, _ other: String) -> Int {
        var row = Array(0...other.count)
        for (index, letter) in one.enumerated() {
            var before = row[0]
            row[0] = index + 1
            for (column, candidate) in other.enumerated() {
                let change = before + (letter == candidate ? 0 : 1)
                before = row[column + 1]
                row[column + 1] = min(change, before + 1, row[column] + 1)
            }
        }
        return row[other.count]
    }
}
