import API

/// With what a browser comes back from the identity provider (RFC 6749, section 4.1.2).
struct ProviderAnswer: Sendable {
    let state: String?
    /// nil where the provider doesn't say who answers (RFC 9207).
    let issuer: String?
    private let codeText: String?
    private let error: String?

    /// - Throws: `Problem` for a query that can't be read.
    init(_ text: String?) throws {
        var query = try QueryFields(text)
        (state, issuer) = (try query.take("state"), try query.take("iss"))
        (codeText, error) = (try query.take("code"), try query.take("error"))
    }

    /// What stands for who signed in.
    ///
    /// - Throws: `ProviderFault` where there is none.
    func code() throws(ProviderFault) -> String {
        switch (error, codeText) {
        case ("access_denied"?, _): throw .denied
        case (nil, let code?): return code
        default: throw .untrusted
        }
    }
}
