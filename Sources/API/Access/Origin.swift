import Foundation

/// Where a page comes from (RFC 6454): a scheme, a host and a port. Two of them are equal however they are written.
package struct Origin: Equatable, Sendable {
    private static let standardPorts = ["http": 80, "https": 443]

    let scheme: String
    let host: String
    let port: Int

    /// nil for what is none, as `null`, and for an address that says more; a slash at its end says nothing.
    package init?(_ text: String) {
        guard let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
            let standard = Self.standardPorts[scheme], let host = parts.host?.lowercased(), !host.isEmpty,
            ["", "/"].contains(parts.percentEncodedPath), parts.query == nil, parts.fragment == nil, parts.user == nil
        else { return nil }
        self.scheme = scheme
        self.host = host.trimmingCharacters(in: ["[", "]"])
        port = parts.port ?? standard
    }
}
