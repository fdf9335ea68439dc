import Contract
import EventSourcing
import Foundation
import UseCases

/// What a token of an identity provider says, read strictly: no name is there twice.
struct TokenClaims: Sendable {
    /// Clocks may be so far apart.
    private static let leewaySeconds: Int64 = 60

    private let fields: [String: FieldValue]

    /// nil for anything but an object of JSON in base64url.
    init?(_ part: String) {
        guard let bytes = [UInt8](base64URL: part), let fields = try? JSONReader.object(bytes) else { return nil }
        self.fields = fields
    }

    var audience: [String] { fields["aud"]?.texts ?? [] }

    func has(_ name: String) -> Bool { fields[name] != nil }

    func text(_ name: String) -> String? {
        guard case .text(let text)? = fields[name] else { return nil }
        return text
    }

    /// Whose it is; nil where nobody can be known by it.
    var subject: String? {
        text("sub").flatMap { subject in (1...200).contains(subject.utf8.count) ? subject : nil }
    }

    /// What the provider calls the person, as far as that has room here; nil where it says nothing.
    var name: String? {
        ["name", "preferred_username"].lazy.compactMap {
            self.text($0)?.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        .first { !$0.isEmpty }
        .map(Self.bounded)
    }

    private static func bounded(_ name: String) -> String {
        var bounded = String(name.prefix(100))
        while bounded.utf8.count > PeopleRegister.maximumBytes { bounded.removeLast() }
        return bounded
    }

    /// Whether it is of this issuer and in force (RFC 7519, section 4.1).
    func holds(of issuer: String, at instant: Instant) -> Bool {
        let now = instant.microsecondsSince1970 / 1_000_000
        guard text("iss") == issuer, let expiry = seconds("exp"), now - Self.leewaySeconds < expiry else {
            return false
        }
        return !has("nbf") || (seconds("nbf") ?? .max) <= now + Self.leewaySeconds
    }

    /// Whether it says when it was made, and that is not to come.
    func isMade(before instant: Instant) -> Bool {
        (seconds("iat") ?? .max) <= instant.microsecondsSince1970 / 1_000_000 + Self.leewaySeconds
    }

    /// A NumericDate (RFC 7519, section 2).
    private func seconds(_ name: String) -> Int64? {
        guard case .number(let digits)? = fields[name] else { return nil }
        return Int64(digits) ?? Double(digits).flatMap { $0.magnitude < 1e15 ? Int64($0) : nil }
    }
}
