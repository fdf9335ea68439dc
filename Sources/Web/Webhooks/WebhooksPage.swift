import API
import Contract
import EventSourcing
import Lessons
import UseCases
import Wording

/// Where events are sent, how far each is, and what may be done about it: everybody's for who administers, else one's own.
struct WebhooksPage: Page {
    struct Row: Sendable {
        let id: String
        let url: String
        let types: [String]
        let person: String
        let position: String
        let state: Chip
        /// Since when, and why.
        let reason: String?
        let mayRetry: Bool
    }

    static let template = "webhooks"
    static let words: [any Phrase.Type] = [WebhookWord.self]

    let title: String
    let rows: [Row]
    let isEmpty: Bool
    /// What leads to a new one; nil for who may make none.
    let addition: String?
    /// Whether anything may be done about them now.
    let acts: Bool

    init(_ visit: Visit) async throws {
        let language = visit.language
        title = WebhookWord.webhooks.words(in: language)
        acts = !visit.isPast && visit.principal.scopes.contains(.write)
        addition =
            acts && visit.desk.admits(CreateWebhook.audience)
            ? CommandWords.all[CreateWebhook.path]?.title.words(in: language) : nil
        let webhooks = try await visit.ask(WebhooksQuestion()).webhooks
        isEmpty = webhooks.isEmpty
        let names = try await visit.names(ofPeople: webhooks.map(\.person))
        rows = webhooks.map { webhook in
            let types = webhook.types.map { EventType.words(of: $0, in: language) }
            let since = webhook.parkedAt.map { moment in
                Instant(moment).map { language.words(of: $0, in: visit.preferences.zone) } ?? moment
            }
            let fault = webhook.lastError.map { DeliveryFault($0)?.words(in: language) ?? $0 }
            return Row(
                id: webhook.id,
                url: webhook.url,
                types: types.isEmpty ? [WebhookWord.allTypes.words(in: language)] : types,
                person: names[webhook.person] ?? webhook.person,
                position: webhook.position,
                state: webhook.chip(in: language),
                reason: since == nil && fault == nil
                    ? nil : [since, fault].compactMap(\.self).joined(separator: language(": ", " : ")),
                mayRetry: webhook.failures > 0 || webhook.parkedAt != nil
            )
        }
    }
}

extension WebhookAnswer {
    fileprivate func chip(in language: Language) -> Chip {
        if parkedAt != nil { return Chip(WebhookWord.waits, .bad, in: language) }
        return failures > 0
            ? Chip(WebhookWord.triedAgain, .warn, in: language) : Chip(WebhookWord.inOrder, .good, in: language)
    }
}
