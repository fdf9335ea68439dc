import Contract

extension WebhookAnswer: Answer {
    var text: String {
        let state = parkedAt.map { "parked \($0.toSeconds)" } ?? (failures > 0 ? "failed \(failures) times" : "ok")
        let what = types.isEmpty ? "all events" : types.joined(separator: ", ")
        return "\(id)  \(url)  [\(what)]  at \(position)  \(state)" + (lastError.map { ": \($0)" } ?? "")
    }
}

extension WebhooksAnswer: Answer {
    var text: String {
        webhooks.isEmpty ? "none yet: debrief webhook create makes one" : webhooks.map(\.text).joined(separator: "\n")
    }
}

extension NewWebhookAnswer: Answer {
    var text: String {
        "\(webhook.text)\n\(secret)\n\nIt is shown this once: the receiver checks the signatures with it."
    }
}

extension RemovedWebhookAnswer: Answer {
    var text: String { "removed: nothing is sent to \(removed) any more" }
}
