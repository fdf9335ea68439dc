import Contract
import Foundation
import Hummingbird
import UseCases

/// Who may see and do what.
struct AccessRoutes {
    func add(to pages: PageRoutes) {
        pages.get("/access") { visit in try await visit.response(try await AccessPage(visit)) }

        pages.get("/access/readers/{reference}") { visit in
            try await visit.response(try await ReadersPage(visit, of: Reference(try visit.value("reference"))))
        }

        pages.post("/access/tokens/{token}/revoke") { visit, _ in
            guard let token = UUID(uuidString: try visit.value("token")) else { throw TokenError.unknown }
            _ = try await visit.desk.tell(RevokeToken(token: token), in: visit.commandContext())
            return Response(seeOther: "/access")
        }
    }
}
