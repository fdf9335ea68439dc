import Lessons

extension Sync {
    func discard(_ name: String) async throws {
        try await outbox.exclusively {
            let file = try outbox.file(called: name)
            try outbox.drop(file)
            let wasSent = file.entry?.standing == .sent
            try Dropped(id: file.name, title: file.entry?.details.title, mayBeRecorded: wasSent)
                .print(asJSON: output.json)
        }
    }

    func takeBack() async throws {
        try await outbox.exclusively {
            let file = try outbox.takeBack()
            try OutboxList([file]).print(asJSON: output.json)
        }
    }

    /// The file stays the same one, so that what was written before is there until what is written now is.
    func rewrite(_ name: String, _ changes: OutboxChanges) async throws {
        try await outbox.exclusively {
            let file = try outbox.file(called: name)
            let (entry, draft) = try anew(file, changes)
            PersonalData.warn(about: entry.details)
            try await Draft.keeping(draft) { try file.write(entry) }
            try OutboxLine(entry).print(asJSON: output.json)
            if let reason = entry.standing.reason { throw Failure(.data, reason) }
        }
    }

    private func anew(_ file: OutboxFile, _ changes: OutboxChanges) throws -> (OutboxEntry, Draft?) {
        guard let entry = file.entry else {
            throw Failure(.data, "\(file.path) is damaged: read it, write it anew, and drop it.")
        }
        guard entry.standing != .sent else {
            throw Failure(
                .tryAgain,
                "It was sent and no answer came, so it may be recorded: debrief sync settles that first."
            )
        }
        let isMoved = ledger.server != nil || ledger.organisation.organisation != nil
        let destination = isMoved ? try Destination(ledger) : nil
        guard changes.isEmpty else { return (changes.applied(to: entry, for: destination), nil) }
        var form = ObservationForm(entry.details)
        let draft = try form.edit()
        return (entry.rewritten(as: form.written(into: entry.details), entry.review, for: destination), draft)
    }
}

private struct Dropped: Answer {
    let id: String
    let title: String?
    let mayBeRecorded: Bool

    var text: String {
        let doubt = mayBeRecorded ? "it was sent, and may be recorded; " : ""
        return "\(id.prefix(8))  dropped  \(title ?? "what is damaged")  (\(doubt)debrief sync --undo brings it back)"
    }
}
