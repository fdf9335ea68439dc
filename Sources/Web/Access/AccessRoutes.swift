import Contract
import Hummingbird
import UseCases

/// Who may see and do what, and where events are sent on their behalf.
struct AccessRoutes {
    func add(to pages: PageRoutes) {
        pages.get("/access") { visit in try await visit.response(try await AccessPage(visit)) }

        pages.get("/webhooks") { visit in try await visit.response(try await WebhooksPage(visit)) }

        pages.get("/access/readers/{reference}") { visit in
            try await visit.response(try await ReadersPage(visit, of: Reference(try visit.value("reference"))))
        }
    }
}
