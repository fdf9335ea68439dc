import Crypto
import Foundation
import HTTPTypes

/// A browser that somebody signed in with: its cookie bears the token that every request is then made with.
struct BrowserSession: Sendable {
    /// Bound to this very host, and to TLS but on the machine itself (RFC 6265bis, section 4.1.3.2).
    private static let cookie = "__Host-debrief"

    let token: String

    init(token: String) {
        self.token = token
    }

    /// nil where the request bears none.
    init?(in headers: HTTPFields) {
        guard let token = headers.cookie(Self.cookie), !token.isEmpty else { return nil }
        self.token = token
    }

    /// What a form bears that comes from one of our pages: another site can neither read it nor guess it.
    var formToken: String {
        Data(SHA256.hash(data: Data("debrief form \(token)".utf8))).base64EncodedString()
    }

    var setCookie: String { "\(Self.cookie)=\(token); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=2592000" }

    static let clearCookie = "\(cookie)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
}

extension HTTPFields {
    /// The value of a cookie.
    func cookie(_ name: String) -> String? {
        let pairs = self[values: .cookie].flatMap { $0.split(separator: ";") }
        let pair = pairs.map { $0.trimmingPrefix(while: \.isWhitespace) }.first { $0.hasPrefix("\(name)=") }
        return pair.map { String($0.dropFirst(name.count + 1)) }
    }
}
