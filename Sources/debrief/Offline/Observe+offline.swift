import Lessons

extension Observe {
    /// Keeps an observation until it can be sent, and says so.
    func keep(_ details: ObservationDetails) throws {
        let entry = try OutboxEntry(details, fields.review, options)
        let outbox = Outbox()
        let waiting = options.dryRun ? try outbox.count() : try outbox.add(entry)
        try Kept(id: entry.id.description, title: details.title, waiting: waiting, dryRun: options.dryRun)
            .print(asJSON: options.output.json)
    }

    private struct Kept: Answer {
        let id: String
        let title: String
        let waiting: Int
        let dryRun: Bool

        var text: String {
            guard !dryRun else { return "would wait, and doesn't: \(title)" }
            let way = waiting == 1 ? "debrief sync sends it" : "\(waiting.waiting): debrief sync sends them"
            return "\(id.prefix(8))  waits  \(title)  (\(way))"
        }
    }
}

extension Int {
    /// So many observations wait.
    var waiting: String { self == 1 ? "1 waits" : "\(self) wait" }
}
