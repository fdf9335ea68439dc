package import Hummingbird

/// What a server has beside the API: the pages.
package protocol Site: Sendable {
    /// Adds its routes. Each of them answers within bounds: `APIContext.answering`.
    func add(to router: Router<APIContext>, of service: Service)
}
