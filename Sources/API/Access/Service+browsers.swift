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

    /// Where a browser goes so that its person signs in with the provider. `state` comes back with it, and `verifier` shows
    /// that who comes back is who went.
    ///
    /// - Throws: `Problem` 404 where there is no provider, 503 where it can't be asked.
    package func authorization(state: String, verifier: String) async throws -> String {
        guard let provider = authenticator.provider, let browserClient else { throw Problem.notFound }
        return try await provider.authorization(for: browserClient, state: state, verifier: verifier)
    }

    /// Who came back from the provider with a code.
    ///
    /// - Throws: `Problem` 401 where it stands for nobody, 404, 503.
    package func principal(coming code: String, verifier: String) async throws -> Principal {
        guard let provider = authenticator.provider, let browserClient else { throw Problem.notFound }
        let token = try await provider.accessToken(for: code, of: browserClient, verifier: verifier)
        return try await authenticator.principal(bearing: token, at: .now)
    }
}
