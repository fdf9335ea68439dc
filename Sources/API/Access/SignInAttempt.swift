import EventSourcing

/// A browser's way to the identity provider and back, by three secrets that it alone keeps meanwhile.
package struct SignInAttempt: Sendable, Equatable {
    /// Comes back with the browser, which shows that it went (RFC 6749, section 10.12).
    package let state: String
    /// Comes back within the ID token, which shows that it was made for this one (OpenID Connect Core 1.0, section 15.5.2).
    package let nonce: String
    /// Is told with the code, which shows that who has it is who asked (RFC 7636).
    package let verifier: String

    package init(state: String, nonce: String, verifier: String) {
        (self.state, self.nonce, self.verifier) = (state, nonce, verifier)
    }

    /// A new one, of 256 bits each.
    package init() {
        self.init(state: Self.secret(), nonce: Self.secret(), verifier: Self.secret())
    }

    private static func secret() -> String { [UInt8].random(32).base64URL }
}
