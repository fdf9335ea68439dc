import UseCases

extension Service {
    /// Where browsers come back to from the identity provider.
    package static let returnPath = "/sign-in/provider/return"

    /// Whether people can sign in to the pages with an identity provider.
    package var hasProvider: Bool { authenticator.provider != nil && browserClient != nil }

    private var browserClient: BrowserClient? {
        options.clientID.map { id in
            BrowserClient(id: id, secret: options.clientSecret, redirect: publicURL + Self.returnPath)
        }
    }

    /// Where a browser goes so that its person signs in with the provider.
    ///
    /// - Throws: `Problem` 404 where there is no provider, 503 where it can't be asked.
    package func authorization(of attempt: SignInAttempt) async throws -> String {
        guard let provider = authenticator.provider, let browserClient else { throw Problem.notFound }
        return try await provider.authorization(for: browserClient, attempt)
    }

    /// Who came back from the provider with a code. It is known here from then on, whatever it may see or do.
    ///
    /// - Throws: `Problem` 401 where it stands for nobody, 404, 503.
    package func principal(coming code: String, from attempt: SignInAttempt) async throws -> Principal {
        guard let provider = authenticator.provider, let browserClient else { throw Problem.notFound }
        let identity = try await provider.identity(for: code, of: browserClient, attempt, at: .now)
        return try await authenticator.principal(of: identity, provider.issuer, .now)
    }

    /// Whether an answer is the provider's, by the issuer that it names (RFC 9207); one that names none may be.
    package func isOfProvider(answerOf issuer: String?) -> Bool {
        issuer == nil || issuer == authenticator.provider?.issuer
    }
}
