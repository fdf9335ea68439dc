/// What waits to be sent.
struct OutboxList: Answer {
    let waiting: [OutboxLine]
    /// Files that aren't what was written.
    let damaged: [String]

    init(_ files: [OutboxFile]) {
        waiting = files.compactMap(\.entry).map(OutboxLine.init)
        damaged = files.filter { $0.entry == nil }.map(\.path)
    }

    var text: String {
        guard !waiting.isEmpty || !damaged.isEmpty else { return "nothing waits" }
        var table = Table("id", "written (UTC)", "state", "for", "title")
        for line in waiting {
            table.add(
                line.shortID,
                line.written.toSeconds,
                line.state.words,
                line.goal.isEmpty ? "·" : line.goal,
                line.title
            )
        }
        let parts = [
            waiting.isEmpty ? [] : [table.text(width: Terminal.width)],
            waiting.filter { $0.state == .refused }.map(\.text),
            damaged.map(\.asDamaged),
        ]
        return parts.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
    }
}
