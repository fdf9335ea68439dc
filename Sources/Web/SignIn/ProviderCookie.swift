import API
import Foundation
import HTTPTypes

/// What a browser keeps while its person signs in with the identity provider.
struct ProviderCookie: Sendable {
    private static let name = "__Host-debrief-provider"
    /// For as long somebody may take to sign in there.
    private static let patienceSeconds = 600
    /// Browsers keep no cookie over 4,096 bytes.
    private static let maximumTarget = 2_000

    let attempt: SignInAttempt
    /// Where to go then.
    let target: String

    init(_ attempt: SignInAttempt, target: String) {
        self.attempt = attempt
        self.target = target.utf8.count <= Self.maximumTarget ? target : "/"
    }

    /// nil where the request bears none.
    init?(in headers: HTTPFields) {
        let parts = (headers.cookie(Self.name) ?? "").split(separator: ".").map(String.init)
        guard parts.count == 4, let target = [UInt8](base64URL: parts[3]) else { return nil }
        attempt = SignInAttempt(state: parts[0], nonce: parts[1], verifier: parts[2])
        self.target = String?(String(decoding: target, as: UTF8.self)).localPath
    }

    var setCookie: String {
        let parts = [attempt.state, attempt.nonce, attempt.verifier, Array(target.utf8).base64URL]
        return Self.setCookie(parts.joined(separator: "."), forSeconds: Self.patienceSeconds)
    }

    static let clearCookie = setCookie("", forSeconds: 0)

    private static func setCookie(_ value: String, forSeconds seconds: Int) -> String {
        "\(name)=\(value); Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=\(seconds)"
    }
}
