import Contract

/// What came of sending what waited.
struct SyncAnswer: Answer {
    let sent: [CommandAnswer]
    let refused: [OutboxLine]
    /// How many are still to be sent here.
    let waiting: Int
    /// How many are meant for another server or organisation.
    let elsewhere: Int
    /// Files that aren't what was written.
    let damaged: [String]

    init(_ sent: [CommandAnswer], left files: [OutboxFile], _ here: Destination) {
        self.sent = sent
        let entries = files.compactMap(\.entry)
        let mine = entries.filter { $0.isMeant(for: here) }
        refused = mine.filter { $0.standing.name == .refused }.map(OutboxLine.init)
        waiting = mine.count - refused.count
        elsewhere = entries.count - mine.count
        damaged = files.filter { $0.entry == nil }.map(\.path)
    }

    var text: String {
        let figures = [
            sent.isEmpty ? nil : "\(sent.count) sent",
            refused.isEmpty ? nil : "\(refused.count) refused",
            waiting == 0 ? nil : "\(waiting) to send",
            elsewhere == 0 ? nil : "\(elsewhere) for elsewhere (debrief sync --list)",
        ].compactMap(\.self)
        let summary = figures.isEmpty ? "nothing waits" : figures.joined(separator: ", ")
        return (sent.map(\.text) + refused.map(\.text) + damaged.map(\.asDamaged) + [summary]).joined(separator: "\n")
    }

    /// What somebody has to do something about; nil where all is well.
    var complaint: Failure? {
        if !refused.isEmpty {
            return Failure(.data, "Not all was taken: mend it with debrief sync --edit ID, or drop it with --drop ID.")
        }
        guard let damaged = damaged.first else { return nil }
        return Failure(
            .data,
            "\(damaged) is damaged and was left as it is: read it, write it anew, and drop it with debrief sync --drop."
        )
    }
}

extension String {
    /// A file that isn't what was written.
    var asDamaged: String { "damaged: \(self)" }
}
