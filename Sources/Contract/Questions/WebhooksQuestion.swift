import UseCases

/// The webhooks: everybody's for who administers, else one's own.
package struct WebhooksQuestion: Question {
    package static let path = "webhooks"
    package static let readsModels = false
    package static let isAnsweredAsOf = false

    package init() {}

    package func answer(at desk: Desk) async throws -> WebhooksAnswer {
        WebhooksAnswer(webhooks: try await desk.webhooks.all(of: desk.ownAloneOf).map(WebhookAnswer.init))
    }
}
